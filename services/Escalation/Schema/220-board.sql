-- 时限看板: what each order counts for, on which day in China (yyyyMMdd; 0 while it is open): the lists behind the numbers.
CREATE TABLE BoardEvents (
    OrderId $id$ NOT NULL,
    Measure $word$ NOT NULL,
    Revision $int$ NOT NULL,
    Day $int$ NOT NULL,
    Hour $int$ NOT NULL,
    At $time$ NOT NULL,
    Unit $code$ NOT NULL,
    Area $code$ NOT NULL,
    Type $code$ NOT NULL,
    Category $code$ NOT NULL,
    CONSTRAINT PK_BoardEvents PRIMARY KEY (OrderId, Measure, Revision)
)$keyed$;
CREATE INDEX IX_BoardEvents_Day ON BoardEvents (Day, Measure, At, OrderId, Revision);

-- The numbers, kept by the events, so that reading them costs the same however many orders there are. Hour is -1 where it is the whole day.
CREATE TABLE BoardCounts (
    Day $int$ NOT NULL,
    Dimension $word$ NOT NULL,
    Measure $word$ NOT NULL,
    Name $code$ NOT NULL,
    Hour $int$ NOT NULL,
    Orders $int$ NOT NULL,
    CONSTRAINT PK_BoardCounts PRIMARY KEY (Day, Dimension, Measure, Name, Hour)
)$keyed$;

-- Yellow and red are told from the time, among the open orders only.
CREATE INDEX IX_Clocks_OpenYellow ON Clocks (Closed, YellowFrom);
CREATE INDEX IX_Clocks_OpenRed ON Clocks (Closed, RedFrom);

-- What had been heard before there was a board is counted once it is there.
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT 'count-board', '-', f.First, 0 FROM (SELECT MIN(CallerDueBy) AS First FROM Clocks) f WHERE f.First IS NOT NULL;
