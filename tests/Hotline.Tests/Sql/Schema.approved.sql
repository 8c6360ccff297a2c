-- ==== The database of intake: Hotline's schema for SQL Server 2019 and newer ====
-- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
-- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
SET XACT_ABORT ON;
BEGIN TRANSACTION;
CREATE TABLE SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
);

-- Hotline.Platform.Schema.000-platform.sql
-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number bigint NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ActorRole nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Previous nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TraceParent nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    Sends int NOT NULL,
    SentAt datetime2(3) NULL,
    ParkedAt datetime2(3) NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Number bigint NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
);

CREATE TABLE Undelivered (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    Reason nvarchar(max) NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Question nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status bigint NOT NULL,
    Answer nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Tries bigint NOT NULL,
    RungAt datetime2(3) NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
);
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.000-platform.sql', GETUTCDATE());

-- Hotline.Platform.Schema.010-bus.sql
-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Holder nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.010-bus.sql', GETUTCDATE());

-- Hotline.Platform.Schema.020-search.sql
-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Done int NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE TABLE Grams (
    Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Seq bigint NOT NULL,
    CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
);
CREATE INDEX IX_Grams_Seq ON Grams (Seq);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.020-search.sql', GETUTCDATE());

-- Hotline.Platform.Schema.030-parked.sql
-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.030-parked.sql', GETUTCDATE());

-- Hotline.Platform.Schema.040-clock.sql
-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    StepStart datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.040-clock.sql', GETUTCDATE());

-- Hotline.Intake.Schema.100-intake.sql
-- Own copy of the units, from UnitChanged; the highest version counts.
CREATE TABLE Units (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Name nvarchar(max) NOT NULL,
    CeasedAt datetime2(3) NULL
);

-- The registered demand. The second half is folded from what Dispatch announced.
CREATE TABLE WorkOrders (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    IncidentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    State nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Type nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Urgency nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Title nvarchar(max) NULL,
    Content nvarchar(max) NULL,
    Category nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Area nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Address nvarchar(max) NULL,
    Channel nvarchar(max) NULL,
    CallId nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Confidential int NOT NULL,
    AccusedUnit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    SuggestedUnit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    SourceOpenedAt datetime2(3) NULL,
    RegisteredAt datetime2(3) NULL,
    Answer nvarchar(max) NULL,
    NumbersMoved bigint NOT NULL,
    Urged bigint NOT NULL,
    Tries bigint NOT NULL,
    TriesOf bigint NOT NULL,
    FollowedUpClosing bigint NOT NULL,
    ReopenedClosing bigint NOT NULL,
    Reopenings bigint NOT NULL,
    WithdrawalAskedAfter bigint NOT NULL,
    Progress nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    ProgressRevision bigint NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    ClosingRevision bigint NOT NULL,
    ClosedAt datetime2(3) NULL,
    SubmittedAt datetime2(3) NULL,
    PublicAnswer nvarchar(max) NULL,
    AwaitsFollowUp int NOT NULL,
    MasterId nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL,
    MergeRevision bigint NOT NULL,
    WithdrawalAnswered bigint NOT NULL
);
CREATE UNIQUE INDEX UQ_WorkOrders_Number ON WorkOrders (Number) WHERE Number IS NOT NULL;
CREATE INDEX IX_WorkOrders_State ON WorkOrders (State, Id);
CREATE INDEX IX_WorkOrders_CallId ON WorkOrders (CallId, Id) WHERE CallId IS NOT NULL;
CREATE INDEX IX_WorkOrders_FollowUp ON WorkOrders (Id) WHERE AwaitsFollowUp = 1;

-- Who called, and the numbers moved out of the texts: each field is protected. PhoneIndex is a keyed hash.
-- A later row holds what a later text gave away; Revision is that of the fact with the text.
CREATE TABLE Callers (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Name nvarchar(max) NULL,
    Phone nvarchar(max) NULL,
    PhoneIndex nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    IdNumber nvarchar(max) NULL,
    HomeAddress nvarchar(max) NULL,
    Numbers nvarchar(max) NULL,
    CONSTRAINT PK_Callers PRIMARY KEY (OrderId, Revision)
);
CREATE INDEX IX_Callers_Phone ON Callers (PhoneIndex, OrderId) WHERE PhoneIndex IS NOT NULL;

-- Random keys of this service, themselves protected.
CREATE TABLE Secrets (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Value nvarchar(max) NOT NULL
);

