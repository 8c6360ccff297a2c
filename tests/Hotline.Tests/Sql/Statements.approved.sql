-- any
DELETE FROM Grams WHERE Seq = (SELECT Seq FROM Texts WHERE Id = @Id)

-- any
DELETE FROM Leases WHERE Name = ''

-- any
DELETE FROM Timers WHERE Kind IN @Kinds AND Subject = @Subject AND RungAt IS NULL

-- any
DELETE FROM Undelivered WHERE Fact = @Fact AND Listener = @Listener

-- any
INSERT INTO Facts (Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends)
VALUES (@Id, @Subject, @Number, @Type, @Body, @ActorId, @ActorRole, @At, @Previous, @Hash, @TraceParent, @Sends)

-- any
INSERT INTO Heads (Subject, Number, Hash) VALUES (@Subject, @Number, @Hash)

-- any
INSERT INTO Heard (Subject, Type, Revision, Body)
SELECT @Subject, @Type, @Revision, @Body
WHERE NOT EXISTS (SELECT 1 FROM Heard WHERE Subject = @Subject AND Type = @Type AND Revision = @Revision)

-- any
INSERT INTO Inbox (Fact, Listener)
SELECT @Fact, @Listener WHERE NOT EXISTS (SELECT 1 FROM Inbox WHERE Fact = @Fact AND Listener = @Listener)

-- any
INSERT INTO Leases (Name, Holder, Until)
SELECT @Name, @Holder, @Until WHERE NOT EXISTS (SELECT 1 FROM Leases WHERE Name = @Name)

-- any
INSERT INTO Leases (Name, Holder, Until) SELECT Name, Holder, Until FROM Leases WHERE Name = ''

-- any
INSERT INTO Queues (Name) SELECT @Name WHERE NOT EXISTS (SELECT 1 FROM Queues WHERE Name = @Name)

-- any
INSERT INTO Requests (ActorId, RequestKey, Question, Status, Answer, At)
VALUES (@ActorId, @RequestKey, @Question, @Status, @Answer, @At)

-- any
INSERT INTO SimulatedClock (Name, StepStart)
SELECT @Name, @Start WHERE NOT EXISTS (SELECT 1 FROM SimulatedClock WHERE Name = @Name)

-- any
INSERT INTO Texts (Id, Done) VALUES (@Id, 1)

-- any
INSERT INTO Timers (Kind, Subject, DueAt, Tries)
SELECT @Kind, @Subject, @DueAt, 0
WHERE NOT EXISTS (SELECT 1 FROM Timers WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt)

-- any
INSERT INTO Undelivered (Fact, Listener, Type, Body, At, Reason)
VALUES (@Fact, @Listener, @Type, @Body, @At, @Reason)

-- any
SELECT 1

-- any
SELECT COALESCE(MAX(Seq), 0) FROM Facts

-- any
SELECT COUNT(*) FROM Facts WHERE ParkedAt IS NOT NULL

-- any
SELECT COUNT(*) FROM Facts WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL

-- any
SELECT COUNT(*) FROM Facts WHERE Seq < 0

-- any
SELECT COUNT(*) FROM Inbox

-- any
SELECT COUNT(*) FROM Undelivered

-- any
SELECT DueAt FROM Timers WHERE RungAt IS NULL AND Tries = 0 ORDER BY DueAt

-- any
SELECT Fact, Listener, Type, Body, At, Reason FROM Undelivered WHERE Fact = @Fact AND Listener = @Listener

-- any
SELECT Fact, Listener, Type, SUBSTRING(Body, 1, 2000) AS Body, At, Reason FROM Undelivered
WHERE Fact > @After OR (Fact = @After AND Listener > @AfterListener) ORDER BY Fact, Listener

-- any
SELECT Kind, Subject, DueAt FROM Timers WHERE RungAt IS NULL AND DueAt <= @Now ORDER BY Tries, DueAt

-- any
SELECT MAX(Seq) FROM Texts WHERE Done = 0

-- any
SELECT MIN(f.Subject) FROM Facts f WHERE NOT EXISTS (SELECT 1 FROM Heads h WHERE h.Subject = f.Subject)

-- any
SELECT Name FROM Queues ORDER BY Name

-- any
SELECT Number, Hash FROM Heads WHERE Subject = @Subject

-- any
SELECT Number, Type, Body, ActorId, ActorRole, At
FROM Facts WHERE Subject = @Subject AND Sends = 1 ORDER BY At, Number

-- any
SELECT Question, Status, Answer FROM Requests WHERE ActorId = @ActorId AND RequestKey = @RequestKey

-- any
SELECT Seq FROM Texts WHERE Id = @Id

-- any
SELECT Seq, Id AS Fact, Type, Subject, At, ParkedAt FROM Facts WHERE ParkedAt IS NOT NULL AND Seq > @After ORDER BY Seq

-- any
SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends
FROM Facts WHERE Seq > @After ORDER BY Seq

-- any
SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends
FROM Facts WHERE Subject = @Subject ORDER BY Number

-- any
SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, TraceParent
FROM Facts WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL ORDER BY Seq

-- any
SELECT StepStart FROM SimulatedClock

-- any
SELECT Subject, Number, Hash FROM Heads WHERE Subject = @Subject

-- any
SELECT Subject, Number, Hash FROM Heads WHERE Subject > @After ORDER BY Subject

-- any
SELECT Subject, Type, Revision, Body FROM Heard WHERE Subject IN @Subjects

-- any
SELECT Type, COUNT(*) AS Facts FROM Facts WHERE Sends = 1 GROUP BY Type

-- any
SELECT Type, COUNT(*) AS Facts FROM Facts WHERE SentAt IS NOT NULL GROUP BY Type

-- any
SELECT Type, Number AS Revision, Body FROM Facts WHERE Subject = @Subject AND Sends = 1

-- any
SELECT Type, Revision, Body FROM Heard WHERE Subject = @Subject

-- any
SELECT a.Seq FROM Grams a WHERE a.Gram = @First AND a.Seq < @Before
    AND EXISTS (SELECT 1 FROM Grams b WHERE b.Gram = @Second AND b.Seq = a.Seq)
    AND EXISTS (SELECT 1 FROM Grams c WHERE c.Gram = @Third AND c.Seq = a.Seq)
    AND EXISTS (SELECT 1 FROM Grams d WHERE d.Gram = @Last AND d.Seq = a.Seq)
ORDER BY a.Seq DESC

-- any
UPDATE Facts SET ParkedAt = @At WHERE Seq = @Seq

-- any
UPDATE Facts SET ParkedAt = NULL WHERE Id = @Fact AND ParkedAt IS NOT NULL

-- any
UPDATE Facts SET SentAt = @At WHERE Seq >= @First AND Seq <= @Last

-- any
UPDATE Heads SET Number = @Number, Hash = @Hash WHERE Subject = @Subject AND Number = @Number - 1

-- any
UPDATE Leases SET Holder = @Holder, Until = @Until WHERE Name = @Name AND (Holder = @Holder OR Until <= @Now)

-- any
UPDATE Leases SET Until = Until WHERE Name = ''

-- any
UPDATE SimulatedClock SET StepStart = @Start WHERE Name = @Name AND StepStart < @Start

-- any
UPDATE Texts SET Done = 1 WHERE Id = @Id

-- any
UPDATE Texts SET Done = 1 WHERE Id = @Id AND Done = 0

-- any
UPDATE Timers SET RungAt = @DueAt WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt AND RungAt IS NULL

-- any
UPDATE Timers SET Tries = Tries + 1 WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt

-- dispatch
DELETE FROM Assists WHERE OrderId = @WorkOrderId

-- dispatch
DELETE FROM ReplyTemplates WHERE Id = @Id

-- dispatch
DELETE FROM Takings WHERE OrderId = @Id AND (@TakenBy IS NULL OR TakenBy = @TakenBy)

-- dispatch
INSERT INTO Assists (OrderId, Unit) VALUES (@WorkOrderId, @Unit)

-- dispatch
INSERT INTO Catalogue (Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author)
VALUES (@Entry, @Version, @Category, @Area, @Hours, @Unit, @AssistedBy, @Basis, @ValidFrom, @CeasedAt, @Precedent, @CaseNumber, @Author)

-- dispatch
INSERT INTO Categories (Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt)
VALUES (@Code, @Version, @Name, @EnglishName, @Parent, @ValidFrom, @CeasedAt)

-- dispatch
INSERT INTO DispatchRules (Version, Body) VALUES (@Version, @Body)

-- dispatch
INSERT INTO Marks (Name, Mark) VALUES ('catalogue', @Mark)

-- dispatch
INSERT INTO Notes (OrderId, Revision, Kind, At, Text)
SELECT @OrderId, @Revision, @Kind, @At, @Text
WHERE NOT EXISTS (SELECT 1 FROM Notes WHERE OrderId = @OrderId AND Revision = @Revision AND Kind = @Kind)

-- dispatch
INSERT INTO ReplyTemplates (Id, Unit, Name, Text, ChangedAt) VALUES (@Id, @Unit, @Name, @Text, @At)

-- dispatch
INSERT INTO Stints (OrderId, Unit, Returned, Recalled)
SELECT @WorkOrderId, @Unit, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM Stints WHERE OrderId = @WorkOrderId AND Unit = @Unit)

-- dispatch
INSERT INTO Takings (OrderId, TakenBy, Until) VALUES (@WorkOrderId, @TakenBy, @Until)

-- dispatch
INSERT INTO TimeRules (Kind, Version, ValidFrom, Body)
SELECT @Kind, @Version, @ValidFrom, @Body
WHERE NOT EXISTS (SELECT 1 FROM TimeRules WHERE Kind = @Kind AND Version = @Version)

-- dispatch
INSERT INTO UnitCalendars (Unit, Version, ValidFrom, Body)
SELECT @Unit, @Version, @ValidFrom, @Body
WHERE NOT EXISTS (SELECT 1 FROM UnitCalendars WHERE Unit = @Unit AND Version = @Version)

-- dispatch
INSERT INTO Units (Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors)
VALUES (@Code, @Version, @Name, @EnglishName, @Kind, @Parent, @Area, @ValidFrom, @CeasedAt, @Successors)

