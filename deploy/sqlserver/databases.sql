-- Makes what is missing: the login hotline, a database for each service, and its right to make tables there. For sqlcmd, with -v password=…
IF SUSER_ID(N'hotline') IS NULL CREATE LOGIN hotline WITH PASSWORD = '$(password)';
GO

IF DB_ID(N'hotline_intake') IS NULL CREATE DATABASE hotline_intake;
GO
ALTER DATABASE hotline_intake SET READ_COMMITTED_SNAPSHOT ON;
GO
USE hotline_intake;
IF USER_ID(N'hotline') IS NULL CREATE USER hotline FOR LOGIN hotline;
ALTER ROLE db_owner ADD MEMBER hotline;
GO

IF DB_ID(N'hotline_dispatch') IS NULL CREATE DATABASE hotline_dispatch;
GO
ALTER DATABASE hotline_dispatch SET READ_COMMITTED_SNAPSHOT ON;
GO
USE hotline_dispatch;
IF USER_ID(N'hotline') IS NULL CREATE USER hotline FOR LOGIN hotline;
ALTER ROLE db_owner ADD MEMBER hotline;
GO

IF DB_ID(N'hotline_escalation') IS NULL CREATE DATABASE hotline_escalation;
GO
ALTER DATABASE hotline_escalation SET READ_COMMITTED_SNAPSHOT ON;
GO
USE hotline_escalation;
IF USER_ID(N'hotline') IS NULL CREATE USER hotline FOR LOGIN hotline;
ALTER ROLE db_owner ADD MEMBER hotline;
GO

IF DB_ID(N'hotline_scoring') IS NULL CREATE DATABASE hotline_scoring;
GO
ALTER DATABASE hotline_scoring SET READ_COMMITTED_SNAPSHOT ON;
GO
USE hotline_scoring;
IF USER_ID(N'hotline') IS NULL CREATE USER hotline FOR LOGIN hotline;
ALTER ROLE db_owner ADD MEMBER hotline;
GO

IF DB_ID(N'hotline_web') IS NULL CREATE DATABASE hotline_web;
GO
ALTER DATABASE hotline_web SET READ_COMMITTED_SNAPSHOT ON;
GO
USE hotline_web;
IF USER_ID(N'hotline') IS NULL CREATE USER hotline FOR LOGIN hotline;
ALTER ROLE db_owner ADD MEMBER hotline;
GO
