-- 考核: one sheet an incident, as folded from what was heard. Revision counts this service's facts of the order; without a body there is no sheet yet.
CREATE TABLE Sheets (
    Id $id$ NOT NULL PRIMARY KEY,
    WorkOrderId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    Unit $code$ NULL,
    Points $int$ NOT NULL,
    Possible $int$ NOT NULL,
    Settled $flag$ NOT NULL,
    Rules $code$ NULL,
    Body $text$ NULL,
    ScoredAt $time$ NULL,
    RungAt $time$ NULL
);
CREATE UNIQUE INDEX IX_Sheets_Order ON Sheets (WorkOrderId);
CREATE INDEX IX_Sheets_Unit ON Sheets (Unit, Id);
CREATE INDEX IX_Sheets_Month ON Sheets (Unit, ScoredAt);

-- Our own copy of the working calendar: every version kept.
CREATE TABLE Calendars (
    Version $int$ NOT NULL PRIMARY KEY,
    ValidFrom $time$ NOT NULL,
    Body $text$ NOT NULL
);
