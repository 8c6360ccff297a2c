-- 通知: when each person last looked at what had come for them.
CREATE TABLE NoticesSeen (
    AccountId $id$ NOT NULL PRIMARY KEY,
    At $time$ NOT NULL
);
