-- The orders that are there already, oldest first; their bigrams follow after the start.
INSERT INTO Texts (Id, Done) SELECT Id, 0 FROM WorkOrders WHERE Number IS NOT NULL ORDER BY Id;
