-- 预警、督办规则: whole records, every version kept.
CREATE TABLE WatchRules (
    Version $int$ NOT NULL PRIMARY KEY,
    Body $text$ NOT NULL
);

-- 督办: how severe, until when the unit must answer, what it answered, and how it ended.
ALTER TABLE Supervisions ADD Grade $word$ NULL;
ALTER TABLE Supervisions ADD Unit $code$ NULL;
ALTER TABLE Supervisions ADD AnswerBy $time$ NULL;
ALTER TABLE Supervisions ADD Reason $text$ NULL;
ALTER TABLE Supervisions ADD OpenedBy $code$ NULL;
ALTER TABLE Supervisions ADD AnsweredAt $time$ NULL;
ALTER TABLE Supervisions ADD AnsweredBy $code$ NULL;
ALTER TABLE Supervisions ADD Answer $text$ NULL;
ALTER TABLE Supervisions ADD ClosedAt $time$ NULL;
ALTER TABLE Supervisions ADD ClosedBy $code$ NULL;
ALTER TABLE Supervisions ADD Result $text$ NULL;
CREATE INDEX IX_Supervisions_Since ON Supervisions (Since, OrderId, Cause);
CREATE INDEX IX_Supervisions_Open ON Supervisions (ClosedAt, AnswerBy, OrderId, Cause);

-- 催办: how often the caller has urged.
ALTER TABLE Clocks ADD Urged $int$ NULL;
