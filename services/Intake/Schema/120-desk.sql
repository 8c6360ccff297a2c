-- Half-written registrations, protected. Of one that was registered, closed or thrown away only the id stays, so that a late save does not bring it back.
CREATE TABLE Drafts (
    Id $code$ NOT NULL PRIMARY KEY,
    AgentId $id$ NOT NULL,
    SavedAt $time$ NOT NULL,
    Body $text$ NOT NULL,
    FinishedAt $time$ NULL
);
CREATE INDEX IX_Drafts_Agent ON Drafts (AgentId, SavedAt) WHERE FinishedAt IS NULL;

-- Calls that became no order. Phone is protected, PhoneIndex a keyed hash.
CREATE TABLE CallsWithoutOrder (
    Id $id$ NOT NULL PRIMARY KEY,
    Kind $word$ NOT NULL,
    At $time$ NOT NULL,
    AgentId $id$ NOT NULL,
    CallId $code$ NULL,
    PhoneIndex $code$ NULL,
    Phone $text$ NULL
);
CREATE INDEX IX_CallsWithoutOrder_Phone ON CallsWithoutOrder (PhoneIndex, Id) WHERE PhoneIndex IS NOT NULL;
