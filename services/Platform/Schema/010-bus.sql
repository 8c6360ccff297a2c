-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name $code$ NOT NULL PRIMARY KEY,
    Holder $code$ NOT NULL,
    Until $time$ NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name $code$ NOT NULL PRIMARY KEY
);