-- dispatch
INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Confidential, Binding, ClosingRevision, ExtensionDays, Extensions, Reworks, Early)
SELECT @WorkOrderId, @IncidentId, 0, 'unheard', 0, 0, 0, 0, 0, 0, 0
WHERE NOT EXISTS (SELECT 1 FROM WorkOrders WHERE Id = @WorkOrderId)

-- dispatch
SELECT (SELECT COUNT(*) FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND Category = @Code) AS OpenOrders,
    (SELECT COUNT(*) FROM Categories WHERE Parent = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Children,
    (SELECT COUNT(*) FROM Catalogue WHERE Category = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Catalogue

-- dispatch
SELECT (SELECT COUNT(*) FROM WorkOrders WHERE Unit = @Code AND DueBy >= @From AND DueBy <= @Until) AS OpenOrders,
    (SELECT COUNT(*) FROM Units WHERE Parent = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Children,
    (SELECT COUNT(*) FROM Catalogue WHERE Unit = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Catalogue

-- dispatch
SELECT * FROM WorkOrders WHERE Id = @Id

-- dispatch
SELECT * FROM WorkOrders WHERE MasterId = @MasterId AND State = 'merged' ORDER BY Id

-- dispatch
SELECT * FROM WorkOrders WHERE Unit = @Unit AND State IN @States AND Id > @After ORDER BY Id

-- dispatch
SELECT Body FROM DispatchRules WHERE Version = (SELECT MAX(Version) FROM DispatchRules)

-- dispatch
SELECT CASE WHEN n.Kind = 'urged' THEN 'WorkOrderUrged' ELSE 'WorkOrderSupplemented' END AS Kind, n.At, w.Id AS OrderId, w.Number, w.Title
FROM WorkOrders w JOIN Notes n ON n.OrderId = w.Id
WHERE w.Unit = @Unit AND w.DueBy IS NOT NULL AND w.State <> 'closing-submitted' AND n.At > @Since
ORDER BY n.At DESC, w.Id

-- dispatch
SELECT COALESCE(State, '') AS State, COUNT(*) AS Orders, SUM(CASE WHEN DueBy <= @Passed THEN 1 ELSE 0 END) AS Overdue,
    SUM(CASE WHEN ExtensionDays > 0 THEN 1 ELSE 0 END) AS Asked
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND Handler = @Handler GROUP BY COALESCE(State, '')

-- dispatch
SELECT COALESCE(State, '') AS State, COUNT(*) AS Orders, SUM(CASE WHEN DueBy <= @Passed THEN 1 ELSE 0 END) AS Overdue,
    SUM(CASE WHEN ExtensionDays > 0 THEN 1 ELSE 0 END) AS Asked
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND Unit = @Unit AND Handler = @Handler GROUP BY COALESCE(State, '')

-- dispatch
SELECT COALESCE(State, '') AS State, COUNT(*) AS Orders, SUM(CASE WHEN DueBy <= @Passed THEN 1 ELSE 0 END) AS Overdue,
    SUM(CASE WHEN ExtensionDays > 0 THEN 1 ELSE 0 END) AS Asked
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND Unit = @Unit GROUP BY COALESCE(State, '')

-- dispatch
SELECT COALESCE(State, '') AS State, COUNT(*) AS Orders, SUM(CASE WHEN DueBy <= @Passed THEN 1 ELSE 0 END) AS Overdue,
    SUM(CASE WHEN ExtensionDays > 0 THEN 1 ELSE 0 END) AS Asked
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until GROUP BY COALESCE(State, '')

-- dispatch
SELECT COUNT(*) FROM ReplyTemplates WHERE Unit = @Unit

-- dispatch
SELECT COUNT(*) FROM WorkOrders WHERE MasterId = @MasterId AND State = 'merged'

-- dispatch
SELECT Code FROM Categories WHERE Code = @Category

-- dispatch
SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units

-- dispatch
SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units WHERE Code = @Code

-- dispatch
SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units WHERE Code > @After ORDER BY Code

-- dispatch
SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories

-- dispatch
SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories ORDER BY Code

-- dispatch
SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE Code = @Code

-- dispatch
SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE Code > @After ORDER BY Code

-- dispatch
SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE ValidFrom <= @Now AND (CeasedAt IS NULL OR CeasedAt > @Now)

-- dispatch
SELECT DISTINCT Unit FROM UnitCalendars

-- dispatch
SELECT Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author FROM Catalogue

-- dispatch
SELECT Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author FROM Catalogue WHERE Category = @Category

-- dispatch
SELECT Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author FROM Catalogue WHERE Entry = @Entry

-- dispatch
SELECT Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author FROM Catalogue WHERE Entry > @After ORDER BY Entry

-- dispatch
SELECT Id FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND Id < @BeforeId ORDER BY Id DESC

-- dispatch
SELECT Id FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND Unit = @Unit AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND Id < @BeforeId ORDER BY Id DESC

-- dispatch
SELECT Id FROM WorkOrders WHERE Id = @Id AND State = 'queued'

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND Id < @BeforeId ORDER BY Id DESC

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State AND Handler = @Handler ORDER BY Id

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State AND Unit = @Unit AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND Id < @BeforeId ORDER BY Id DESC

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State AND Unit = @Unit AND Handler = @Handler ORDER BY Id

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State AND Unit = @Unit ORDER BY Id

-- dispatch
SELECT Id FROM WorkOrders WHERE State = @State ORDER BY Id

-- dispatch
SELECT Id FROM WorkOrders WHERE State IN @States AND Handler = @Handler AND Id > @After ORDER BY Id

-- dispatch
SELECT Id, DueBy FROM WorkOrders WHERE Id = @Id AND DueBy IS NOT NULL

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (DueBy > @From OR Id > @AfterId) AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) ORDER BY DueBy, Id

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (DueBy > @From OR Id > @AfterId) AND Unit = @Unit AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) ORDER BY DueBy, Id

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE Id IN @Ids

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE Id IN @Ids AND State <> 'unheard'

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE State <> 'unheard' AND Id > @After ORDER BY Id

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE State = @State AND State <> 'unheard' AND Id > @After ORDER BY Id

-- dispatch
SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
    RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
FROM WorkOrders WHERE Unit IN @Units AND (@State IS NULL OR State = @State) AND Id > @After ORDER BY Id

-- dispatch
SELECT Id, State, Unit, Type, Urgency, Category, RegisteredAt, DueBy, SignFrom, HandleFrom, DispatchedAt FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (DueBy <= @InOneWorkingDay OR @OrdinaryToo = 1 OR Urgency <> 'ordinary') AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND Unit = @Unit ORDER BY DueBy, Id

-- dispatch
SELECT Id, State, Unit, Type, Urgency, Category, RegisteredAt, DueBy, SignFrom, HandleFrom, DispatchedAt FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (DueBy <= @InOneWorkingDay OR @OrdinaryToo = 1 OR Urgency <> 'ordinary') AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) ORDER BY DueBy, Id

-- dispatch
SELECT Id, Unit, Name, Text, ChangedAt FROM ReplyTemplates WHERE Id = @Id

-- dispatch
SELECT Id, Unit, Name, Text, ChangedAt FROM ReplyTemplates WHERE Unit IN @Units ORDER BY Unit, Name, Id

-- dispatch
SELECT Kind, At, Text FROM Notes WHERE OrderId = @Id ORDER BY Revision, Kind

-- dispatch
SELECT Kind, Version, Body FROM TimeRules
UNION ALL
SELECT 'calendar' AS Kind, Version, Body FROM UnitCalendars
ORDER BY Kind, Version

-- dispatch
SELECT Mark FROM Marks WHERE Name = 'catalogue'

-- dispatch
SELECT OrderId AS WorkOrderId, TakenBy, Until FROM Takings WHERE OrderId = @Id AND Until > @Now AND TakenBy <> @TakenBy

-- dispatch
SELECT State AS Name, COUNT(*) AS Orders FROM WorkOrders GROUP BY State

-- dispatch
SELECT Unit FROM Assists WHERE OrderId = @Id AND ReportedAt IS NULL ORDER BY Unit

-- dispatch
SELECT Unit FROM Stints WHERE OrderId = @Id AND Unit = @Unit

-- dispatch
SELECT Unit, COUNT(*) AS Orders FROM WorkOrders WHERE State IN @States AND Handler = @Handler GROUP BY Unit ORDER BY Unit

-- dispatch
SELECT Unit, Returned, Recalled FROM Stints WHERE OrderId = @Id

-- dispatch
SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
WHERE w.ExtensionDays > 0 AND w.State = 'signed' AND w.ChangedAt > @Since AND f.At > @Since AND f.Type = 'ExtensionRequested'
ORDER BY f.At DESC, f.Id

-- dispatch
SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
WHERE w.State IN ('return-requested', 'closing-submitted') AND w.ChangedAt > @Since AND f.At = w.ChangedAt AND f.Type IN ('ReturnRequested', 'ClosingSubmitted')
ORDER BY f.At DESC, f.Id

-- dispatch
SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
WHERE w.Unit = @Unit AND w.DueBy IS NOT NULL AND w.ChangedAt > @Since AND f.At > @Since AND f.At >= w.HandleFrom
    AND (f.Type IN ('WorkOrderDispatched', 'ReturnRejected') AND w.State = 'dispatched'
        OR f.Type IN ('ReworkDispatched', 'ClosingSentBack', 'ExtensionGranted', 'ExtensionRefused') AND w.State = 'signed')
ORDER BY f.At DESC, f.Id

-- dispatch
SELECT o.Id FROM WorkOrders o
WHERE o.State = @State AND o.DueBy IS NOT NULL AND (o.DueBy > @DueBy OR (o.DueBy = @DueBy AND o.Id > @Id))
    AND NOT EXISTS (SELECT 1 FROM Takings t WHERE t.OrderId = o.Id AND t.Until > @Now AND t.TakenBy <> @TakenBy)
ORDER BY o.DueBy, o.Id

-- dispatch
SELECT o.Id, o.Number, o.Title, o.Category, o.Area
FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
WHERE t.Done = 0 ORDER BY t.Seq DESC

-- dispatch
SELECT o.Id, o.Number, o.Title, o.State, o.Unit AS Lead, a.Unit, a.ReportedAt, o.HandleBy
FROM Assists a JOIN WorkOrders o ON o.Id = a.OrderId
WHERE a.Unit IN @Units AND o.DueBy IS NOT NULL AND o.AssistedBy IS NOT NULL
ORDER BY CASE WHEN a.ReportedAt IS NULL THEN 0 ELSE 1 END, o.HandleBy, o.Id

-- dispatch
SELECT t.OrderId AS WorkOrderId, o.Number, t.TakenBy, t.Until
FROM Takings t JOIN WorkOrders o ON o.Id = t.OrderId
WHERE t.Until > @Now AND o.State = 'queued'
ORDER BY t.OrderId

-- dispatch
SELECT t.Seq, o.Id, o.DueBy FROM Texts t JOIN WorkOrders o ON o.Id = t.Id WHERE COALESCE(State, '') = @State AND (@AnyUnit = 1 OR Unit IN @Units) AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND t.Seq IN @Places

-- dispatch
SELECT t.Seq, o.Id, o.DueBy FROM Texts t JOIN WorkOrders o ON o.Id = t.Id WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0) AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
    AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
    AND (@Handler IS NULL OR Handler = @Handler) AND t.Seq IN @Places

