-- 常用筛选: what somebody looks at often, by the name they gave it.
CREATE TABLE SavedViews (
    Id $id$ NOT NULL PRIMARY KEY,
    AccountId $id$ NOT NULL,
    Page $code$ NOT NULL,
    Name $text$ NOT NULL,
    Query $text$ NOT NULL
);
CREATE INDEX IX_SavedViews_Account ON SavedViews (AccountId, Page, Id);
