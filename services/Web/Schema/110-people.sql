-- How a person is called on the pages; a program has none.
ALTER TABLE Accounts ADD FullName $text$ NULL;

-- How a person comes in. The password is a hash, the second factor's key and its spare codes are protected.
CREATE TABLE SignIns (
    AccountId $id$ NOT NULL PRIMARY KEY,
    Revision $int$ NOT NULL,
    PasswordHash $text$ NULL,
    Stamp $code$ NOT NULL,
    Failures $int$ NOT NULL,
    LockedUntil $time$ NULL,
    TwoFactor $flag$ NOT NULL,
    AuthenticatorKey $text$ NULL,
    SpareCodes $text$ NULL
);

-- One-time links: kept as a hash, good once and for a while.
CREATE TABLE Invitations (
    Hash $code$ NOT NULL PRIMARY KEY,
    AccountId $id$ NOT NULL,
    ExpiresAt $time$ NOT NULL,
    UsedAt $time$ NULL
);
CREATE INDEX IX_Invitations_Account ON Invitations (AccountId);