-- dispatch
UPDATE Assists SET ReportedAt = @At WHERE OrderId = @WorkOrderId AND Unit = @Unit

-- dispatch
UPDATE Catalogue SET Version = @Version, Category = @Category, Area = @Area, Hours = @Hours, Unit = @Unit, AssistedBy = @AssistedBy, Basis = @Basis,
    ValidFrom = @ValidFrom, CeasedAt = @CeasedAt, Precedent = @Precedent, CaseNumber = @CaseNumber, Author = @Author
WHERE Entry = @Entry AND Version = @Version - 1

-- dispatch
UPDATE Categories SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Parent = @Parent, ValidFrom = @ValidFrom, CeasedAt = @CeasedAt
WHERE Code = @Code AND Version = @Version - 1

-- dispatch
UPDATE Marks SET Mark = @Mark WHERE Name = 'catalogue'

-- dispatch
UPDATE ReplyTemplates SET Unit = @Unit, Name = @Name, Text = @Text, ChangedAt = @At WHERE Id = @Id

-- dispatch
UPDATE Stints SET Recalled = 0 WHERE OrderId = @WorkOrderId AND Unit = @Unit

-- dispatch
UPDATE Stints SET Recalled = 1 WHERE OrderId = @WorkOrderId AND Unit = @Unit AND Returned = 0

-- dispatch
UPDATE Stints SET Returned = 1 WHERE OrderId = @WorkOrderId AND Unit = @Unit

-- dispatch
UPDATE Units SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Kind = @Kind, Parent = @Parent, Area = @Area,
    ValidFrom = @ValidFrom, CeasedAt = @CeasedAt, Successors = @Successors
WHERE Code = @Code AND Version = @Version - 1

-- dispatch
UPDATE WorkOrders SET Early = Early + 1 WHERE Id = @WorkOrderId AND State = 'unheard'

-- dispatch
UPDATE WorkOrders SET ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET ExtensionDays = @Days, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET HandleBy = @HandleBy, ExtensionDays = 0, Extensions = Extensions + 1, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET Handler = @To WHERE Id = @WorkOrderId AND Handler = @From

-- dispatch
UPDATE WorkOrders SET MasterId = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET SignBy = @SignBy, ReturnBy = @ReturnBy, HandleBy = @HandleBy, CallerDueBy = @CallerDueBy
WHERE Id = @Id AND Revision = @Revision

-- dispatch
UPDATE WorkOrders SET State = 'closed', ClosingRevision = @Revision, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'closed', StateBefore = NULL, Unit = @Unit, Handler = CASE WHEN Unit = @Unit THEN Handler END, HandleBy = @HandleBy, SubmittedAt = @SubmittedAt,
    PublicAnswer = @PublicAnswer, ExtensionDays = 0, ClosingRevision = @Revision, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'closing-submitted', SubmittedAt = @At, PublicAnswer = @PublicAnswer, ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'dispatched', SignFrom = @At, SignBy = @SignBy, SignedAt = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'dispatched', Unit = @Unit, Basis = @Basis, Binding = @Binding, HeldFor = NULL,
    DispatchedAt = @At, SignFrom = @At, HandleFrom = @At, SignBy = @SignBy, ReturnBy = @ReturnBy, HandleBy = @HandleBy, CallerDueBy = @CallerDueBy,
    SignedAt = NULL, Handler = NULL, ExtensionDays = 0, Reworks = 0, Entry = @Entry, Precedent = @Precedent, AssistedBy = @AssistedBy, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'held', HeldFor = @Dispute, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'queued', Number = @Number, Type = @Type, Urgency = @Urgency, Title = @Title, Content = @Content,
    Category = @Category, Area = @Area, Address = @Address, Confidential = @Confidential, AccusedUnit = @AccusedUnit,
    SuggestedUnit = @SuggestedUnit, RegisteredAt = @RegisteredAt, CallerDueBy = @CallerDueBy, ChangedAt = @ChangedAt
WHERE Id = @Id AND State = 'unheard'

-- dispatch
UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Binding = 0, SignedAt = NULL, SubmittedAt = NULL, PublicAnswer = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Entry = NULL, Precedent = NULL, AssistedBy = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Type = @Type, Urgency = @Urgency, Category = @Category, Area = @Area,
    Binding = 0, SignedAt = NULL, ExtensionDays = 0, Reworks = 0, Entry = NULL, Precedent = NULL, AssistedBy = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'return-requested', Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'signed', HandleFrom = @At, HandleBy = @HandleBy, SubmittedAt = NULL, PublicAnswer = NULL, Reworks = @Times, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'signed', SignedAt = @At, Handler = @ActorId, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'signed', SignedAt = @At, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'signed', SubmittedAt = NULL, PublicAnswer = NULL, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'terminated', ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = 'withdrawn', ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET State = StateBefore, StateBefore = NULL, MasterId = NULL, SignBy = COALESCE(@SignBy, SignBy), HandleBy = COALESCE(@HandleBy, HandleBy),
    SignFrom = CASE WHEN @SignBy IS NULL THEN SignFrom ELSE @At END, HandleFrom = CASE WHEN @HandleBy IS NULL THEN HandleFrom ELSE @At END, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- dispatch
UPDATE WorkOrders SET StateBefore = State, State = 'merged', MasterId = @MasterId, Revision = @Revision, ChangedAt = @At
WHERE Id = @WorkOrderId AND Revision = @Revision - 1
    AND EXISTS (SELECT 1 FROM WorkOrders m WHERE m.Id = @MasterId AND m.MasterId IS NULL)

-- escalation
DELETE FROM BoardEvents WHERE OrderId = @OrderId AND Measure = @Measure AND Revision = @Revision

-- escalation
DELETE FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause

-- escalation
INSERT INTO Answers (Dispute, Ruling, Code)
SELECT @Dispute, @Ruling, @Code WHERE NOT EXISTS (SELECT 1 FROM Answers WHERE Dispute = @Dispute AND Ruling = @Ruling)

-- escalation
INSERT INTO BoardCounts (Day, Dimension, Measure, Name, Hour, Orders)
SELECT @Day, @Dimension, @Measure, @Name, @Hour, @By
WHERE NOT EXISTS (SELECT 1 FROM BoardCounts WHERE Day = @Day AND Dimension = @Dimension AND Measure = @Measure AND Name = @Name AND Hour = @Hour)

-- escalation
INSERT INTO BoardEvents (OrderId, Measure, Revision, Day, Hour, At, Unit, Area, Type, Category)
VALUES (@OrderId, @Measure, @Revision, @Day, @Hour, @At, @Unit, @Area, @Type, @Category)

-- escalation
INSERT INTO Calendars (Name, Version, Body) VALUES (@Name, @Version, @Body)

-- escalation
INSERT INTO Clocks (Id, IncidentId, Revision, State, Closed, DeadlineVersion) VALUES (@Id, @IncidentId, 0, 'unheard', 0, 0)

-- escalation
INSERT INTO DisputeLadders (Version, Body) VALUES (@Version, @Body)

-- escalation
INSERT INTO DisputeUnits (Dispute, Unit, StatedAt) VALUES (@Dispute, @Unit, @StatedAt)

-- escalation
INSERT INTO Disputes (Id, OrderId, IncidentId, Revision, CaseNumber, State, Cause, Reason, Units, OpenedAt)
VALUES (@Id, @OrderId, @IncidentId, @Revision, @CaseNumber, @State, @Cause, @Reason, @Units, @OpenedAt)

-- escalation
INSERT INTO Limits (Version, Body) VALUES (@Version, @Body)

-- escalation
INSERT INTO MovedLimits (Unit, At, OrderId)
SELECT @Unit, @At, @OrderId WHERE NOT EXISTS (SELECT 1 FROM MovedLimits WHERE Unit = @Unit AND At = @At AND OrderId = @OrderId)

-- escalation
INSERT INTO Notices (OrderId, Clock, Level, At)
SELECT @OrderId, @Clock, @Level, @At
WHERE NOT EXISTS (SELECT 1 FROM Notices WHERE OrderId = @OrderId AND Clock = @Clock AND Level = @Level AND At = @At)

-- escalation
INSERT INTO Said (OrderId, What)
SELECT @OrderId, @What WHERE NOT EXISTS (SELECT 1 FROM Said WHERE OrderId = @OrderId AND What = @What)

-- escalation
INSERT INTO Serials (Name, Last) VALUES (@Name, 1)

-- escalation
INSERT INTO Supervisions (OrderId, Cause, Since, Grade, Unit, AnswerBy, Reason, OpenedBy)
SELECT @OrderId, @Cause, @Since, @Grade, @Unit, @AnswerBy, @Reason, @OpenedBy
WHERE NOT EXISTS (SELECT 1 FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause)

