-- 受理人: which agent has an order that was registered and kept; null where it was handed over or answered at once.
ALTER TABLE WorkOrders ADD KeptBy $id$ NULL;
