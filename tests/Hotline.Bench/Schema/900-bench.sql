-- What the measured handler changes: one row an order.
CREATE TABLE BenchOrders (
    Id $id$ NOT NULL PRIMARY KEY,
    Revision $int$ NOT NULL,
    Unit $code$ NULL,
    SignedAt $time$ NULL
);