-- Serials given to processes, by day.
CREATE TABLE NumberBlocks (
    Day nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Last bigint NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Intake.Schema.100-intake.sql', GETUTCDATE());

-- Hotline.Intake.Schema.120-desk.sql
-- Half-written registrations, protected. Of one that was registered, closed or thrown away only the id stays, so that a late save does not bring it back.
CREATE TABLE Drafts (
    Id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    AgentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SavedAt datetime2(3) NOT NULL,
    Body nvarchar(max) NOT NULL,
    FinishedAt datetime2(3) NULL
);
CREATE INDEX IX_Drafts_Agent ON Drafts (AgentId, SavedAt) WHERE FinishedAt IS NULL;

-- Calls that became no order. Phone is protected, PhoneIndex a keyed hash.
CREATE TABLE CallsWithoutOrder (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    AgentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CallId nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    PhoneIndex nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Phone nvarchar(max) NULL
);
CREATE INDEX IX_CallsWithoutOrder_Phone ON CallsWithoutOrder (PhoneIndex, Id) WHERE PhoneIndex IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Intake.Schema.120-desk.sql', GETUTCDATE());

-- Hotline.Intake.Schema.130-search.sql
-- The orders that are there already, oldest first; their bigrams follow after the start.
INSERT INTO Texts (Id, Done) SELECT Id, 0 FROM WorkOrders WHERE Number IS NOT NULL ORDER BY Id;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Intake.Schema.130-search.sql', GETUTCDATE());

-- Hotline.Intake.Schema.140-keepers.sql
-- 受理人: which agent has an order that was registered and kept; null where it was handed over or answered at once.
ALTER TABLE WorkOrders ADD KeptBy nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Intake.Schema.140-keepers.sql', GETUTCDATE());

-- Hotline.Intake.Schema.141-keepers-so-far.sql
-- Orders that were kept before there was the column: whoever registered them keeps them.
UPDATE WorkOrders SET KeptBy = (
    SELECT MAX(f.ActorId) FROM Facts f WHERE f.Subject = WorkOrders.Id AND f.Type = 'WorkOrderRegistered')
WHERE KeptBy IS NULL AND State = 'kept';
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Intake.Schema.141-keepers-so-far.sql', GETUTCDATE());

COMMIT;

-- ==== The database of dispatch: Hotline's schema for SQL Server 2019 and newer ====
-- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
-- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
SET XACT_ABORT ON;
BEGIN TRANSACTION;
CREATE TABLE SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
);

-- Hotline.Platform.Schema.000-platform.sql
-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number bigint NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ActorRole nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Previous nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TraceParent nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    Sends int NOT NULL,
    SentAt datetime2(3) NULL,
    ParkedAt datetime2(3) NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Number bigint NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
);

CREATE TABLE Undelivered (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    Reason nvarchar(max) NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Question nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status bigint NOT NULL,
    Answer nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Tries bigint NOT NULL,
    RungAt datetime2(3) NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
);
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.000-platform.sql', GETUTCDATE());

-- Hotline.Platform.Schema.010-bus.sql
-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Holder nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.010-bus.sql', GETUTCDATE());

-- Hotline.Platform.Schema.020-search.sql
-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Done int NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE TABLE Grams (
    Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Seq bigint NOT NULL,
    CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
);
CREATE INDEX IX_Grams_Seq ON Grams (Seq);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.020-search.sql', GETUTCDATE());

-- Hotline.Platform.Schema.030-parked.sql
-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.030-parked.sql', GETUTCDATE());

-- Hotline.Platform.Schema.040-clock.sql
-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    StepStart datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.040-clock.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.100-dispatch.sql
-- Reference data: units, categories, the dispatch catalogue. Whole records; the trail keeps every version.
CREATE TABLE Units (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Name nvarchar(max) NOT NULL,
    EnglishName nvarchar(max) NULL,
    Kind nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Parent nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Area nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    ValidFrom datetime2(3) NOT NULL,
    CeasedAt datetime2(3) NULL
);

CREATE TABLE Categories (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Name nvarchar(max) NOT NULL,
    EnglishName nvarchar(max) NULL,
    Parent nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    ValidFrom datetime2(3) NOT NULL,
    CeasedAt datetime2(3) NULL
);

CREATE TABLE Catalogue (
    Entry nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Category nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Area nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Basis nvarchar(max) NULL,
    ValidFrom datetime2(3) NOT NULL,
    CeasedAt datetime2(3) NULL
);
CREATE INDEX IX_Catalogue_Category ON Catalogue (Category);

