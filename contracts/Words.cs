namespace Hotline.Contracts;

/// <summary>诉求类型: what the caller wants. GB/T 33358; shares in practice vary by city.</summary>
public static class WorkOrderTypes
{
    /// <summary>咨询: a question.</summary>
    public const string Consultation = "consultation";
    /// <summary>求助: a request for help.</summary>
    public const string Help = "help";
    /// <summary>投诉: a complaint.</summary>
    public const string Complaint = "complaint";
    /// <summary>举报: a report of a wrong done by somebody.</summary>
    public const string Report = "report";
    /// <summary>建议: a suggestion.</summary>
    public const string Suggestion = "suggestion";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Consultation, Help, Complaint, Report, Suggestion];
}

/// <summary>紧急程度: how fast it must go. Urgent and danger run on calendar time (Tianjin rules).</summary>
public static class Urgencies
{
    /// <summary>一般: working days.</summary>
    public const string Ordinary = "ordinary";
    /// <summary>紧急: water, power, gas, heat.</summary>
    public const string Urgent = "urgent";
    /// <summary>危险: life or property in danger.</summary>
    public const string Danger = "danger";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Ordinary, Urgent, Danger];
}

/// <summary>满意度: what the caller says at the call-back, in five steps (好差评).</summary>
public static class Ratings
{
    /// <summary>非常满意.</summary>
    public const string VerySatisfied = "very-satisfied";
    /// <summary>满意.</summary>
    public const string Satisfied = "satisfied";
    /// <summary>基本满意.</summary>
    public const string BasicallySatisfied = "basically-satisfied";
    /// <summary>不满意.</summary>
    public const string Dissatisfied = "dissatisfied";
    /// <summary>非常不满意.</summary>
    public const string VeryDissatisfied = "very-dissatisfied";
    /// <summary>All of them, best first.</summary>
    public static readonly string[] All = [VerySatisfied, Satisfied, BasicallySatisfied, Dissatisfied, VeryDissatisfied];
}

/// <summary>回访结果: how a call-back ended.</summary>
public static class FollowUpOutcomes
{
    /// <summary>已评价: the caller was reached and gave a rating.</summary>
    public const string Rated = "rated";
    /// <summary>未接通: not reached this time; another try follows.</summary>
    public const string NotReached = "not-reached";
    /// <summary>回访失败: the tries are used up; no valid rating, which is not the same as satisfied.</summary>
    public const string TriesUsedUp = "tries-used-up";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Rated, NotReached, TriesUsedUp];
}

/// <summary>查看来电人的事由: why somebody is shown who called.</summary>
public static class RevealReasons
{
    /// <summary>先行联系: the unit gets in touch with the caller.</summary>
    public const string FirstContact = "first-contact";
    /// <summary>回访: the caller is called back.</summary>
    public const string CallBack = "call-back";
    /// <summary>其他: said in the note.</summary>
    public const string Other = "other";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [FirstContact, CallBack, Other];
}

/// <summary>不成单: why a call is closed without an order.</summary>
public static class CallKinds
{
    /// <summary>静音: nobody speaks.</summary>
    public const string Silent = "silent";
    /// <summary>错拨: the caller meant another number.</summary>
    public const string WrongNumber = "wrong-number";
    /// <summary>骚扰: the caller wants nothing but to disturb.</summary>
    public const string Harassing = "harassing";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Silent, WrongNumber, Harassing];
}

/// <summary>不予受理: where a demand that is not the hotline's is sent instead. Beijing Art. 11, Weifang Art. 19.</summary>
public static class Diversions
{
    /// <summary>110, 119, 120, 122: passed on at once.</summary>
    public const string Emergency = "emergency";
    /// <summary>Courts, arbitration, discipline inspection, reconsideration, petition channel.</summary>
    public const string LegalChannel = "legal-channel";
    /// <summary>Already handled or in progress, with nothing new.</summary>
    public const string AlreadyHandled = "already-handled";
    /// <summary>A secret of the state or of trade, or somebody's privacy.</summary>
    public const string Secret = "secret";
    /// <summary>Beyond any unit's duties: the market or society.</summary>
    public const string BeyondDuties = "beyond-duties";
    /// <summary>Against the law or public order.</summary>
    public const string Unlawful = "unlawful";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Emergency, LegalChannel, AlreadyHandled, Secret, BeyondDuties, Unlawful];
}

/// <summary>终止办理: why handling ends without a result. Weifang Art. 21.</summary>
public static class TerminationGrounds
{
    /// <summary>Found to be outside what may be accepted.</summary>
    public const string OutOfScope = "out-of-scope";
    /// <summary>The caller does not cooperate.</summary>
    public const string CallerUncooperative = "caller-uncooperative";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [OutOfScope, CallerUncooperative];
}

