-- What can be searched: a number for each text, in the order in which the texts came. Done: its bigrams are in the index.
CREATE TABLE Texts (
    Seq $identity$,
    Id $id$ NOT NULL,
    Done $flag$ NOT NULL,
    CONSTRAINT UQ_Texts_Id UNIQUE (Id)
);
CREATE INDEX IX_Texts_Missing ON Texts (Seq) WHERE Done = 0;

-- Which bigrams a text has.
CREATE $grams$;