-- The live order between handing over and closing.
CREATE TABLE WorkOrders (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    IncidentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    State nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    StateBefore nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Number nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Type nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Urgency nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Title nvarchar(max) NULL,
    Content nvarchar(max) NULL,
    Category nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Area nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Address nvarchar(max) NULL,
    Confidential int NOT NULL,
    AccusedUnit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    SuggestedUnit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    RegisteredAt datetime2(3) NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Basis nvarchar(max) NULL,
    Binding int NOT NULL,
    HeldFor nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL,
    DispatchedAt datetime2(3) NULL,
    SignBy datetime2(3) NULL,
    ReturnBy datetime2(3) NULL,
    HandleBy datetime2(3) NULL,
    CallerDueBy datetime2(3) NULL,
    SignedAt datetime2(3) NULL,
    SubmittedAt datetime2(3) NULL,
    PublicAnswer nvarchar(max) NULL,
    ClosingRevision bigint NOT NULL,
    ExtensionDays bigint NOT NULL,
    Extensions bigint NOT NULL,
    MasterId nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL,
    Reworks bigint NOT NULL,
    Early bigint NOT NULL,
    ChangedAt datetime2(3) NULL
);
CREATE INDEX IX_WorkOrders_State ON WorkOrders (State, Id);
CREATE INDEX IX_WorkOrders_Unit ON WorkOrders (Unit, State, Id);
CREATE INDEX IX_WorkOrders_Master ON WorkOrders (MasterId);

-- Which units have had the order, which of them returned it, and from which dispatch took it back.
CREATE TABLE Stints (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Returned int NOT NULL,
    Recalled int NOT NULL,
    CONSTRAINT PK_Stints PRIMARY KEY (OrderId, Unit)
);

-- What the caller added or asked while the order was on its way.
CREATE TABLE Notes (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Text nvarchar(max) NULL,
    CONSTRAINT PK_Notes PRIMARY KEY (OrderId, Revision, Kind)
);

