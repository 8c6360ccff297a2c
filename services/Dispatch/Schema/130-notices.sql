-- 延期待审批: few orders, found without reading the open ones.
CREATE INDEX IX_WorkOrders_Asked ON WorkOrders (ChangedAt) WHERE ExtensionDays > 0;
