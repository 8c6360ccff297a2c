-- 派单目录: assisting units, the time of day, who wrote the version, and the dispute whose ruling taught it.
ALTER TABLE Catalogue ADD AssistedBy $text$ NULL;
ALTER TABLE Catalogue ADD Hours $word$ NULL;
ALTER TABLE Catalogue ADD Precedent $id$ NULL;
ALTER TABLE Catalogue ADD CaseNumber $text$ NULL;
ALTER TABLE Catalogue ADD Author $id$ NULL;

-- 承接单位, JSON.
ALTER TABLE Units ADD Successors $text$ NULL;

-- A new mark with each change to units, categories, the catalogue or its rules, so that what is kept in memory is known to be old.
CREATE TABLE Marks (
    Name $word$ NOT NULL PRIMARY KEY,
    Mark $id$ NOT NULL
);

-- 派单规则: every version.
CREATE TABLE DispatchRules (
    Version $int$ NOT NULL PRIMARY KEY,
    Body $text$ NOT NULL
);

-- What the order was dispatched by, and who assists; codes, with commas between.
ALTER TABLE WorkOrders ADD Entry $id$ NULL;
ALTER TABLE WorkOrders ADD Precedent $id$ NULL;
ALTER TABLE WorkOrders ADD AssistedBy $text$ NULL;

-- 协办: the orders that a unit assists in now.
CREATE TABLE Assists (
    OrderId $id$ NOT NULL,
    Unit $code$ NOT NULL,
    ReportedAt $time$ NULL,
    CONSTRAINT PK_Assists PRIMARY KEY (OrderId, Unit)
)$keyed$;
CREATE INDEX IX_Assists_Unit ON Assists (Unit, OrderId);

-- 领单: who looks at a waiting order just now, and until when.
CREATE TABLE Takings (
    OrderId $id$ NOT NULL PRIMARY KEY,
    TakenBy $id$ NOT NULL,
    Until $time$ NOT NULL
);
