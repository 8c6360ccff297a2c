-- 经办人: who of the unit has the order in hand; nobody until it is signed by a person.
ALTER TABLE WorkOrders ADD Handler $id$ NULL;
