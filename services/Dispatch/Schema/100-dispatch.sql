-- Reference data: units, categories, the dispatch catalogue. Whole records; the trail keeps every version.
CREATE TABLE Units (
    Code $code$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Name $text$ NOT NULL,
    EnglishName $text$ NULL,
    Kind $code$ NOT NULL,
    Parent $code$ NULL,
    Area $code$ NULL,
    ValidFrom $time$ NOT NULL,
    CeasedAt $time$ NULL
);

CREATE TABLE Categories (
    Code $code$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Name $text$ NOT NULL,
    EnglishName $text$ NULL,
    Parent $code$ NULL,
    ValidFrom $time$ NOT NULL,
    CeasedAt $time$ NULL
);

CREATE TABLE Catalogue (
    Entry $id$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Category $code$ NOT NULL,
    Area $code$ NULL,
    Unit $code$ NOT NULL,
    Basis $text$ NULL,
    ValidFrom $time$ NOT NULL,
    CeasedAt $time$ NULL
);
CREATE INDEX IX_Catalogue_Category ON Catalogue (Category);

-- The live order between handing over and closing.
CREATE TABLE WorkOrders (
    Id $id$ NOT NULL PRIMARY KEY,
    IncidentId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    State $code$ NOT NULL,
    StateBefore $code$ NULL,
    Number $code$ NULL,
    Type $code$ NULL,
    Urgency $code$ NULL,
    Title $text$ NULL,
    Content $text$ NULL,
    Category $code$ NULL,
    Area $code$ NULL,
    Address $text$ NULL,
    Confidential $flag$ NOT NULL,
    AccusedUnit $code$ NULL,
    SuggestedUnit $code$ NULL,
    RegisteredAt $time$ NULL,
    Unit $code$ NULL,
    Basis $text$ NULL,
    Binding $flag$ NOT NULL,
    HeldFor $id$ NULL,
    DispatchedAt $time$ NULL,
    SignBy $time$ NULL,
    ReturnBy $time$ NULL,
    HandleBy $time$ NULL,
    CallerDueBy $time$ NULL,
    SignedAt $time$ NULL,
    SubmittedAt $time$ NULL,
    PublicAnswer $text$ NULL,
    ClosingRevision $int$ NOT NULL,
    ExtensionDays $int$ NOT NULL,
    Extensions $int$ NOT NULL,
    MasterId $id$ NULL,
    Reworks $int$ NOT NULL,
    Early $int$ NOT NULL,
    ChangedAt $time$ NULL
);
CREATE INDEX IX_WorkOrders_State ON WorkOrders (State, Id);
CREATE INDEX IX_WorkOrders_Unit ON WorkOrders (Unit, State, Id);
CREATE INDEX IX_WorkOrders_Master ON WorkOrders (MasterId);

-- Which units have had the order, which of them returned it, and from which dispatch took it back.
CREATE TABLE Stints (
    OrderId $id$ NOT NULL,
    Unit $code$ NOT NULL,
    Returned $flag$ NOT NULL,
    Recalled $flag$ NOT NULL,
    CONSTRAINT PK_Stints PRIMARY KEY (OrderId, Unit)
)$keyed$;

-- What the caller added or asked while the order was on its way.
CREATE TABLE Notes (
    OrderId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    Kind $word$ NOT NULL,
    At $time$ NOT NULL,
    Text $text$ NULL,
    CONSTRAINT PK_Notes PRIMARY KEY (OrderId, Revision, Kind)
);

-- Calendars and limits as Escalation announced them; every version is kept.
CREATE TABLE TimeRules (
    Kind $word$ NOT NULL,
    Version $int$ NOT NULL,
    ValidFrom $time$ NOT NULL,
    Body $text$ NOT NULL,
    CONSTRAINT PK_TimeRules PRIMARY KEY (Kind, Version)
);
