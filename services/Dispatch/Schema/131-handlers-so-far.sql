-- Orders that were signed for before there was the column: the trail says by whom. One deemed signed has no such fact.
UPDATE WorkOrders SET Handler = (
    SELECT MAX(f.ActorId) FROM Facts f WHERE f.Subject = WorkOrders.Id AND f.Type = 'WorkOrderSigned' AND f.At = WorkOrders.SignedAt)
WHERE Handler IS NULL AND SignedAt IS NOT NULL AND State IN ('signed', 'return-requested', 'held', 'closing-submitted', 'merged');