/// <summary>Who acts: the roles of people, and the system itself.</summary>
public static class Roles
{
    /// <summary>坐席: takes calls and calls back.</summary>
    public const string Agent = "agent";
    /// <summary>派单员: dispatches, reviews returns and closings.</summary>
    public const string Dispatcher = "dispatcher";
    /// <summary>承办人: handles for a unit.</summary>
    public const string Handler = "handler";
    /// <summary>协调员: leads disputes to a ruling.</summary>
    public const string Coordinator = "coordinator";
    /// <summary>考核员: keeps the scores.</summary>
    public const string Assessor = "assessor";
    /// <summary>管理者: watches, supervises, rules.</summary>
    public const string Manager = "manager";
    /// <summary>审计员: reads every trail, changes nothing.</summary>
    public const string Auditor = "auditor";
    /// <summary>管理员: accounts, keys, units, categories, limits.</summary>
    public const string Administrator = "administrator";
    /// <summary>The system: timers and listeners.</summary>
    public const string System = "system";
    /// <summary>All roles a person may have.</summary>
    public static readonly string[] All = [Agent, Dispatcher, Handler, Coordinator, Assessor, Manager, Auditor, Administrator];
}

/// <summary>单位类别.</summary>
public static class UnitKinds
{
    /// <summary>区、县: a district or county, above its departments and streets.</summary>
    public const string District = "district";
    /// <summary>市级部门: a department of the city.</summary>
    public const string City = "city-department";
    /// <summary>部门: a department of the district.</summary>
    public const string Department = "department";
    /// <summary>街道、镇: a street or town.</summary>
    public const string Street = "street";
    /// <summary>水电气等企业: a utility.</summary>
    public const string Utility = "utility";
    /// <summary>社区、村: a community or village.</summary>
    public const string Community = "community";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [District, City, Department, Street, Utility, Community];
}

/// <summary>争议立案原因: why a dispute was opened.</summary>
public static class DisputeCauses
{
    /// <summary>A second unit returned the order, or a third was touched; the order is held already.</summary>
    public const string ReturnContested = "return-contested";
    /// <summary>A coordinator opened it.</summary>
    public const string ByHand = "by-hand";
    /// <summary>重办三次: handled again three times and still not solved (Bayannur).</summary>
    public const string Reworked = "reworked";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [ReturnContested, ByHand, Reworked];
}

/// <summary>协调层级: who decides a dispute, in rising order (Jinan Art. 29, Weifang Art. 22 and 23, 国办函〔2025〕66号).</summary>
public static class DisputeRungs
{
    /// <summary>热线工作机构: the hotline body reviews the objection and names the lead.</summary>
    public const string Hotline = "hotline";
    /// <summary>专题协调会: the bureau calls the units to a meeting.</summary>
    public const string BureauMeeting = "bureau-meeting";
    /// <summary>编办、司法意见: the establishment office and the justice bureau define the duty.</summary>
    public const string LegalOpinion = "legal-opinion";
    /// <summary>政府办公室: the government's office organises study and decides.</summary>
    public const string GovernmentOffice = "government-office";
    /// <summary>All of them, the lowest first.</summary>
    public static readonly string[] All = [Hotline, BureauMeeting, LegalOpinion, GovernmentOffice];
}

/// <summary>工作日历: how calendars are called that are no unit's own.</summary>
public static class CalendarNames
{
    /// <summary>全市工作日历: counts for everybody who has none of their own.</summary>
    public const string Office = "office";
}

/// <summary>Which clock a light speaks of.</summary>
public static class Clocks
{
    /// <summary>来电人的钟: never stops.</summary>
    public const string Caller = "caller";
    /// <summary>承办单位的钟.</summary>
    public const string Unit = "unit";
    /// <summary>签收的钟.</summary>
    public const string Sign = "sign";
    /// <summary>退单期限: no clock of its own; it moves with the calendar like one.</summary>
    public const string Return = "return";
}

/// <summary>逐级预警: who is warned of a limit, from the nearest up.</summary>
public static class WarningLevels
{
    /// <summary>承办人: who handles it.</summary>
    public const string Handler = "handler";
    /// <summary>单位负责人: the head of the unit.</summary>
    public const string Head = "head";
    /// <summary>协调员: the hotline's coordinator.</summary>
    public const string Coordinator = "coordinator";
    /// <summary>领导: a leader.</summary>
    public const string Leader = "leader";
    /// <summary>All of them, the nearest first.</summary>
    public static readonly string[] All = [Handler, Head, Coordinator, Leader];
}

/// <summary>督办级别 (分级督办, Jinan Art. 28; Weifang Art. 26).</summary>
public static class SupervisionGrades
{
    /// <summary>日常督办.</summary>
    public const string Daily = "daily";
    /// <summary>挂牌督办.</summary>
    public const string Listed = "listed";
    /// <summary>约谈督办.</summary>
    public const string Interview = "interview";
    /// <summary>All of them, the mildest first.</summary>
    public static readonly string[] All = [Daily, Listed, Interview];
}

