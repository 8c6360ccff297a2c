-- The orders that are there already, oldest first; what they are found by follows after the start.
INSERT INTO Texts (Id, Done) SELECT Id, 0 FROM WorkOrders WHERE Number IS NOT NULL ORDER BY Id;
