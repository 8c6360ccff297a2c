-- Calendars that units have of their own; each counts its versions by itself.
CREATE TABLE UnitCalendars (
    Unit $code$ NOT NULL,
    Version $int$ NOT NULL,
    ValidFrom $time$ NOT NULL,
    Body $text$ NOT NULL,
    CONSTRAINT PK_UnitCalendars PRIMARY KEY (Unit, Version)
);
