-- 剩余时间: the limit that runs now, and since when the unit's own clocks run.
ALTER TABLE WorkOrders ADD SignFrom $time$ NULL;
ALTER TABLE WorkOrders ADD HandleFrom $time$ NULL;

-- An order that came before this column has no caller's limit until it is dispatched: it comes first.
ALTER TABLE WorkOrders ADD DueBy AS (CASE
    WHEN State = 'dispatched' THEN SignBy
    WHEN State = 'signed' THEN HandleBy
    WHEN State IN ('queued', 'return-requested', 'held', 'closing-submitted') THEN COALESCE(CallerDueBy, RegisteredAt)
END);

-- The lists of the desks: by the limit that runs now, all orders or one unit's. What a list is narrowed by is read from the index too.
CREATE INDEX IX_WorkOrders_Due ON WorkOrders (DueBy, Id, State, Unit, ExtensionDays, Type, Area, Category) $computed$ DueBy IS NOT NULL
;
CREATE INDEX IX_WorkOrders_UnitDue ON WorkOrders (Unit, DueBy, Id, State, ExtensionDays) $computed$ DueBy IS NOT NULL
;

-- 答复模板: what a unit often answers.
CREATE TABLE ReplyTemplates (
    Id $code$ NOT NULL PRIMARY KEY,
    Unit $code$ NOT NULL,
    Name $text$ NOT NULL,
    Text $text$ NOT NULL,
    ChangedAt $time$ NOT NULL
);
CREATE INDEX IX_ReplyTemplates_Unit ON ReplyTemplates (Unit);
