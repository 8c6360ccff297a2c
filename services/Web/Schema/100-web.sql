-- Who may come in. Roles and units are codes with commas between.
CREATE TABLE Accounts (
    Id $id$ NOT NULL PRIMARY KEY,
    Revision $int$ NOT NULL,
    Name $code$ NOT NULL,
    Roles $text$ NOT NULL,
    Units $text$ NOT NULL,
    ActFor $flag$ NOT NULL,
    Disabled $flag$ NOT NULL,
    CONSTRAINT UQ_Accounts_Name UNIQUE (Name)
);

-- Keys of programs. The secret itself is shown once and kept nowhere.
CREATE TABLE Keys (
    Id $id$ NOT NULL PRIMARY KEY,
    AccountId $id$ NOT NULL,
    Hash $code$ NOT NULL,
    Name $code$ NOT NULL,
    Roles $text$ NOT NULL,
    Units $text$ NOT NULL,
    ActFor $flag$ NOT NULL,
    CreatedAt $time$ NOT NULL,
    RevokedAt $time$ NULL,
    CONSTRAINT UQ_Keys_Hash UNIQUE (Hash)
);
CREATE INDEX IX_Keys_Account ON Keys (AccountId, Id);
