-- Own copy of the units, from UnitChanged; the highest version counts.
CREATE TABLE Units (
    Code $code$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Name $text$ NOT NULL,
    CeasedAt $time$ NULL
);

-- The registered demand. The second half is folded from what Dispatch announced.
CREATE TABLE WorkOrders (
    Id $id$ NOT NULL PRIMARY KEY,
    IncidentId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    State $code$ NOT NULL,
    Number $code$ NULL,
    Type $code$ NULL,
    Urgency $code$ NULL,
    Title $text$ NULL,
    Content $text$ NULL,
    Category $code$ NULL,
    Area $code$ NULL,
    Address $text$ NULL,
    Channel $text$ NULL,
    CallId $code$ NULL,
    Confidential $flag$ NOT NULL,
    AccusedUnit $code$ NULL,
    SuggestedUnit $code$ NULL,
    SourceOpenedAt $time$ NULL,
    RegisteredAt $time$ NULL,
    Answer $text$ NULL,
    NumbersMoved $int$ NOT NULL,
    Urged $int$ NOT NULL,
    Tries $int$ NOT NULL,
    TriesOf $int$ NOT NULL,
    FollowedUpClosing $int$ NOT NULL,
    ReopenedClosing $int$ NOT NULL,
    Reopenings $int$ NOT NULL,
    WithdrawalAskedAfter $int$ NOT NULL,
    Progress $code$ NULL,
    ProgressRevision $int$ NOT NULL,
    Unit $code$ NULL,
    ClosingRevision $int$ NOT NULL,
    ClosedAt $time$ NULL,
    SubmittedAt $time$ NULL,
    PublicAnswer $text$ NULL,
    AwaitsFollowUp $flag$ NOT NULL,
    MasterId $id$ NULL,
    MergeRevision $int$ NOT NULL,
    WithdrawalAnswered $int$ NOT NULL
);
CREATE UNIQUE INDEX UQ_WorkOrders_Number ON WorkOrders (Number) WHERE Number IS NOT NULL;
CREATE INDEX IX_WorkOrders_State ON WorkOrders (State, Id);
CREATE INDEX IX_WorkOrders_CallId ON WorkOrders (CallId, Id) WHERE CallId IS NOT NULL;
CREATE INDEX IX_WorkOrders_FollowUp ON WorkOrders (Id) WHERE AwaitsFollowUp = 1;

-- Who called, and the numbers moved out of the texts: each field is protected. PhoneIndex is a keyed hash.
-- A later row holds what a later text gave away; Revision is that of the fact with the text.
CREATE TABLE Callers (
    OrderId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    Name $text$ NULL,
    Phone $text$ NULL,
    PhoneIndex $code$ NULL,
    IdNumber $text$ NULL,
    HomeAddress $text$ NULL,
    Numbers $text$ NULL,
    CONSTRAINT PK_Callers PRIMARY KEY (OrderId, Revision)
);
CREATE INDEX IX_Callers_Phone ON Callers (PhoneIndex, OrderId) WHERE PhoneIndex IS NOT NULL;

-- Random keys of this service, themselves protected.
CREATE TABLE Secrets (
    Name $code$ NOT NULL PRIMARY KEY,
    Value $text$ NOT NULL
);

-- Serials given to processes, by day.
CREATE TABLE NumberBlocks (
    Day $code$ NOT NULL PRIMARY KEY,
    Last $int$ NOT NULL
);