-- escalation
INSERT INTO Units (Code, Version, Name, Parent, CeasedAt)
SELECT @Code, @Version, @Name, @Parent, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)

-- escalation
INSERT INTO WatchRules (Version, Body) VALUES (@Version, @Body)

-- escalation
SELECT 'DeadlineMoved' AS Kind, m.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
FROM MovedLimits m JOIN Clocks c ON c.Id = m.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE m.Unit = @Unit AND m.At > @Since AND c.Unit = @Unit AND c.Closed = 0 AND c.State <> 'closing-submitted' ORDER BY m.At DESC, c.Id

-- escalation
SELECT 'DisputeOpened' AS Kind, d.OpenedAt AS At, d.OrderId, c.Number, h.Body AS HandedOver
FROM Disputes d LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE d.State IN ('opening', 'open') AND d.OpenedAt > @Since ORDER BY d.OpenedAt DESC, d.Id

-- escalation
SELECT 'DisputeOverdue' AS Kind, d.RuleBy AS At, d.OrderId, c.Number, h.Body AS HandedOver
FROM Disputes d LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE d.State = 'open' AND d.RuleBy > @Since AND d.RuleBy < @Now ORDER BY d.RuleBy DESC, d.Id

-- escalation
SELECT 'DisputeToState' AS Kind, d.OpenedAt AS At, d.OrderId, c.Number, h.Body AS HandedOver
FROM DisputeUnits u JOIN Disputes d ON d.Id = u.Dispute LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE u.Unit = @Unit AND u.StatedAt IS NULL AND d.State IN ('opening', 'open') AND d.OpenedAt > @Since AND (d.Accused IS NULL OR d.Accused <> @Unit) ORDER BY d.OpenedAt DESC, d.Id

-- escalation
SELECT 'SupervisionAnswered' AS Kind, s.AnsweredAt AS At, c.Id AS OrderId, c.Number, h.Body AS HandedOver FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE s.ClosedAt IS NULL AND s.AnsweredAt > @Since ORDER BY s.AnsweredAt DESC, c.Id

-- escalation
SELECT 'SupervisionOpened' AS Kind, s.Since AS At, c.Id AS OrderId, c.Number, h.Body AS HandedOver FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE s.ClosedAt IS NULL AND s.AnsweredAt IS NULL AND s.Unit = @Unit AND s.Since > @Since ORDER BY s.Since DESC, c.Id

-- escalation
SELECT 'calendar' AS Kind, Version, Body FROM Calendars
UNION ALL SELECT 'limits' AS Kind, Version, Body FROM Limits
UNION ALL SELECT 'watch' AS Kind, Version, Body FROM WatchRules
UNION ALL SELECT 'ladder' AS Kind, Version, Body FROM DisputeLadders ORDER BY Kind, Version

-- escalation
SELECT * FROM BoardEvents WHERE OrderId = @OrderId

-- escalation
SELECT * FROM Clocks WHERE Closed = 0 AND State <> 'unheard' AND Id > @After ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id = @Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)  AND (SupervisedSince IS NULL OR Closed = 1) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)  AND SupervisedSince IS NOT NULL AND Closed = 0 ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)  ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND (YellowFrom IS NULL OR YellowFrom > @Now) AND (RedFrom IS NULL OR RedFrom >= @Now) AND (SupervisedSince IS NULL OR Closed = 1) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND (YellowFrom IS NULL OR YellowFrom > @Now) AND (RedFrom IS NULL OR RedFrom >= @Now) AND SupervisedSince IS NOT NULL AND Closed = 0 ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND (YellowFrom IS NULL OR YellowFrom > @Now) AND (RedFrom IS NULL OR RedFrom >= @Now) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND RedFrom < @Now AND (SupervisedSince IS NULL OR Closed = 1) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND RedFrom < @Now AND SupervisedSince IS NOT NULL AND Closed = 0 ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND RedFrom < @Now ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND YellowFrom <= @Now AND (RedFrom IS NULL OR RedFrom >= @Now) AND (SupervisedSince IS NULL OR Closed = 1) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND YellowFrom <= @Now AND (RedFrom IS NULL OR RedFrom >= @Now) AND SupervisedSince IS NOT NULL AND Closed = 0 ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) AND YellowFrom <= @Now AND (RedFrom IS NULL OR RedFrom >= @Now) ORDER BY Id

-- escalation
SELECT * FROM Clocks WHERE Id > @After ORDER BY Id

-- escalation
SELECT * FROM Disputes WHERE Id = @Id

-- escalation
SELECT * FROM Disputes WHERE OrderId = @OrderId ORDER BY Id

-- escalation
SELECT Body FROM Calendars WHERE Name = @Name AND Version < @Before ORDER BY Version DESC

-- escalation
SELECT Body FROM Calendars WHERE Name = @Name AND Version = (SELECT MAX(Version) FROM Calendars WHERE Name = @Name)

-- escalation
SELECT Body FROM DisputeLadders WHERE Version = (SELECT MAX(Version) FROM DisputeLadders)

-- escalation
SELECT Body FROM Limits WHERE Version < @Before ORDER BY Version DESC

-- escalation
SELECT Body FROM Limits WHERE Version = (SELECT MAX(Version) FROM Limits)

-- escalation
SELECT Body FROM WatchRules WHERE Version = (SELECT MAX(Version) FROM WatchRules)

-- escalation
SELECT CASE n.Level WHEN 'overdue' THEN 'WorkOrderOverdue' WHEN 'due-soon' THEN 'WorkOrderDueSoon' WHEN 'head' THEN 'WarningRaised:head'
    WHEN 'handler' THEN 'WarningRaised:handler' WHEN 'coordinator' THEN 'WarningRaised:coordinator' ELSE 'WarningRaised:leader' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
    AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted') AND n.Level = 'coordinator' ORDER BY n.At DESC, c.Id

-- escalation
SELECT CASE n.Level WHEN 'overdue' THEN 'WorkOrderOverdue' WHEN 'due-soon' THEN 'WorkOrderDueSoon' WHEN 'head' THEN 'WarningRaised:head'
    WHEN 'handler' THEN 'WarningRaised:handler' WHEN 'coordinator' THEN 'WarningRaised:coordinator' ELSE 'WarningRaised:leader' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
    AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted') AND n.Level = 'leader' ORDER BY n.At DESC, c.Id

-- escalation
SELECT CASE n.Level WHEN 'overdue' THEN 'WorkOrderOverdue' WHEN 'due-soon' THEN 'WorkOrderDueSoon' WHEN 'head' THEN 'WarningRaised:head'
    WHEN 'handler' THEN 'WarningRaised:handler' WHEN 'coordinator' THEN 'WarningRaised:coordinator' ELSE 'WarningRaised:leader' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
    AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted') AND n.Level IN ('due-soon', 'overdue') ORDER BY n.At DESC, c.Id

-- escalation
SELECT CASE n.Level WHEN 'overdue' THEN 'WorkOrderOverdue' WHEN 'due-soon' THEN 'WorkOrderDueSoon' WHEN 'head' THEN 'WarningRaised:head'
    WHEN 'handler' THEN 'WarningRaised:handler' WHEN 'coordinator' THEN 'WarningRaised:coordinator' ELSE 'WarningRaised:leader' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
    AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted') AND n.Level IN ('handler', 'head') AND COALESCE(c.Unit, '') = @Unit AND n.Unit = @Unit ORDER BY n.At DESC, c.Id

-- escalation
SELECT COUNT(*) FROM Clocks WHERE Closed = 0 AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)

-- escalation
SELECT COUNT(*) FROM Disputes WHERE State = 'open'

-- escalation
SELECT COUNT(*) FROM Supervisions WHERE ClosedAt IS NULL AND (@AllUnits = 1 OR Unit IN @Units)

-- escalation
SELECT Code FROM Units WHERE Code = @Code

-- escalation
SELECT Code, Parent, CeasedAt FROM Units WHERE Code = @Code

-- escalation
SELECT Day, Dimension, Measure, Name, Hour, Orders FROM BoardCounts WHERE Day IN (0, @Today) AND Dimension = 'unit' AND Name IN @Units AND Orders <> 0

-- escalation
SELECT Day, Dimension, Measure, Name, Hour, Orders FROM BoardCounts WHERE Day IN (0, @Today, @LastWeek) AND Orders <> 0

-- escalation
SELECT Dispute, Ruling, Code FROM Answers WHERE Dispute = @Id

-- escalation
SELECT Dispute, Unit, StatedAt FROM DisputeUnits WHERE Dispute = @Id ORDER BY Unit

-- escalation
SELECT Dispute, Unit, StatedAt FROM DisputeUnits WHERE Dispute IN @Ids ORDER BY Dispute, Unit

-- escalation
SELECT Id FROM Clocks
WHERE Closed = 0 AND State <> 'unheard' AND Id > @After AND (@Unit IS NULL OR Unit = @Unit) AND (SignBy >= @From OR HandleBy >= @From OR CallerDueBy >= @From)
ORDER BY Id

-- escalation
SELECT Last FROM Serials WHERE Name = @Name

-- escalation
SELECT Measure, COUNT(*) AS Orders FROM BoardEvents WHERE Day = @Day AND Hour = @Hour AND At > @Since AND At <= @Until GROUP BY Measure

-- escalation
SELECT Measure, SUM(Orders) AS Orders FROM BoardCounts
WHERE Day IN @Days AND Dimension = 'all' AND Measure IN ('intake', 'direct', 'diverted')
GROUP BY Measure

-- escalation
SELECT Name AS Category, SUM(CASE WHEN Measure = 'disputed' THEN Orders ELSE 0 END) AS Disputed, SUM(CASE WHEN Measure = 'by-precedent' THEN Orders ELSE 0 END) AS ByPrecedent
FROM BoardCounts
WHERE Day >= @Since AND Day <= @Day AND Dimension = 'category' AND Measure IN ('disputed', 'by-precedent') AND Orders <> 0
GROUP BY Name
ORDER BY Disputed DESC, ByPrecedent DESC, Name

