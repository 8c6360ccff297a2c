-- 考核规则: every version that was published; a version never changes.
CREATE TABLE ScoringRules (
    Code $code$ NOT NULL PRIMARY KEY,
    Body $text$ NOT NULL
);

-- 考核月: how far each is. Rules: the version that was applied to it by hand, where it is not the one in force. Version counts how often it was closed.
CREATE TABLE Months (
    Month $word$ NOT NULL PRIMARY KEY,
    Revision $int$ NOT NULL,
    Rules $code$ NULL,
    PreviewedAt $time$ NULL,
    AppealUntil $time$ NULL,
    ClosedAt $time$ NULL,
    Version $int$ NOT NULL
);

-- What was closed, as it was closed: never changed; a correction is one version more.
CREATE TABLE MonthVersions (
    Month $word$ NOT NULL,
    Version $int$ NOT NULL,
    At $time$ NOT NULL,
    ActorId $id$ NOT NULL,
    Reason $text$ NULL,
    Body $text$ NOT NULL,
    CONSTRAINT PK_MonthVersions PRIMARY KEY (Month, Version)
);

-- 月度计数: what the sheets of a unit in a month come to, kept with each sheet. The unit is empty for what dispatch bears.
CREATE TABLE MonthCounts (
    Month $word$ NOT NULL,
    Unit $code$ NOT NULL,
    Sheets $int$ NOT NULL,
    Excluded $int$ NOT NULL,
    SignedOf $int$ NOT NULL,
    Signed $int$ NOT NULL,
    ContactedOf $int$ NOT NULL,
    Contacted $int$ NOT NULL,
    ClosedOf $int$ NOT NULL,
    Closed $int$ NOT NULL,
    CallerOf $int$ NOT NULL,
    Caller $int$ NOT NULL,
    SolvedOf $int$ NOT NULL,
    Solved $int$ NOT NULL,
    Rated $int$ NOT NULL,
    Satisfied $int$ NOT NULL,
    Basically $int$ NOT NULL,
    PoorReplies $int$ NOT NULL,
    NoEvidence $int$ NOT NULL,
    Reworks $int$ NOT NULL,
    Returns $int$ NOT NULL,
    Extensions $int$ NOT NULL,
    Supervised $int$ NOT NULL,
    Misdispatched $int$ NOT NULL,
    Silent $int$ NOT NULL,
    RepliesRated $int$ NOT NULL,
    RepliesSum $int$ NOT NULL,
    Points $int$ NOT NULL,
    Possible $int$ NOT NULL,
    Lost $int$ NOT NULL,
    CONSTRAINT PK_MonthCounts PRIMARY KEY (Month, Unit)
)$keyed$;

-- 失分: each line that cost points, so that what costs a unit most is found with the incidents behind it.
CREATE TABLE Costs (
    WorkOrderId $id$ NOT NULL,
    Item $word$ NOT NULL,
    Unit $code$ NOT NULL,
    Charged $word$ NOT NULL,
    Month $word$ NOT NULL,
    Lost $int$ NOT NULL,
    CONSTRAINT PK_Costs PRIMARY KEY (WorkOrderId, Item, Unit)
)$keyed$;
CREATE INDEX IX_Costs_Unit ON Costs (Month, Unit, Item, WorkOrderId);

-- 申诉: one for a line of a sheet; decided by an assessor who was not part of the case.
CREATE TABLE Appeals (
    Id $id$ NOT NULL PRIMARY KEY,
    WorkOrderId $id$ NOT NULL,
    Unit $code$ NOT NULL,
    Item $word$ NOT NULL,
    Month $word$ NOT NULL,
    FiledAt $time$ NOT NULL,
    DecidedAt $time$ NULL,
    Upheld $flag$ NULL
);
CREATE INDEX IX_Appeals_Order ON Appeals (WorkOrderId);
CREATE INDEX IX_Appeals_Open ON Appeals (DecidedAt, FiledAt, Id);

-- Our own copy of the units: which group a unit belongs to.
CREATE TABLE Units (
    Code $code$ NOT NULL PRIMARY KEY,
    Version $int$ NOT NULL,
    Name $text$ NOT NULL,
    EnglishName $text$ NULL,
    Kind $word$ NOT NULL,
    CeasedAt $time$ NULL
);

-- The month a sheet belongs to. What was scored before there were months is marked anew.
ALTER TABLE Sheets ADD Month $word$ NULL;
CREATE INDEX IX_Sheets_OfMonth ON Sheets (Month, Unit, Id);
UPDATE Sheets SET Body = NULL, Rules = NULL;
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'mark-anew', '-', s.First, 0 FROM (SELECT MIN(ScoredAt) AS First FROM Sheets) s WHERE s.First IS NOT NULL;
