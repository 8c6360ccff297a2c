-- 协调层级: whole records, every version kept.
CREATE TABLE DisputeLadders (
    Version $int$ NOT NULL PRIMARY KEY,
    Body $text$ NOT NULL
);

-- Where an open dispute stands: its rung, since when, until when units may state and it is to be ruled on, and from when on either is near.
ALTER TABLE Disputes ADD Rung $word$ NULL;
ALTER TABLE Disputes ADD RungSince $time$ NULL;
ALTER TABLE Disputes ADD StateBy $time$ NULL;
ALTER TABLE Disputes ADD StateSoon $time$ NULL;
ALTER TABLE Disputes ADD RuleBy $time$ NULL;
ALTER TABLE Disputes ADD RuleSoon $time$ NULL;
ALTER TABLE Disputes ADD MayReturn $flag$ NULL;

-- 保密: whom a confidential order accuses: neither that unit nor one below it hears of the case.
ALTER TABLE Disputes ADD Accused $code$ NULL;

-- 先例: since when it is asked for, and the entry it became or why it did not.
ALTER TABLE Disputes ADD PrecedentAt $time$ NULL;
ALTER TABLE Disputes ADD PrecedentEntry $code$ NULL;
ALTER TABLE Disputes ADD PrecedentCode $code$ NULL;

-- The units that take part in a dispute, and when each last said whether the matter is theirs. Those that must not hear of a confidential order are left out.
CREATE TABLE DisputeUnits (
    Dispute $id$ NOT NULL,
    Unit $code$ NOT NULL,
    StatedAt $time$ NULL,
    CONSTRAINT PK_DisputeUnits PRIMARY KEY (Dispute, Unit)
)$keyed$;
CREATE INDEX IX_DisputeUnits_Unit ON DisputeUnits (Unit, StatedAt, Dispute);

-- What was open before there were rungs is looked at once.
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'dispute-rung', Id, OpenedAt, 0 FROM Disputes WHERE State IN ('opening', 'open');