-- escalation
SELECT Name AS Unit, SUM(CASE WHEN Measure = 'dispatched' THEN Orders ELSE 0 END) AS Dispatched,
    SUM(CASE WHEN Measure = 'signed-in-time' THEN Orders ELSE 0 END) AS SignedInTime, SUM(CASE WHEN Measure = 'signed-late' THEN Orders ELSE 0 END) AS SignedLate,
    SUM(CASE WHEN Measure = 'closed-in-time' THEN Orders ELSE 0 END) AS ClosedInTime, SUM(CASE WHEN Measure = 'closed-late' THEN Orders ELSE 0 END) AS ClosedLate,
    SUM(CASE WHEN Measure = 'satisfied' THEN Orders ELSE 0 END) AS Satisfied, SUM(CASE WHEN Measure = 'basically-satisfied' THEN Orders ELSE 0 END) AS BasicallySatisfied,
    SUM(CASE WHEN Measure = 'dissatisfied' THEN Orders ELSE 0 END) AS Dissatisfied, SUM(CASE WHEN Measure = 'open' THEN Orders ELSE 0 END) AS OpenNow
FROM BoardCounts WHERE Day IN @Days AND Dimension = 'unit' AND Orders <> 0 AND (@AllUnits = 1 OR Name IN @Units)
GROUP BY Name
ORDER BY Name

-- escalation
SELECT OrderId, Clock, Level, At, DueBy, Unit FROM Notices WHERE OrderId = @OrderId ORDER BY At, Level, Clock

-- escalation
SELECT OrderId, Measure, Revision, At, Unit, Area, Type, Category FROM BoardEvents WHERE Day = @Day AND Measure IN @Measures AND At >= @After AND (At > @After OR OrderId > @AfterId OR (OrderId = @AfterId AND Revision > @AfterRevision))
    AND (@AllUnits = 1 OR Unit IN @Units) AND (@Unit IS NULL OR Unit = @Unit) AND (@Area IS NULL OR Area = @Area)
    AND (@Type IS NULL OR Type = @Type) AND (@Category IS NULL OR Category = @Category) AND (@Hour IS NULL OR (Hour >= @Hour AND Hour < @Until))
    AND (@OnlyGreen = 0 OR EXISTS (SELECT 1 FROM Clocks c WHERE c.Id = OrderId AND (c.YellowFrom IS NULL OR c.YellowFrom > @Now) AND (c.RedFrom IS NULL OR c.RedFrom >= @Now)))
ORDER BY At, OrderId, Revision

-- escalation
SELECT OrderId, Measure, Revision, At, Unit, Area, Type, Category FROM BoardEvents WHERE Day >= @Since AND Day <= @Day AND Measure IN @Measures AND At >= @After AND (At > @After OR OrderId > @AfterId OR (OrderId = @AfterId AND Revision > @AfterRevision))
    AND (@AllUnits = 1 OR Unit IN @Units) AND (@Unit IS NULL OR Unit = @Unit) AND (@Area IS NULL OR Area = @Area)
    AND (@Type IS NULL OR Type = @Type) AND (@Category IS NULL OR Category = @Category) AND (@Hour IS NULL OR (Hour >= @Hour AND Hour < @Until))
    AND (@OnlyGreen = 0 OR EXISTS (SELECT 1 FROM Clocks c WHERE c.Id = OrderId AND (c.YellowFrom IS NULL OR c.YellowFrom > @Now) AND (c.RedFrom IS NULL OR c.RedFrom >= @Now)))
ORDER BY At, OrderId, Revision

-- escalation
SELECT Unit FROM DisputeUnits WHERE Dispute = @Id AND Unit IN @Units ORDER BY Unit

-- escalation
SELECT Unit, COUNT(*) AS Number, SUM(CASE WHEN State = 'closed' THEN 1 ELSE 0 END) AS Closed, SUM(CASE WHEN SupervisedSince IS NULL THEN 0 ELSE 1 END) AS Supervised
FROM Clocks WHERE CallerDueBy >= @From AND CallerDueBy < @To AND State <> 'unheard' GROUP BY Unit

-- escalation
SELECT What FROM Said WHERE OrderId = @OrderId AND What = @What

-- escalation
SELECT c.Body FROM Calendars c
WHERE c.Name <> 'office' AND c.Name > @After AND c.Version = (SELECT MAX(v.Version) FROM Calendars v WHERE v.Name = c.Name)
ORDER BY c.Name

-- escalation
SELECT c.Id AS OrderId, c.YellowFrom, c.RedFrom, e.Unit, e.Area, e.Type, e.Category
FROM Clocks c JOIN BoardEvents e ON e.OrderId = c.Id AND e.Measure = 'open' AND e.Revision = 0 WHERE c.Closed = 0 AND c.RedFrom <= @Until

-- escalation
SELECT c.Id AS OrderId, c.YellowFrom, c.RedFrom, e.Unit, e.Area, e.Type, e.Category
FROM Clocks c JOIN BoardEvents e ON e.OrderId = c.Id AND e.Measure = 'open' AND e.Revision = 0 WHERE c.Closed = 0 AND c.YellowFrom <= @Now

-- escalation
SELECT c.Id, c.Number, c.State, c.YellowFrom, c.RedFrom, h.Body AS Registered
FROM Clocks c LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderRegistered' WHERE c.Id IN @Ids

-- escalation
SELECT c.Id, c.Number, c.Unit, h.Body FROM Clocks c
JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderDispatched'
WHERE c.Closed = 0 AND c.Id > @After
    AND h.Revision = (SELECT MAX(l.Revision) FROM Heard l WHERE l.Subject = c.Id AND l.Type = 'WorkOrderDispatched')
ORDER BY c.Id

-- escalation
SELECT c.Unit, COUNT(*) AS Number FROM Clocks c
WHERE c.CallerDueBy >= @From AND c.CallerDueBy < @To AND c.State = 'closed' AND NOT EXISTS (
    SELECT 1 FROM Notices n WHERE n.OrderId = c.Id AND n.Clock = 'unit' AND n.Level = 'overdue' AND n.Unit = c.Unit AND n.DueBy IS NOT NULL)
GROUP BY c.Unit

-- escalation
SELECT d.Id FROM Disputes d WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.State = 'ended' ORDER BY d.Id

-- escalation
SELECT d.Id FROM Disputes d WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.State IN ('opening', 'open') AND EXISTS (SELECT 1 FROM DisputeUnits w WHERE w.Dispute = d.Id AND w.StatedAt IS NULL AND (@AllUnits = 1 OR w.Unit IN @Units)) ORDER BY d.Id

-- escalation
SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
    d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
    c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
FROM Disputes d
LEFT JOIN Clocks c ON c.Id = d.OrderId
LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND (@State IS NULL OR d.State = @State) AND (@After = '' OR d.Id < @After) ORDER BY d.Id DESC

-- escalation
SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
    d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
    c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
FROM Disputes d
LEFT JOIN Clocks c ON c.Id = d.OrderId
LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND (@State IS NULL OR d.State = @State) AND d.Id > @After ORDER BY d.Id

-- escalation
SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
    d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
    c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
FROM Disputes d
LEFT JOIN Clocks c ON c.Id = d.OrderId
LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.Id = @Id

-- escalation
SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
    d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
    c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
FROM Disputes d
LEFT JOIN Clocks c ON c.Id = d.OrderId
LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.State IN ('opening', 'open') AND EXISTS (SELECT 1 FROM DisputeUnits w WHERE w.Dispute = d.Id AND w.StatedAt IS NULL AND (@AllUnits = 1 OR w.Unit IN @Units)) AND (@After = '' OR d.Id < @After) ORDER BY d.Id DESC

-- escalation
SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
    d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
    c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
FROM Disputes d
LEFT JOIN Clocks c ON c.Id = d.OrderId
LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.State IN ('opening', 'open') AND EXISTS (SELECT 1 FROM DisputeUnits w WHERE w.Dispute = d.Id AND w.StatedAt IS NULL AND (@AllUnits = 1 OR w.Unit IN @Units)) AND d.Id > @After ORDER BY d.Id

-- escalation
SELECT d.State, COUNT(*) AS Count FROM Disputes d WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND d.State IN ('opening', 'open', 'ruled') GROUP BY d.State

-- escalation
SELECT n.Unit, n.Level, n.Clock, COUNT(DISTINCT n.OrderId) AS Number FROM Notices n INNER JOIN Clocks c ON c.Id = n.OrderId
WHERE n.DueBy IS NOT NULL AND c.CallerDueBy >= @From AND c.CallerDueBy < @To GROUP BY n.Unit, n.Level, n.Clock

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
    AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause)))) AND s.ClosedAt IS NOT NULL ORDER BY s.Since DESC, s.OrderId, s.Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
    AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause)))) AND s.ClosedAt IS NULL AND s.AnsweredAt IS NOT NULL ORDER BY s.Since DESC, s.OrderId, s.Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
    AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause)))) AND s.ClosedAt IS NULL AND s.AnsweredAt IS NULL AND s.AnswerBy < @Now ORDER BY s.Since DESC, s.OrderId, s.Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
    AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause)))) AND s.ClosedAt IS NULL AND s.AnsweredAt IS NULL ORDER BY s.Since DESC, s.OrderId, s.Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
    AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause)))) AND s.ClosedAt IS NULL ORDER BY s.Since DESC, s.OrderId, s.Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE s.OrderId = @OrderId AND s.Cause = @Cause

-- escalation
SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId WHERE s.OrderId = @OrderId ORDER BY s.Since, s.Cause

-- escalation
UPDATE BoardCounts SET Orders = Orders + @By WHERE Day = @Day AND Dimension = @Dimension AND Measure = @Measure AND Name = @Name AND Hour = @Hour

-- escalation
UPDATE Clocks SET Number = @Number, Type = @Type, Urgency = @Urgency, Unit = @Unit, State = @State, Closed = @Closed, SignBy = @SignBy,
    HandleBy = @HandleBy, CallerDueBy = @CallerDueBy, DeadlineVersion = @DeadlineVersion, YellowFrom = @YellowFrom, RedFrom = @RedFrom
WHERE Id = @Id AND Revision = @Revision

