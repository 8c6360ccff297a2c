-- The data of time: whole records, every version kept.
CREATE TABLE Limits (
    Version $int$ NOT NULL PRIMARY KEY,
    Body $text$ NOT NULL
);

CREATE TABLE Calendars (
    Name $code$ NOT NULL,
    Version $int$ NOT NULL,
    Body $text$ NOT NULL,
    CONSTRAINT PK_Calendars PRIMARY KEY (Name, Version)
);

-- Our own copy of the units.
CREATE TABLE Units (
    Code $code$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Name $text$ NOT NULL,
    Parent $code$ NULL,
    CeasedAt $time$ NULL
);

-- Each order's clocks as folded from what was heard. Revision counts this service's own facts of the order.
CREATE TABLE Clocks (
    Id $id$ NOT NULL PRIMARY KEY,
    IncidentId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    Number $code$ NULL,
    Type $code$ NULL,
    Urgency $code$ NULL,
    Unit $code$ NULL,
    State $code$ NOT NULL,
    Closed $flag$ NOT NULL,
    SignBy $time$ NULL,
    HandleBy $time$ NULL,
    CallerDueBy $time$ NULL,
    DeadlineVersion $int$ NOT NULL,
    YellowFrom $time$ NULL,
    RedFrom $time$ NULL,
    SupervisedSince $time$ NULL
);
CREATE INDEX IX_Clocks_Unit ON Clocks (Unit, Id);
CREATE INDEX IX_Clocks_RedFrom ON Clocks (RedFrom);
CREATE INDEX IX_Clocks_YellowFrom ON Clocks (YellowFrom);
CREATE INDEX IX_Clocks_Supervised ON Clocks (SupervisedSince);

-- Notices whose time has come: about which limit and unit each was said; none where it was not, or was taken back.
CREATE TABLE Notices (
    OrderId $id$ NOT NULL,
    Clock $word$ NOT NULL,
    Level $word$ NOT NULL,
    At $time$ NOT NULL,
    DueBy $time$ NULL,
    Unit $code$ NULL,
    CONSTRAINT PK_Notices PRIMARY KEY (OrderId, Clock, Level, At)
);

-- Why leaders watch an order.
CREATE TABLE Supervisions (
    OrderId $id$ NOT NULL,
    Cause $word$ NOT NULL,
    Since $time$ NOT NULL,
    CONSTRAINT PK_Supervisions PRIMARY KEY (OrderId, Cause)
)$keyed$;

-- What was said once about an order and is not said again.
CREATE TABLE Said (
    OrderId $id$ NOT NULL,
    What $code$ NOT NULL,
    CONSTRAINT PK_Said PRIMARY KEY (OrderId, What)
)$keyed$;

-- Ownership disputes.
CREATE TABLE Disputes (
    Id $id$ NOT NULL PRIMARY KEY,
    OrderId $id$ NOT NULL,
    IncidentId $id$ NOT NULL,
    Revision $int$ NOT NULL,
    CaseNumber $code$ NOT NULL,
    State $code$ NOT NULL,
    Code $code$ NULL,
    Cause $code$ NOT NULL,
    Reason $text$ NOT NULL,
    Units $text$ NOT NULL,
    OpenedAt $time$ NOT NULL,
    Ruling $code$ NULL,
    RuledUnit $code$ NULL,
    Assisting $text$ NULL,
    Basis $text$ NULL,
    RuledAt $time$ NULL
);
CREATE INDEX IX_Disputes_Order ON Disputes (OrderId);
CREATE INDEX IX_Disputes_State ON Disputes (State, Id);

-- What Dispatch answered: to a dispute (no ruling), and to each ruling of it.
CREATE TABLE Answers (
    Dispute $id$ NOT NULL,
    Ruling $code$ NOT NULL,
    Code $code$ NOT NULL,
    CONSTRAINT PK_Answers PRIMARY KEY (Dispute, Ruling)
)$keyed$;

-- Numbers of cases and rulings, by year.
CREATE TABLE Serials (
    Name $code$ NOT NULL PRIMARY KEY,
    Last $int$ NOT NULL
);