/// <summary>督办原因 (Weifang Art. 26: refused to receive, overdue, should be solved but is not, bad effect).</summary>
public static class SupervisionCauses
{
    /// <summary>超期: a limit has passed.</summary>
    public const string Overdue = "overdue";
    /// <summary>反复催办: the caller urged again and again.</summary>
    public const string Urged = "urged";
    /// <summary>反复重办: reworked again and again and not solved.</summary>
    public const string Reworked = "reworked";
    /// <summary>拒收: a unit whose return was rejected let the time to sign pass.</summary>
    public const string Refused = "refused";
    /// <summary>效果差: the caller is very dissatisfied.</summary>
    public const string BadEffect = "bad-effect";
    /// <summary>领导交办: by hand.</summary>
    public const string ByHand = "by-hand";
    /// <summary>Those that a rule opens.</summary>
    public static readonly string[] ByRule = [Overdue, Urged, Reworked, Refused, BadEffect];
}

/// <summary>评分项: the lines of a score sheet.</summary>
public static class ScoreItems
{
    /// <summary>按时签收.</summary>
    public const string SignedInTime = "signed-in-time";
    /// <summary>先行联系: the unit got in touch with the caller.</summary>
    public const string Contacted = "contacted";
    /// <summary>按时办结, by the unit's clock.</summary>
    public const string ClosedInTime = "closed-in-time";
    /// <summary>按时办结, by the caller's clock, which never stops.</summary>
    public const string CallerInTime = "caller-in-time";
    /// <summary>解决: the caller says it is solved.</summary>
    public const string Solved = "solved";
    /// <summary>来电人评价.</summary>
    public const string Rating = "rating";
    /// <summary>答复不规范: sent back by the reviewer, or rated low by an assessor.</summary>
    public const string PoorReply = "poor-reply";
    /// <summary>缺佐证.</summary>
    public const string NoEvidence = "no-evidence";
    /// <summary>重办.</summary>
    public const string Rework = "rework";
    /// <summary>不当退单.</summary>
    public const string ImproperReturn = "improper-return";
    /// <summary>延期滥用: asked for and refused, or granted again.</summary>
    public const string ExtensionMisused = "extension-misused";
    /// <summary>被督办, by hand.</summary>
    public const string Supervised = "supervised";
    /// <summary>错派: an upheld return, or a recall; charged to dispatch.</summary>
    public const string Misdispatched = "misdispatched";
    /// <summary>协办未反馈: charged to the assisting unit.</summary>
    public const string SilentAssistance = "silent-assistance";
    /// <summary>Those that have a rate: good of so many.</summary>
    public static readonly string[] Rates = [SignedInTime, Contacted, ClosedInTime, CallerInTime, Solved, Rating];
    /// <summary>All of them, in the order of a sheet.</summary>
    public static readonly string[] All = [.. Rates, PoorReply, NoEvidence, Rework, ImproperReturn, ExtensionMisused, Supervised, Misdispatched, SilentAssistance];
}

/// <summary>计给谁: who bears a line of a score sheet.</summary>
public static class ScoreCharges
{
    /// <summary>承办单位.</summary>
    public const string Unit = "unit";
    /// <summary>派单.</summary>
    public const string Dispatcher = "dispatcher";
    /// <summary>协办单位.</summary>
    public const string Assisting = "assisting";
    /// <summary>剔除: nobody.</summary>
    public const string Nobody = "nobody";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Unit, Dispatcher, Assisting, Nobody];
}

/// <summary>剔除理由: why an incident or a line of it is not counted against a unit.</summary>
public static class ExclusionGrounds
{
    /// <summary>诉求不合理或违法.</summary>
    public const string Unreasonable = "unreasonable-demand";
    /// <summary>超出职责，协调交办.</summary>
    public const string BeyondDuty = "beyond-duty";
    /// <summary>进入法定程序.</summary>
    public const string LegalProcedure = "legal-procedure";
    /// <summary>不可抗力，或有批准方案的历史遗留问题.</summary>
    public const string ForceMajeure = "force-majeure";
    /// <summary>确认错派.</summary>
    public const string Misdispatch = "confirmed-misdispatch";
    /// <summary>来电人撤诉.</summary>
    public const string CallerWithdrew = "caller-withdrew";
    /// <summary>多次联系不上来电人.</summary>
    public const string CallerUnreachable = "caller-unreachable";
    /// <summary>来电人承认评价有误.</summary>
    public const string WrongRating = "wrong-rating";
    /// <summary>记录有误: the line does not say what happened.</summary>
    public const string WrongRecord = "wrong-record";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Unreasonable, BeyondDuty, LegalProcedure, ForceMajeure, Misdispatch, CallerWithdrew, CallerUnreachable, WrongRating, WrongRecord];
}

/// <summary>答复缺陷: what an assessor finds wrong with a reply.</summary>
public static class ReplyFaults
{
    /// <summary>答非所问.</summary>
    public const string BesideThePoint = "beside-the-point";
    /// <summary>套话: words that would fit any order.</summary>
    public const string Boilerplate = "boilerplate";
    /// <summary>没有依据.</summary>
    public const string NoBasis = "no-basis";
    /// <summary>没有佐证: no photograph, record or document of what was done.</summary>
    public const string NoEvidence = "no-evidence";
    /// <summary>没有结果: says what will be done, not what was.</summary>
    public const string NoResult = "no-result";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [BesideThePoint, Boilerplate, NoBasis, NoEvidence, NoResult];
}