-- escalation
UPDATE Clocks SET Revision = Revision + 1 WHERE Id = @Id

-- escalation
UPDATE Clocks SET Revision = Revision WHERE Id = @Id

-- escalation
UPDATE Clocks SET SupervisedSince = (SELECT MIN(Since) FROM Supervisions WHERE OrderId = @OrderId) WHERE Id = @OrderId

-- escalation
UPDATE Clocks SET Urged = CASE WHEN Urged > @Times THEN Urged ELSE @Times END WHERE Id = @Id

-- escalation
UPDATE DisputeUnits SET StatedAt = @StatedAt WHERE Dispute = @Dispute AND Unit = @Unit

-- escalation
UPDATE Disputes SET PrecedentAt = @At, PrecedentCode = NULL WHERE Id = @Id

-- escalation
UPDATE Disputes SET Revision = @Revision WHERE Id = @Dispute AND State = 'open' AND Revision = @Seen

-- escalation
UPDATE Disputes SET State = 'ruled', Code = NULL, Ruling = @Ruling, RuledUnit = @Unit, Assisting = @Assisting, Basis = @Basis, MayReturn = @MayReturn, RuledAt = @At, Revision = @Revision
WHERE Id = @Dispute AND State = 'open' AND Revision = @Seen

-- escalation
UPDATE Disputes SET State = @State, Code = @Code, Rung = @Rung, RungSince = @RungSince, StateBy = @StateBy, StateSoon = @StateSoon, RuleBy = @RuleBy, RuleSoon = @RuleSoon,
    Accused = @Accused, PrecedentAt = @PrecedentAt, PrecedentEntry = @PrecedentEntry, PrecedentCode = @PrecedentCode
WHERE Id = @Id AND Revision = @Revision

-- escalation
UPDATE Notices SET DueBy = @DueBy, Unit = @Unit WHERE OrderId = @OrderId AND Clock = @Clock AND Level = @Level AND At = @At

-- escalation
UPDATE Serials SET Last = Last + 1 WHERE Name = @Name

-- escalation
UPDATE Supervisions SET AnsweredAt = @At, AnsweredBy = @ActorId, Answer = @Answer
WHERE OrderId = @OrderId AND Cause = @Cause AND AnsweredAt IS NULL AND ClosedAt IS NULL

-- escalation
UPDATE Supervisions SET ClosedAt = @ClosedAt, ClosedBy = @ClosedBy, Result = @Result WHERE OrderId = @OrderId AND Cause = @Cause AND ClosedAt IS NULL

-- escalation
UPDATE Units SET Version = @Version, Name = @Name, Parent = @Parent, CeasedAt = @CeasedAt
WHERE Code = @Code AND Version < @Version

-- intake
INSERT INTO Callers (OrderId, Revision, Name, Phone, PhoneIndex, IdNumber, HomeAddress, Numbers)
VALUES (@OrderId, @Revision, @Name, @Phone, @PhoneIndex, @IdNumber, @HomeAddress, @Numbers)

-- intake
INSERT INTO CallsWithoutOrder (Id, Kind, At, AgentId, CallId, PhoneIndex, Phone)
VALUES (@Id, @Kind, @At, @AgentId, @CallId, @PhoneIndex, @Phone)

-- intake
INSERT INTO Drafts (Id, AgentId, SavedAt, Body) VALUES (@Id, @AgentId, @SavedAt, @Body)

-- intake
INSERT INTO Drafts (Id, AgentId, SavedAt, Body, FinishedAt)
SELECT @Id, @AgentId, @Now, '', @Now WHERE NOT EXISTS (SELECT 1 FROM Drafts WHERE Id = @Id)

-- intake
INSERT INTO NumberBlocks (Day, Last) VALUES (@Day, @Block)

-- intake
INSERT INTO Secrets (Name, Value)
SELECT 'phone-index', @Value WHERE NOT EXISTS (SELECT 1 FROM Secrets WHERE Name = 'phone-index')

-- intake
INSERT INTO Units (Code, Version, Name, CeasedAt)
SELECT @Code, @Version, @Name, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)

-- intake
INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Content, Category, Area, Address, Channel, CallId,
    Confidential, AccusedUnit, SuggestedUnit, SourceOpenedAt, RegisteredAt, Answer, KeptBy, NumbersMoved,
    Urged, Tries, TriesOf, FollowedUpClosing, ReopenedClosing, Reopenings, WithdrawalAskedAfter,
    ProgressRevision, ClosingRevision, AwaitsFollowUp, MergeRevision, WithdrawalAnswered)
VALUES (@Id, @IncidentId, @Revision, @State, @Number, @Type, @Urgency, @Title, @Content, @Category, @Area, @Address, @Channel, @CallId,
    @Confidential, @AccusedUnit, @SuggestedUnit, @SourceOpenedAt, @RegisteredAt, @Answer, @KeptBy, @NumbersMoved,
    0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0)

-- intake
SELECT 'WorkOrderClosed' AS Kind, ClosedAt AS At, Id AS OrderId, Number, Title
FROM WorkOrders WHERE AwaitsFollowUp = 1 AND ClosedAt > @Since ORDER BY ClosedAt DESC, Id

-- intake
SELECT * FROM Callers WHERE OrderId = @Id ORDER BY Revision

-- intake
SELECT * FROM WorkOrders WHERE Id = @Id

-- intake
SELECT AgentId, FinishedAt FROM Drafts WHERE Id = @Id

-- intake
SELECT COUNT(*) FROM Drafts WHERE AgentId = @AgentId AND FinishedAt IS NULL

-- intake
SELECT COUNT(*) FROM Drafts WHERE AgentId = @From AND FinishedAt IS NULL

-- intake
SELECT COUNT(*) FROM WorkOrders WHERE State = 'kept' AND KeptBy = @From

-- intake
SELECT Code, CeasedAt FROM Units WHERE Code = @AccusedUnit OR Code = @SuggestedUnit

-- intake
SELECT Id FROM Drafts WHERE AgentId = @From AND FinishedAt IS NULL AND Id > @After ORDER BY Id

-- intake
SELECT Id FROM WorkOrders WHERE State = 'kept' AND KeptBy = @From AND Id > @After ORDER BY Id

-- intake
SELECT Id, Kind, At, AgentId, CallId FROM CallsWithoutOrder WHERE Id > @After ORDER BY Id

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE (@After = '' OR Id < @After) AND State = @State AND (@Progress IS NULL OR CASE WHEN State = 'handed-over' THEN COALESCE(Progress, 'queued') ELSE State END = @Progress) ORDER BY Id DESC

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE (@After = '' OR Id < @After) ORDER BY Id DESC

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE Id > @After AND CallId = @CallId AND State = @State AND (@Progress IS NULL OR CASE WHEN State = 'handed-over' THEN COALESCE(Progress, 'queued') ELSE State END = @Progress) ORDER BY Id

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE Id > @After AND CallId = @CallId ORDER BY Id

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE Id > @After AND State = @State AND (@Progress IS NULL OR CASE WHEN State = 'handed-over' THEN COALESCE(Progress, 'queued') ELSE State END = @Progress) ORDER BY Id

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE Id > @After ORDER BY Id

-- intake
SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
    ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
FROM WorkOrders WHERE Id IN @Ids

-- intake
SELECT Id, Number, Revision, Type, Title, Unit, ClosingRevision, ClosedAt, PublicAnswer,
    CASE WHEN TriesOf = ClosingRevision THEN Tries ELSE 0 END AS Tries
FROM WorkOrders WHERE AwaitsFollowUp = 1 AND Id > @After ORDER BY Id

-- intake
SELECT Id, SavedAt, Body FROM Drafts WHERE AgentId = @AgentId AND FinishedAt IS NULL ORDER BY SavedAt, Id

-- intake
SELECT Last FROM NumberBlocks WHERE Day = @Day

-- intake
SELECT OrderId, Revision, Name FROM Callers WHERE PhoneIndex = @PhoneIndex ORDER BY OrderId DESC

-- intake
SELECT Subject, MAX(DueAt) AS DueAt FROM Timers WHERE Kind = @Kind AND Subject IN @Ids GROUP BY Subject

-- intake
SELECT Value FROM Secrets WHERE Name = 'phone-index'

-- intake
SELECT o.Id, o.Number, o.State, o.Progress, o.Type, o.Urgency, o.Title, o.Unit, o.Revision, o.RegisteredAt,
    o.ClosedAt, o.AwaitsFollowUp, o.ClosingRevision, o.ReopenedClosing
FROM Callers c JOIN WorkOrders o ON o.Id = c.OrderId
WHERE c.PhoneIndex = @PhoneIndex ORDER BY c.OrderId DESC

-- intake
SELECT o.Id, o.Number, o.Title, o.Content, o.Address
FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
WHERE t.Done = 0 ORDER BY t.Seq DESC

-- intake
SELECT o.Id, o.Number, o.Title, o.Content, o.Area, o.RegisteredAt, o.State, o.Progress, o.Unit, o.ClosedAt, o.ClosingRevision, o.ReopenedClosing
FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
WHERE t.Seq IN @Places AND o.RegisteredAt >= @Since

-- intake
SELECT t.Seq, o.Id, o.Number, o.Title, o.Content, o.Address
FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
WHERE t.Seq IN @Places AND (@State IS NULL OR o.State = @State)
    AND (@Progress IS NULL OR CASE WHEN o.State = 'handed-over' THEN COALESCE(o.Progress, 'queued') ELSE o.State END = @Progress) AND (@CallId IS NULL OR o.CallId = @CallId)

-- intake
UPDATE Drafts SET AgentId = @To WHERE Id = @DraftId AND AgentId = @From AND FinishedAt IS NULL

-- intake
UPDATE Drafts SET Body = '', FinishedAt = @Now WHERE Id = @Id AND AgentId = @AgentId AND FinishedAt IS NULL

-- intake
UPDATE Drafts SET SavedAt = @SavedAt, Body = @Body WHERE Id = @Id AND AgentId = @AgentId AND FinishedAt IS NULL

-- intake
UPDATE NumberBlocks SET Last = Last + @Block WHERE Day = @Day

