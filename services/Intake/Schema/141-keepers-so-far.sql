-- Orders that were kept before there was the column: whoever registered them keeps them.
UPDATE WorkOrders SET KeptBy = (
    SELECT MAX(f.ActorId) FROM Facts f WHERE f.Subject = WorkOrders.Id AND f.Type = 'WorkOrderRegistered')
WHERE KeptBy IS NULL AND State = 'kept';
