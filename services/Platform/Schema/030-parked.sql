-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
