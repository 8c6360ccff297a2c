-- Where the simulated clock stands. A database that lives by the real clock has no row here.
CREATE TABLE SimulatedClock (
    Name $code$ NOT NULL PRIMARY KEY,
    StepStart $time$ NOT NULL
);