-- intake
UPDATE Units SET Version = @Version, Name = @Name, CeasedAt = @CeasedAt WHERE Code = @Code AND Version < @Version

-- intake
UPDATE WorkOrders SET ClosingRevision = @Revision, ClosedAt = @At, SubmittedAt = @SubmittedAt, PublicAnswer = @PublicAnswer,
    AwaitsFollowUp = CASE WHEN FollowedUpClosing < @Revision THEN 1 ELSE 0 END,
    Progress = CASE WHEN ProgressRevision < @Revision THEN 'closed' ELSE Progress END,
    Unit = CASE WHEN ProgressRevision < @Revision THEN @Unit ELSE Unit END,
    ProgressRevision = CASE WHEN ProgressRevision < @Revision THEN @Revision ELSE ProgressRevision END
WHERE Id = @WorkOrderId AND ClosingRevision < @Revision

-- intake
UPDATE WorkOrders SET KeptBy = @To WHERE Id = @WorkOrderId AND KeptBy = @From

-- intake
UPDATE WorkOrders SET MasterId = @MasterId, MergeRevision = @Revision
WHERE Id = @WorkOrderId AND MergeRevision < @Revision

-- intake
UPDATE WorkOrders SET NumbersMoved = NumbersMoved + @More WHERE Id = @Id

-- intake
UPDATE WorkOrders SET Progress = @Progress, Unit = @Unit, ProgressRevision = @Revision
WHERE Id = @WorkOrderId AND ProgressRevision < @Revision

-- intake
UPDATE WorkOrders SET Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET State = 'answered', Answer = @Answer, Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET State = 'archived', Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET State = 'diverted', Answer = @Told, Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET State = 'handed-over', Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET State = 'withdrawn', Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET Tries = @Try, TriesOf = @ClosingRevision, Revision = @Revision,
    AwaitsFollowUp = CASE WHEN @Final = 1 THEN 0 ELSE 1 END,
    FollowedUpClosing = CASE WHEN @Final = 1 THEN @ClosingRevision ELSE FollowedUpClosing END,
    ReopenedClosing = CASE WHEN @Reopened = 1 THEN @ClosingRevision ELSE ReopenedClosing END,
    Reopenings = CASE WHEN @Reopened = 1 THEN Reopenings + 1 ELSE Reopenings END
WHERE Id = @WorkOrderId AND Revision = @Seen AND ClosingRevision = @ClosingRevision

-- intake
UPDATE WorkOrders SET Type = @Type, Urgency = @Urgency, Title = @Title, Content = @Content,
    Category = @Category, Area = @Area, Address = @Address, Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET Urged = @Times, Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- intake
UPDATE WorkOrders SET WithdrawalAnswered = @Revision
WHERE Id = @WorkOrderId AND WithdrawalAnswered < @Revision

-- intake
UPDATE WorkOrders SET WithdrawalAskedAfter = WithdrawalAnswered, Revision = @Revision
WHERE Id = @WorkOrderId AND Revision = @Revision - 1

-- scoring
DELETE FROM Costs WHERE WorkOrderId = @WorkOrderId AND Item = @Item AND Unit = @Unit

-- scoring
INSERT INTO Appeals (Id, WorkOrderId, Unit, Item, Month, FiledAt) VALUES (@Id, @WorkOrderId, @Unit, @Item, @Month, @FiledAt)

-- scoring
INSERT INTO Calendars (Version, ValidFrom, Body)
SELECT @Version, @ValidFrom, @Body WHERE NOT EXISTS (SELECT 1 FROM Calendars WHERE Version = @Version)

-- scoring
INSERT INTO Costs (WorkOrderId, Item, Unit, Charged, Month, Lost) VALUES (@WorkOrderId, @Item, @Unit, @Charged, @Month, @Lost)

-- scoring
INSERT INTO MonthCounts (Month, Unit, Sheets, Excluded, SignedOf, Signed, ContactedOf, Contacted, ClosedOf, Closed,
    CallerOf, Caller, SolvedOf, Solved, Rated, Satisfied, Basically, PoorReplies,
    NoEvidence, Reworks, Returns, Extensions, Supervised, Misdispatched, Silent, RepliesRated,
    RepliesSum, Points, Possible, Lost)
SELECT @Month, @Unit, @Sheets, @Excluded, @SignedOf, @Signed, @ContactedOf, @Contacted, @ClosedOf, @Closed,
    @CallerOf, @Caller, @SolvedOf, @Solved, @Rated, @Satisfied, @Basically, @PoorReplies,
    @NoEvidence, @Reworks, @Returns, @Extensions, @Supervised, @Misdispatched, @Silent, @RepliesRated,
    @RepliesSum, @Points, @Possible, @Lost
WHERE NOT EXISTS (SELECT 1 FROM MonthCounts WHERE Month = @Month AND Unit = @Unit)

-- scoring
INSERT INTO MonthVersions (Month, Version, At, ActorId, Reason, Body) VALUES (@Month, @Version, @At, @ActorId, @Reason, @Body)

-- scoring
INSERT INTO Months (Month, Revision, Version) VALUES (@Month, 0, 0)

-- scoring
INSERT INTO ScoringRules (Code, Body) SELECT @Code, @Body WHERE NOT EXISTS (SELECT 1 FROM ScoringRules WHERE Code = @Code)

-- scoring
INSERT INTO Sheets (Id, WorkOrderId, Revision, Points, Possible, Settled) VALUES (@Id, @WorkOrderId, 0, 0, 0, 0)

-- scoring
INSERT INTO Units (Code, Version, Name, EnglishName, Kind, CeasedAt)
SELECT @Code, @Version, @Name, @EnglishName, @Kind, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)

-- scoring
SELECT * FROM Appeals
WHERE ((@Decided = 0 AND DecidedAt IS NULL) OR (@Decided = 1 AND DecidedAt IS NOT NULL)) AND (@Month IS NULL OR Month = @Month) AND (@Unit IS NULL OR Unit = @Unit)
    AND (@Mine = 0 OR Unit IN @Units) AND (FiledAt > @Since OR (FiledAt = @Since AND Id > @After))
ORDER BY FiledAt, Id

-- scoring
SELECT * FROM Appeals WHERE Id = @Id

-- scoring
SELECT * FROM Appeals WHERE WorkOrderId = @WorkOrderId ORDER BY FiledAt, Id

-- scoring
SELECT * FROM MonthCounts WHERE Month = @Month

-- scoring
SELECT * FROM MonthVersions WHERE Month = @Month AND Version = @Version

-- scoring
SELECT * FROM MonthVersions WHERE Month = @Month ORDER BY Version

-- scoring
SELECT * FROM Months

-- scoring
SELECT * FROM Months WHERE Month = @Month

-- scoring
SELECT * FROM Sheets
WHERE Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
    AND (@Kind IS NULL OR Unit IN (SELECT Code FROM Units WHERE Kind = @Kind) OR (@Unheard = 1 AND Unit NOT IN (SELECT Code FROM Units)))
ORDER BY Id

-- scoring
SELECT * FROM Sheets
WHERE Month = @Month AND Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
    AND (@Kind IS NULL OR Unit IN (SELECT Code FROM Units WHERE Kind = @Kind) OR (@Unheard = 1 AND Unit NOT IN (SELECT Code FROM Units)))
ORDER BY Id

-- scoring
SELECT * FROM Sheets WHERE Id > @After ORDER BY Id

-- scoring
SELECT * FROM Sheets WHERE Month = @Month AND (Unit > @Unit OR (Unit = @Unit AND Id > @After)) ORDER BY Unit, Id

-- scoring
SELECT * FROM Sheets WHERE WorkOrderId = @WorkOrderId

-- scoring
SELECT Body FROM Calendars ORDER BY Version

-- scoring
SELECT COUNT(*) FROM Appeals WHERE DecidedAt IS NULL AND Month = @Month

-- scoring
SELECT COUNT(*) FROM Appeals WHERE WorkOrderId = @WorkOrderId AND DecidedAt IS NULL AND FiledAt >= @CalledBackAt

-- scoring
SELECT Code, Name, EnglishName, Kind, CeasedAt FROM Units

-- scoring
SELECT DISTINCT Month FROM MonthCounts WHERE Sheets > 0

-- scoring
SELECT Id, WorkOrderId, Unit, Points, Possible, Body FROM Sheets WHERE Month = @Month AND (Unit > @Unit OR (Unit = @Unit AND Id > @After)) ORDER BY Unit, Id

-- scoring
SELECT Item, Charged, COUNT(*) AS Incidents, SUM(Lost) AS Lost
FROM Costs WHERE Month = @Month AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
GROUP BY Item, Charged
ORDER BY COUNT(*) DESC, SUM(Lost) DESC, Item

-- scoring
SELECT NULL AS Month, Body FROM ScoringRules
UNION ALL
SELECT Month, Rules AS Body FROM Months WHERE Rules IS NOT NULL

-- scoring
SELECT Unit FROM Costs WHERE WorkOrderId = @WorkOrderId

-- scoring
SELECT WorkOrderId, Unit, Charged, Lost
FROM Costs WHERE Month = @Month AND Item = @Item AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units) AND WorkOrderId > @After
ORDER BY WorkOrderId

-- scoring
UPDATE Appeals SET DecidedAt = @At, Upheld = @Upheld WHERE Id = @Id AND DecidedAt IS NULL

-- scoring
UPDATE MonthCounts SET Sheets = Sheets + @Sheets, Excluded = Excluded + @Excluded, SignedOf = SignedOf + @SignedOf, Signed = Signed + @Signed,
    ContactedOf = ContactedOf + @ContactedOf, Contacted = Contacted + @Contacted, ClosedOf = ClosedOf + @ClosedOf, Closed = Closed + @Closed,
    CallerOf = CallerOf + @CallerOf, Caller = Caller + @Caller, SolvedOf = SolvedOf + @SolvedOf, Solved = Solved + @Solved,
    Rated = Rated + @Rated, Satisfied = Satisfied + @Satisfied, Basically = Basically + @Basically, PoorReplies = PoorReplies + @PoorReplies,
    NoEvidence = NoEvidence + @NoEvidence, Reworks = Reworks + @Reworks, Returns = Returns + @Returns, Extensions = Extensions + @Extensions,
    Supervised = Supervised + @Supervised, Misdispatched = Misdispatched + @Misdispatched, Silent = Silent + @Silent, RepliesRated = RepliesRated + @RepliesRated,
    RepliesSum = RepliesSum + @RepliesSum, Points = Points + @Points, Possible = Possible + @Possible, Lost = Lost + @Lost
