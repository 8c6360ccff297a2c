-- 时限变动 by a calendar, once an order and publication: what the unit that had the order is told.
CREATE TABLE MovedLimits (
    Unit $code$ NOT NULL,
    At $time$ NOT NULL,
    OrderId $id$ NOT NULL,
    CONSTRAINT PK_MovedLimits PRIMARY KEY (Unit, At, OrderId)
)$keyed$;
