-- Facts: outbox and trail at once. Rows are kept; unsent ones are found by the filtered index.
CREATE TABLE Facts (
    Seq $identity$,
    Id $id$ NOT NULL,
    Subject $id$ NOT NULL,
    Number $int$ NOT NULL,
    Type $word$ NOT NULL,
    Body $text$ NOT NULL,
    ActorId $id$ NOT NULL,
    ActorRole $word$ NOT NULL,
    At $time$ NOT NULL,
    Previous $word$ NOT NULL,
    Hash $word$ NOT NULL,
    TraceParent $word$ NULL,
    Sends $flag$ NOT NULL,
    SentAt $time$ NULL,
    ParkedAt $time$ NULL,
    CONSTRAINT UQ_Facts_Id UNIQUE (Id),
    CONSTRAINT UQ_Facts_Subject UNIQUE (Subject, Number)
);
CREATE INDEX IX_Facts_Unsent ON Facts (Seq) WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL;

-- The last link of each chain.
CREATE TABLE Heads (
    Subject $id$ NOT NULL PRIMARY KEY,
    Number $int$ NOT NULL,
    Hash $word$ NOT NULL
)$keyed$;

-- What each listener has heard, or what was moved to Undelivered.
CREATE TABLE Inbox (
    Fact $id$ NOT NULL,
    Listener $word$ NOT NULL,
    CONSTRAINT PK_Inbox PRIMARY KEY (Fact, Listener)
)$keyed$;

CREATE TABLE Undelivered (
    Fact $id$ NOT NULL,
    Listener $word$ NOT NULL,
    Type $word$ NOT NULL,
    Body $text$ NOT NULL,
    At $time$ NOT NULL,
    Reason $text$ NOT NULL,
    CONSTRAINT PK_Undelivered PRIMARY KEY (Fact, Listener)
);

-- Answers given to commands with an Idempotency-Key.
CREATE TABLE Requests (
    ActorId $id$ NOT NULL,
    RequestKey $code$ NOT NULL,
    Question $word$ NOT NULL,
    Status $int$ NOT NULL,
    Answer $text$ NOT NULL,
    At $time$ NOT NULL,
    CONSTRAINT PK_Requests PRIMARY KEY (ActorId, RequestKey)
);

-- All waiting is a row with a due time.
CREATE TABLE Timers (
    Kind $word$ NOT NULL,
    Subject $id$ NOT NULL,
    DueAt $time$ NOT NULL,
    Tries $int$ NOT NULL,
    RungAt $time$ NULL,
    CONSTRAINT PK_Timers PRIMARY KEY (Kind, Subject, DueAt)
)$keyed$;
CREATE INDEX IX_Timers_Due ON Timers (DueAt) WHERE RungAt IS NULL;

-- Facts of other services that this one folds: kept as a set, in no order.
CREATE TABLE Heard (
    Subject $id$ NOT NULL,
    Type $word$ NOT NULL,
    Revision $int$ NOT NULL,
    Body $text$ NOT NULL,
    CONSTRAINT PK_Heard PRIMARY KEY (Subject, Type, Revision)
);