-- Calendars and limits as Escalation announced them; every version is kept.
CREATE TABLE TimeRules (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version bigint NOT NULL,
    ValidFrom datetime2(3) NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_TimeRules PRIMARY KEY (Kind, Version)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.100-dispatch.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.120-desk.sql
-- 剩余时间: the limit that runs now, and since when the unit's own clocks run.
ALTER TABLE WorkOrders ADD SignFrom datetime2(3) NULL;
ALTER TABLE WorkOrders ADD HandleFrom datetime2(3) NULL;

-- An order that came before this column has no caller's limit until it is dispatched: it comes first.
ALTER TABLE WorkOrders ADD DueBy AS (CASE
    WHEN State = 'dispatched' THEN SignBy
    WHEN State = 'signed' THEN HandleBy
    WHEN State IN ('queued', 'return-requested', 'held', 'closing-submitted') THEN COALESCE(CallerDueBy, RegisteredAt)
END);

-- The lists of the desks: by the limit that runs now, all orders or one unit's. What a list is narrowed by is read from the index too.
CREATE INDEX IX_WorkOrders_Due ON WorkOrders (DueBy, Id, State, Unit, ExtensionDays, Type, Area, Category) -- WHERE DueBy IS NOT NULL
;
CREATE INDEX IX_WorkOrders_UnitDue ON WorkOrders (Unit, DueBy, Id, State, ExtensionDays) -- WHERE DueBy IS NOT NULL
;

-- 答复模板: what a unit often answers.
CREATE TABLE ReplyTemplates (
    Id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(max) NOT NULL,
    Text nvarchar(max) NOT NULL,
    ChangedAt datetime2(3) NOT NULL
);
CREATE INDEX IX_ReplyTemplates_Unit ON ReplyTemplates (Unit);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.120-desk.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.130-handlers.sql
-- 经办人: who of the unit has the order in hand; nobody until it is signed by a person.
ALTER TABLE WorkOrders ADD Handler nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.130-handlers.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.130-notices.sql
-- 延期待审批: few orders, found without reading the open ones.
CREATE INDEX IX_WorkOrders_Asked ON WorkOrders (ChangedAt) WHERE ExtensionDays > 0;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.130-notices.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.130-search.sql
-- The orders that are there already, oldest first; what they are found by follows after the start.
INSERT INTO Texts (Id, Done) SELECT Id, 0 FROM WorkOrders WHERE Number IS NOT NULL ORDER BY Id;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.130-search.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.131-handlers-so-far.sql
-- Orders that were signed for before there was the column: the trail says by whom. One deemed signed has no such fact.
UPDATE WorkOrders SET Handler = (
    SELECT MAX(f.ActorId) FROM Facts f WHERE f.Subject = WorkOrders.Id AND f.Type = 'WorkOrderSigned' AND f.At = WorkOrders.SignedAt)
WHERE Handler IS NULL AND SignedAt IS NOT NULL AND State IN ('signed', 'return-requested', 'held', 'closing-submitted', 'merged');
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.131-handlers-so-far.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.140-unit-calendars.sql
-- Calendars that units have of their own; each counts its versions by itself.
CREATE TABLE UnitCalendars (
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version bigint NOT NULL,
    ValidFrom datetime2(3) NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_UnitCalendars PRIMARY KEY (Unit, Version)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.140-unit-calendars.sql', GETUTCDATE());

-- Hotline.Dispatch.Schema.150-catalogue.sql
-- 派单目录: assisting units, the time of day, who wrote the version, and the dispute whose ruling taught it.
ALTER TABLE Catalogue ADD AssistedBy nvarchar(max) NULL;
ALTER TABLE Catalogue ADD Hours nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Catalogue ADD Precedent nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Catalogue ADD CaseNumber nvarchar(max) NULL;
ALTER TABLE Catalogue ADD Author nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;

-- 承接单位, JSON.
ALTER TABLE Units ADD Successors nvarchar(max) NULL;

-- A new mark with each change to units, categories, the catalogue or its rules, so that what is kept in memory is known to be old.
CREATE TABLE Marks (
    Name nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Mark nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- 派单规则: every version.
CREATE TABLE DispatchRules (
    Version bigint NOT NULL PRIMARY KEY,
    Body nvarchar(max) NOT NULL
);

-- What the order was dispatched by, and who assists; codes, with commas between.
ALTER TABLE WorkOrders ADD Entry nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE WorkOrders ADD Precedent nvarchar(250) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE WorkOrders ADD AssistedBy nvarchar(max) NULL;

-- 协办: the orders that a unit assists in now.
CREATE TABLE Assists (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ReportedAt datetime2(3) NULL,
    CONSTRAINT PK_Assists PRIMARY KEY (OrderId, Unit)
);
CREATE INDEX IX_Assists_Unit ON Assists (Unit, OrderId);

-- 领单: who looks at a waiting order just now, and until when.
CREATE TABLE Takings (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    TakenBy nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Dispatch.Schema.150-catalogue.sql', GETUTCDATE());

COMMIT;

-- ==== The database of escalation: Hotline's schema for SQL Server 2019 and newer ====
-- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
-- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
SET XACT_ABORT ON;
BEGIN TRANSACTION;
CREATE TABLE SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
);

-- Hotline.Platform.Schema.000-platform.sql
-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number bigint NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ActorRole nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Previous nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TraceParent nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    Sends int NOT NULL,
    SentAt datetime2(3) NULL,
    ParkedAt datetime2(3) NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Number bigint NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
);

CREATE TABLE Undelivered (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    Reason nvarchar(max) NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Question nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status bigint NOT NULL,
    Answer nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Tries bigint NOT NULL,
    RungAt datetime2(3) NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
);
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.000-platform.sql', GETUTCDATE());

-- Hotline.Platform.Schema.010-bus.sql
-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Holder nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.010-bus.sql', GETUTCDATE());

-- Hotline.Platform.Schema.020-search.sql
-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Done int NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE TABLE Grams (
    Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Seq bigint NOT NULL,
    CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
);
CREATE INDEX IX_Grams_Seq ON Grams (Seq);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.020-search.sql', GETUTCDATE());

-- Hotline.Platform.Schema.030-parked.sql
-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.030-parked.sql', GETUTCDATE());

-- Hotline.Platform.Schema.040-clock.sql
-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    StepStart datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.040-clock.sql', GETUTCDATE());

-- Hotline.Escalation.Schema.200-escalation.sql
-- The data of time: whole records, every version kept.
CREATE TABLE Limits (
    Version bigint NOT NULL PRIMARY KEY,
    Body nvarchar(max) NOT NULL
);

CREATE TABLE Calendars (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Calendars PRIMARY KEY (Name, Version)
);

-- Our own copy of the units.
CREATE TABLE Units (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Name nvarchar(max) NOT NULL,
    Parent nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CeasedAt datetime2(3) NULL
);

-- Each order's clocks as folded from what was heard. Revision counts this service's own facts of the order.
CREATE TABLE Clocks (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    IncidentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Number nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Type nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Urgency nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    State nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Closed int NOT NULL,
    SignBy datetime2(3) NULL,
    HandleBy datetime2(3) NULL,
    CallerDueBy datetime2(3) NULL,
    DeadlineVersion bigint NOT NULL,
    YellowFrom datetime2(3) NULL,
    RedFrom datetime2(3) NULL,
    SupervisedSince datetime2(3) NULL
);
CREATE INDEX IX_Clocks_Unit ON Clocks (Unit, Id);
CREATE INDEX IX_Clocks_RedFrom ON Clocks (RedFrom);
CREATE INDEX IX_Clocks_YellowFrom ON Clocks (YellowFrom);
CREATE INDEX IX_Clocks_Supervised ON Clocks (SupervisedSince);

-- Notices whose time has come: about which limit and unit each was said; none where it was not, or was taken back.
CREATE TABLE Notices (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Clock nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Level nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    DueBy datetime2(3) NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT PK_Notices PRIMARY KEY (OrderId, Clock, Level, At)
);

-- Why leaders watch an order.
CREATE TABLE Supervisions (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Cause nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Since datetime2(3) NOT NULL,
    CONSTRAINT PK_Supervisions PRIMARY KEY (OrderId, Cause)
);

-- What was said once about an order and is not said again.
CREATE TABLE Said (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    What nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Said PRIMARY KEY (OrderId, What)
);

-- Ownership disputes.
CREATE TABLE Disputes (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    IncidentId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    CaseNumber nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Cause nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason nvarchar(max) NOT NULL,
    Units nvarchar(max) NOT NULL,
    OpenedAt datetime2(3) NOT NULL,
    Ruling nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    RuledUnit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Assisting nvarchar(max) NULL,
    Basis nvarchar(max) NULL,
    RuledAt datetime2(3) NULL
);
CREATE INDEX IX_Disputes_Order ON Disputes (OrderId);
CREATE INDEX IX_Disputes_State ON Disputes (State, Id);

-- What Dispatch answered: to a dispute (no ruling), and to each ruling of it.
CREATE TABLE Answers (
    Dispute nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Ruling nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Answers PRIMARY KEY (Dispute, Ruling)
);

-- Numbers of cases and rulings, by year.
CREATE TABLE Serials (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Last bigint NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Escalation.Schema.200-escalation.sql', GETUTCDATE());

-- Hotline.Escalation.Schema.210-moved-limits.sql
-- 时限变动 by a calendar, once an order and publication: what the unit that had the order is told.
CREATE TABLE MovedLimits (
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_MovedLimits PRIMARY KEY (Unit, At, OrderId)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Escalation.Schema.210-moved-limits.sql', GETUTCDATE());

-- Hotline.Escalation.Schema.210-watching.sql
-- 预警、督办规则: whole records, every version kept.
CREATE TABLE WatchRules (
    Version bigint NOT NULL PRIMARY KEY,
    Body nvarchar(max) NOT NULL
);

-- 督办: how severe, until when the unit must answer, what it answered, and how it ended.
ALTER TABLE Supervisions ADD Grade nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Supervisions ADD Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Supervisions ADD AnswerBy datetime2(3) NULL;
ALTER TABLE Supervisions ADD Reason nvarchar(max) NULL;
ALTER TABLE Supervisions ADD OpenedBy nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Supervisions ADD AnsweredAt datetime2(3) NULL;
ALTER TABLE Supervisions ADD AnsweredBy nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Supervisions ADD Answer nvarchar(max) NULL;
ALTER TABLE Supervisions ADD ClosedAt datetime2(3) NULL;
ALTER TABLE Supervisions ADD ClosedBy nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Supervisions ADD Result nvarchar(max) NULL;
CREATE INDEX IX_Supervisions_Since ON Supervisions (Since, OrderId, Cause);
CREATE INDEX IX_Supervisions_Open ON Supervisions (ClosedAt, AnswerBy, OrderId, Cause);

-- 催办: how often the caller has urged.
ALTER TABLE Clocks ADD Urged bigint NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Escalation.Schema.210-watching.sql', GETUTCDATE());

-- Hotline.Escalation.Schema.220-board.sql
-- 时限看板: what each order counts for, on which day in China (yyyyMMdd; 0 while it is open): the lists behind the numbers.
CREATE TABLE BoardEvents (
    OrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Measure nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Day bigint NOT NULL,
    Hour bigint NOT NULL,
    At datetime2(3) NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Area nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Category nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_BoardEvents PRIMARY KEY (OrderId, Measure, Revision)
);
CREATE INDEX IX_BoardEvents_Day ON BoardEvents (Day, Measure, At, OrderId, Revision);

-- The numbers, kept by the events, so that reading them costs the same however many orders there are. Hour is -1 where it is the whole day.
CREATE TABLE BoardCounts (
    Day bigint NOT NULL,
    Dimension nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Measure nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hour bigint NOT NULL,
    Orders bigint NOT NULL,
    CONSTRAINT PK_BoardCounts PRIMARY KEY (Day, Dimension, Measure, Name, Hour)
);

-- Yellow and red are told from the time, among the open orders only.
CREATE INDEX IX_Clocks_OpenYellow ON Clocks (Closed, YellowFrom);
CREATE INDEX IX_Clocks_OpenRed ON Clocks (Closed, RedFrom);

-- What had been heard before there was a board is counted once it is there.
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'count-board', '-', f.First, 0 FROM (SELECT MIN(CallerDueBy) AS First FROM Clocks) f WHERE f.First IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Escalation.Schema.220-board.sql', GETUTCDATE());

-- Hotline.Escalation.Schema.230-dispute-case.sql
-- 协调层级: whole records, every version kept.
CREATE TABLE DisputeLadders (
    Version bigint NOT NULL PRIMARY KEY,
    Body nvarchar(max) NOT NULL
);

-- Where an open dispute stands: its rung, since when, until when units may state and it is to be ruled on, and from when on either is near.
ALTER TABLE Disputes ADD Rung nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Disputes ADD RungSince datetime2(3) NULL;
ALTER TABLE Disputes ADD StateBy datetime2(3) NULL;
ALTER TABLE Disputes ADD StateSoon datetime2(3) NULL;
ALTER TABLE Disputes ADD RuleBy datetime2(3) NULL;
ALTER TABLE Disputes ADD RuleSoon datetime2(3) NULL;
ALTER TABLE Disputes ADD MayReturn int NULL;

-- 保密: whom a confidential order accuses: neither that unit nor one below it hears of the case.
ALTER TABLE Disputes ADD Accused nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

-- 先例: since when it is asked for, and the entry it became or why it did not.
ALTER TABLE Disputes ADD PrecedentAt datetime2(3) NULL;
ALTER TABLE Disputes ADD PrecedentEntry nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Disputes ADD PrecedentCode nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

-- The units that take part in a dispute, and when each last said whether the matter is theirs. Those that must not hear of a confidential order are left out.
CREATE TABLE DisputeUnits (
    Dispute nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    StatedAt datetime2(3) NULL,
    CONSTRAINT PK_DisputeUnits PRIMARY KEY (Dispute, Unit)
);
CREATE INDEX IX_DisputeUnits_Unit ON DisputeUnits (Unit, StatedAt, Dispute);

-- What was open before there were rungs is looked at once.
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'dispute-rung', Id, OpenedAt, 0 FROM Disputes WHERE State IN ('opening', 'open');
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Escalation.Schema.230-dispute-case.sql', GETUTCDATE());

COMMIT;

-- ==== The database of scoring: Hotline's schema for SQL Server 2019 and newer ====
-- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
-- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
SET XACT_ABORT ON;
BEGIN TRANSACTION;
CREATE TABLE SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
);

-- Hotline.Platform.Schema.000-platform.sql
-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number bigint NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ActorRole nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Previous nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TraceParent nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    Sends int NOT NULL,
    SentAt datetime2(3) NULL,
    ParkedAt datetime2(3) NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Number bigint NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
);

CREATE TABLE Undelivered (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    Reason nvarchar(max) NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Question nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status bigint NOT NULL,
    Answer nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Tries bigint NOT NULL,
    RungAt datetime2(3) NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
);
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.000-platform.sql', GETUTCDATE());

-- Hotline.Platform.Schema.010-bus.sql
-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Holder nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.010-bus.sql', GETUTCDATE());

-- Hotline.Platform.Schema.020-search.sql
-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Done int NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE TABLE Grams (
    Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Seq bigint NOT NULL,
    CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
);
CREATE INDEX IX_Grams_Seq ON Grams (Seq);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.020-search.sql', GETUTCDATE());

-- Hotline.Platform.Schema.030-parked.sql
-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.030-parked.sql', GETUTCDATE());

-- Hotline.Platform.Schema.040-clock.sql
-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    StepStart datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.040-clock.sql', GETUTCDATE());

-- Hotline.Scoring.Schema.300-scoring.sql
-- 考核: one sheet an incident, as folded from what was heard. Revision counts this service's facts of the order; without a body there is no sheet yet.
CREATE TABLE Sheets (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    WorkOrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Points bigint NOT NULL,
    Possible bigint NOT NULL,
    Settled int NOT NULL,
    Rules nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Body nvarchar(max) NULL,
    ScoredAt datetime2(3) NULL,
    RungAt datetime2(3) NULL
);
CREATE UNIQUE INDEX IX_Sheets_Order ON Sheets (WorkOrderId);
CREATE INDEX IX_Sheets_Unit ON Sheets (Unit, Id);
CREATE INDEX IX_Sheets_Month ON Sheets (Unit, ScoredAt);

-- Our own copy of the working calendar: every version kept.
CREATE TABLE Calendars (
    Version bigint NOT NULL PRIMARY KEY,
    ValidFrom datetime2(3) NOT NULL,
    Body nvarchar(max) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Scoring.Schema.300-scoring.sql', GETUTCDATE());

-- Hotline.Scoring.Schema.310-months.sql
-- 考核规则: every version that was published; a version never changes.
CREATE TABLE ScoringRules (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Body nvarchar(max) NOT NULL
);

-- 考核月: how far each is. Rules: the version that was applied to it by hand, where it is not the one in force. Version counts how often it was closed.
CREATE TABLE Months (
    Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Revision bigint NOT NULL,
    Rules nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    PreviewedAt datetime2(3) NULL,
    AppealUntil datetime2(3) NULL,
    ClosedAt datetime2(3) NULL,
    Version bigint NOT NULL
);

-- What was closed, as it was closed: never changed; a correction is one version more.
CREATE TABLE MonthVersions (
    Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version bigint NOT NULL,
    At datetime2(3) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason nvarchar(max) NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_MonthVersions PRIMARY KEY (Month, Version)
);

-- 月度计数: what the sheets of a unit in a month come to, kept with each sheet. The unit is empty for what dispatch bears.
CREATE TABLE MonthCounts (
    Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Sheets bigint NOT NULL,
    Excluded bigint NOT NULL,
    SignedOf bigint NOT NULL,
    Signed bigint NOT NULL,
    ContactedOf bigint NOT NULL,
    Contacted bigint NOT NULL,
    ClosedOf bigint NOT NULL,
    Closed bigint NOT NULL,
    CallerOf bigint NOT NULL,
    Caller bigint NOT NULL,
    SolvedOf bigint NOT NULL,
    Solved bigint NOT NULL,
    Rated bigint NOT NULL,
    Satisfied bigint NOT NULL,
    Basically bigint NOT NULL,
    PoorReplies bigint NOT NULL,
    NoEvidence bigint NOT NULL,
    Reworks bigint NOT NULL,
    Returns bigint NOT NULL,
    Extensions bigint NOT NULL,
    Supervised bigint NOT NULL,
    Misdispatched bigint NOT NULL,
    Silent bigint NOT NULL,
    RepliesRated bigint NOT NULL,
    RepliesSum bigint NOT NULL,
    Points bigint NOT NULL,
    Possible bigint NOT NULL,
    Lost bigint NOT NULL,
    CONSTRAINT PK_MonthCounts PRIMARY KEY (Month, Unit)
);

-- 失分: each line that cost points, so that what costs a unit most is found with the incidents behind it.
CREATE TABLE Costs (
    WorkOrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Item nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Charged nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Lost bigint NOT NULL,
    CONSTRAINT PK_Costs PRIMARY KEY (WorkOrderId, Item, Unit)
);
CREATE INDEX IX_Costs_Unit ON Costs (Month, Unit, Item, WorkOrderId);

-- 申诉: one for a line of a sheet; decided by an assessor who was not part of the case.
CREATE TABLE Appeals (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    WorkOrderId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Unit nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Item nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FiledAt datetime2(3) NOT NULL,
    DecidedAt datetime2(3) NULL,
    Upheld int NULL
);
CREATE INDEX IX_Appeals_Order ON Appeals (WorkOrderId);
CREATE INDEX IX_Appeals_Open ON Appeals (DecidedAt, FiledAt, Id);

-- Our own copy of the units: which group a unit belongs to.
CREATE TABLE Units (
    Code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version bigint NOT NULL,
    Name nvarchar(max) NOT NULL,
    EnglishName nvarchar(max) NULL,
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CeasedAt datetime2(3) NULL
);

-- The month a sheet belongs to. What was scored before there were months is marked anew.
ALTER TABLE Sheets ADD Month nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
CREATE INDEX IX_Sheets_OfMonth ON Sheets (Month, Unit, Id);
UPDATE Sheets SET Body = NULL, Rules = NULL;
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'mark-anew', '-', s.First, 0 FROM (SELECT MIN(ScoredAt) AS First FROM Sheets) s WHERE s.First IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Scoring.Schema.310-months.sql', GETUTCDATE());

COMMIT;

-- ==== The database of web: Hotline's schema for SQL Server 2019 and newer ====
-- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
-- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
SET XACT_ABORT ON;
BEGIN TRANSACTION;
CREATE TABLE SchemaVersions (
    Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime NOT NULL
);

-- Hotline.Platform.Schema.000-platform.sql
-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number bigint NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ActorRole nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At datetime2(3) NOT NULL,
    Previous nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TraceParent nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    Sends int NOT NULL,
    SentAt datetime2(3) NULL,
    ParkedAt datetime2(3) NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Number bigint NOT NULL,
    Hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
);

CREATE TABLE Undelivered (
    Fact nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Listener nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    Reason nvarchar(max) NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestKey nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Question nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status bigint NOT NULL,
    Answer nvarchar(max) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Tries bigint NOT NULL,
    RungAt datetime2(3) NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
);
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Type nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision bigint NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.000-platform.sql', GETUTCDATE());

-- Hotline.Platform.Schema.010-bus.sql
-- Who of several processes may do something, until when (machine time).
CREATE TABLE Leases (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Holder nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until datetime2(3) NOT NULL
);

-- The queues this service ever had, so that one that no listener serves any more is noticed.
CREATE TABLE Queues (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.010-bus.sql', GETUTCDATE());

-- Hotline.Platform.Schema.020-search.sql
-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Done int NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE TABLE Grams (
    Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Seq bigint NOT NULL,
    CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
);
CREATE INDEX IX_Grams_Seq ON Grams (Seq);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.020-search.sql', GETUTCDATE());

-- Hotline.Platform.Schema.030-parked.sql
-- What could not be sent is counted and listed without reading the whole trail; mostly there is none.
CREATE INDEX IX_Facts_Parked ON Facts (Seq) WHERE ParkedAt IS NOT NULL;
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.030-parked.sql', GETUTCDATE());

-- Hotline.Platform.Schema.040-clock.sql
-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    StepStart datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Platform.Schema.040-clock.sql', GETUTCDATE());

-- Hotline.Web.Schema.100-web.sql
-- Who may come in. Roles and units are codes with commas between.
CREATE TABLE Accounts (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Revision bigint NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Roles nvarchar(max) NOT NULL,
    Units nvarchar(max) NOT NULL,
    ActFor int NOT NULL,
    Disabled int NOT NULL,
    CONSTRAINT UQ_Accounts_Name UNIQUE (Name)
);

-- Keys of programs. The secret itself is shown once and kept nowhere.
CREATE TABLE Keys (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    AccountId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Hash nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Roles nvarchar(max) NOT NULL,
    Units nvarchar(max) NOT NULL,
    ActFor int NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    RevokedAt datetime2(3) NULL,
    CONSTRAINT UQ_Keys_Hash UNIQUE (Hash)
);
CREATE INDEX IX_Keys_Account ON Keys (AccountId, Id);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Web.Schema.100-web.sql', GETUTCDATE());

-- Hotline.Web.Schema.110-people.sql
-- How a person is called on the pages; a program has none.
ALTER TABLE Accounts ADD FullName nvarchar(max) NULL;

-- How a person comes in. The password is a hash, the second factor's key and its spare codes are protected.
CREATE TABLE SignIns (
    AccountId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Revision bigint NOT NULL,
    PasswordHash nvarchar(max) NULL,
    Stamp nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Failures bigint NOT NULL,
    LockedUntil datetime2(3) NULL,
    TwoFactor int NOT NULL,
    AuthenticatorKey nvarchar(max) NULL,
    SpareCodes nvarchar(max) NULL
);

-- One-time links: kept as a hash, good once and for a while.
CREATE TABLE Invitations (
    Hash nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    AccountId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    UsedAt datetime2(3) NULL
);
CREATE INDEX IX_Invitations_Account ON Invitations (AccountId);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Web.Schema.110-people.sql', GETUTCDATE());

-- Hotline.Web.Schema.120-views.sql
-- 常用筛选: what somebody looks at often, by the name they gave it.
CREATE TABLE SavedViews (
    Id nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    AccountId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Page nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(max) NOT NULL,
    Query nvarchar(max) NOT NULL
);
CREATE INDEX IX_SavedViews_Account ON SavedViews (AccountId, Page, Id);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Web.Schema.120-views.sql', GETUTCDATE());

-- Hotline.Web.Schema.140-notices.sql
-- 通知: when each person last looked at what had come for them.
CREATE TABLE NoticesSeen (
    AccountId nvarchar(250) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    At datetime2(3) NOT NULL
);
INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'Hotline.Web.Schema.140-notices.sql', GETUTCDATE());

COMMIT;