WHERE Month = @Month AND Unit = @Unit

-- scoring
UPDATE Months SET Revision = Revision + 1, Rules = @Rules, PreviewedAt = @PreviewedAt, AppealUntil = @AppealUntil, ClosedAt = @ClosedAt, Version = @Version
WHERE Month = @Month AND Revision = @Revision

-- scoring
UPDATE Months SET Revision = Revision WHERE Month = @Month

-- scoring
UPDATE Sheets SET Revision = @Revision, Unit = @Unit, Points = @Points, Possible = @Possible, Settled = @Settled, Rules = @Rules, Body = @Body, Month = @Month, ScoredAt = @ScoredAt
WHERE Id = @Id AND Revision = @Revision - 1

-- scoring
UPDATE Sheets SET Revision = Revision + 1 WHERE WorkOrderId = @WorkOrderId AND Revision = @Revision

-- scoring
UPDATE Sheets SET Revision = Revision WHERE WorkOrderId = @WorkOrderId

-- scoring
UPDATE Sheets SET RungAt = CASE WHEN RungAt > @DueAt THEN RungAt ELSE @DueAt END WHERE WorkOrderId = @WorkOrderId

-- scoring
UPDATE Sheets SET Unit = NULL, Points = 0, Possible = 0, Settled = 0, Rules = NULL, Body = NULL, Month = NULL, ScoredAt = NULL
WHERE Id = @Id AND Revision = @Revision

-- scoring
UPDATE Units SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Kind = @Kind, CeasedAt = @CeasedAt
WHERE Code = @Code AND Version < @Version

-- web
DELETE FROM Invitations WHERE AccountId = @AccountId AND UsedAt IS NULL

-- web
DELETE FROM SavedViews WHERE Id = @Id AND AccountId = @AccountId

-- web
INSERT INTO Accounts (Id, Revision, Name, FullName, Roles, Units, ActFor, Disabled)
VALUES (@Id, 1, @Name, @FullName, @Roles, @Units, @ActFor, 0)

-- web
INSERT INTO Invitations (Hash, AccountId, ExpiresAt) VALUES (@Hash, @AccountId, @ExpiresAt)

-- web
INSERT INTO Keys (Id, AccountId, Hash, Name, Roles, Units, ActFor, CreatedAt)
VALUES (@KeyId, @AccountId, @Hash, @Name, @Roles, @Units, @ActFor, @At)

-- web
INSERT INTO NoticesSeen (AccountId, At) SELECT @AccountId, @At WHERE NOT EXISTS (SELECT 1 FROM NoticesSeen WHERE AccountId = @AccountId)

-- web
INSERT INTO SavedViews (Id, AccountId, Page, Name, Query)
SELECT @Id, @AccountId, @Page, @Name, @Query
WHERE (SELECT COUNT(*) FROM SavedViews WHERE AccountId = @AccountId AND Page = @Page) < @Most

-- web
INSERT INTO SignIns (AccountId, Revision, PasswordHash, Stamp, Failures, LockedUntil, TwoFactor, AuthenticatorKey, SpareCodes)
SELECT @Id, 1, @PasswordHash, @Stamp, @Failures, @LockedUntil, @TwoFactor, @AuthenticatorKey, @SpareCodes
WHERE NOT EXISTS (SELECT 1 FROM SignIns WHERE AccountId = @Id)

-- web
INSERT INTO SignIns (AccountId, Revision, PasswordHash, Stamp, Failures, TwoFactor)
VALUES (@Id, 1, @PasswordHash, @Stamp, 0, 0)

-- web
SELECT * FROM Accounts WHERE Id = @Id

-- web
SELECT * FROM Accounts WHERE Id > @After ORDER BY Id

-- web
SELECT * FROM Accounts WHERE Name = @Name

-- web
SELECT At FROM NoticesSeen WHERE AccountId = @AccountId

-- web
SELECT COUNT(*) FROM Accounts WHERE Disabled = 0 AND Roles LIKE '%administrator%' AND Id <> @Id

-- web
SELECT Id FROM Keys WHERE AccountId = @Id ORDER BY Id DESC

-- web
SELECT Id, AccountId, Name, Roles, Units, ActFor, CreatedAt, RevokedAt FROM Keys WHERE Id = @Id

-- web
SELECT Id, AccountId, Name, Roles, Units, ActFor, CreatedAt, RevokedAt FROM Keys WHERE Id > @After AND (@Account IS NULL OR AccountId = @Account) ORDER BY Id

-- web
SELECT Id, Name, FullName FROM Accounts WHERE Id IN @Ids

-- web
SELECT Id, Name, Query FROM SavedViews WHERE AccountId = @AccountId AND Page = @Page ORDER BY Id

-- web
SELECT MIN(Id) FROM Keys

-- web
SELECT Seq, Type, Body, ActorId, ActorRole, At FROM Facts WHERE Subject IN @Subjects ORDER BY Seq DESC

-- web
SELECT a.Id, a.Name, a.FullName, a.Roles, a.Units, a.ActFor, a.Disabled,
    COALESCE(s.Revision, 0) AS Revision, s.PasswordHash, COALESCE(s.Stamp, '') AS Stamp, COALESCE(s.Failures, 0) AS Failures,
    s.LockedUntil, COALESCE(s.TwoFactor, 0) AS TwoFactor, s.AuthenticatorKey, s.SpareCodes
FROM Accounts a LEFT JOIN SignIns s ON s.AccountId = a.Id JOIN Invitations i ON i.AccountId = a.Id
WHERE i.Hash = @Hash AND i.UsedAt IS NULL AND i.ExpiresAt > @Now AND a.Disabled = 0

-- web
SELECT a.Id, a.Name, a.FullName, a.Roles, a.Units, a.ActFor, a.Disabled,
    COALESCE(s.Revision, 0) AS Revision, s.PasswordHash, COALESCE(s.Stamp, '') AS Stamp, COALESCE(s.Failures, 0) AS Failures,
    s.LockedUntil, COALESCE(s.TwoFactor, 0) AS TwoFactor, s.AuthenticatorKey, s.SpareCodes
FROM Accounts a LEFT JOIN SignIns s ON s.AccountId = a.Id WHERE a.Disabled = 0 AND a.Name NOT IN @Names AND a.Roles LIKE '%administrator%' ORDER BY a.Id

-- web
SELECT a.Id, a.Name, a.FullName, a.Roles, a.Units, a.ActFor, a.Disabled,
    COALESCE(s.Revision, 0) AS Revision, s.PasswordHash, COALESCE(s.Stamp, '') AS Stamp, COALESCE(s.Failures, 0) AS Failures,
    s.LockedUntil, COALESCE(s.TwoFactor, 0) AS TwoFactor, s.AuthenticatorKey, s.SpareCodes
FROM Accounts a LEFT JOIN SignIns s ON s.AccountId = a.Id WHERE a.Id = @Id

-- web
SELECT a.Id, a.Name, a.FullName, a.Roles, a.Units, a.ActFor, a.Disabled,
    COALESCE(s.Revision, 0) AS Revision, s.PasswordHash, COALESCE(s.Stamp, '') AS Stamp, COALESCE(s.Failures, 0) AS Failures,
    s.LockedUntil, COALESCE(s.TwoFactor, 0) AS TwoFactor, s.AuthenticatorKey, s.SpareCodes
FROM Accounts a LEFT JOIN SignIns s ON s.AccountId = a.Id WHERE a.Name = @Name

-- web
SELECT k.AccountId, k.Roles, k.Units, k.ActFor, a.Roles AS AccountRoles, a.Units AS AccountUnits, a.ActFor AS AccountActFor
FROM Keys k JOIN Accounts a ON a.Id = k.AccountId
WHERE k.Hash = @Hash AND k.RevokedAt IS NULL AND a.Disabled = 0

-- web
SELECT k.Id, k.AccountId FROM Keys k JOIN Accounts a ON a.Id = k.AccountId
WHERE a.Name = @Name AND k.RevokedAt IS NULL

-- web
UPDATE Accounts SET Disabled = Disabled WHERE Disabled = 0 AND Roles LIKE '%administrator%'

-- web
UPDATE Accounts SET FullName = @FullName WHERE Id = @Id

-- web
UPDATE Accounts SET FullName = @FullName, Roles = @Roles, Units = @Units, ActFor = @ActFor, Disabled = @Disabled, Revision = @Revision
WHERE Id = @AccountId AND Revision = @Revision - 1

-- web
UPDATE Invitations SET UsedAt = @At WHERE Hash = @Hash AND UsedAt IS NULL AND ExpiresAt > @At

-- web
UPDATE Keys SET RevokedAt = @At WHERE Id = @KeyId AND RevokedAt IS NULL

-- web
UPDATE NoticesSeen SET At = @At WHERE AccountId = @AccountId

-- web
UPDATE SignIns SET PasswordHash = @PasswordHash, Stamp = @Stamp, Failures = 0, LockedUntil = NULL, TwoFactor = 0,
    AuthenticatorKey = NULL, SpareCodes = NULL, Revision = Revision + 1
WHERE AccountId = @Id

-- web
UPDATE SignIns SET PasswordHash = @PasswordHash, Stamp = @Stamp, Failures = @Failures, LockedUntil = @LockedUntil,
    TwoFactor = @TwoFactor, AuthenticatorKey = @AuthenticatorKey, SpareCodes = @SpareCodes, Revision = @Revision + 1
WHERE AccountId = @Id AND Revision = @Revision

-- web
UPDATE SignIns SET PasswordHash = NULL, Stamp = 'demo-ended', Revision = Revision + 1
WHERE PasswordHash IS NOT NULL AND AccountId IN (SELECT Id FROM Accounts WHERE Name IN @Names)
