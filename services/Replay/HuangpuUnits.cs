using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>A unit of Huangpu District that work orders go to.</summary>
/// <param name="Code">Pinyin initials of a department, the 9-digit division code of a street or town.</param>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English.</param>
/// <param name="Kind"><c>department</c>, <c>street</c> or <c>utility</c>.</param>
public sealed record HuangpuUnit(string Code, string Name, string EnglishName, string Kind);

/// <summary>黄埔区承办单位: departments, utilities, sixteen streets and one town. Divisions as of 2023.</summary>
public static class HuangpuUnits
{
    /// <summary>部门.</summary>
    public static IReadOnlyList<HuangpuUnit> Departments { get; } =
    [
        new("BB", "区委编办", "Staffing Office", UnitKinds.Department),
        new("CGJ", "区城市管理和综合执法局", "Urban Management Bureau", UnitKinds.Department),
        new("GAJ", "区公安分局", "Public Security Sub-bureau", UnitKinds.Department),
        new("GHZY", "区规划和自然资源分局", "Planning and Natural Resources Sub-bureau", UnitKinds.Department),
        new("JTJ", "区交通运输局", "Transport Bureau", UnitKinds.Department),
        new("JYJ", "区教育局", "Education Bureau", UnitKinds.Department),
        new("MZJ", "区民政局", "Civil Affairs Bureau", UnitKinds.Department),
        new("RSJ", "区人力资源和社会保障局", "Human Resources and Social Security Bureau", UnitKinds.Department),
        new("SCJG", "区市场监督管理局", "Market Regulation Bureau", UnitKinds.Department),
        new("SFJ", "区司法局", "Justice Bureau", UnitKinds.Department),
        new("STHJ", "区生态环境分局", "Ecology and Environment Sub-bureau", UnitKinds.Department),
        new("SWJ", "区水务局", "Water Affairs Bureau", UnitKinds.Department),
        new("SWSJ", "区税务局", "Taxation Bureau", UnitKinds.Department),
        new("WJJ", "区卫生健康局", "Health Bureau", UnitKinds.Department),
        new("XFJ", "区信访局", "Petitions Bureau", UnitKinds.Department),
        new("XFJY", "区消防救援大队", "Fire and Rescue Brigade", UnitKinds.Department),
        new("YJJ", "区应急管理局", "Emergency Management Bureau", UnitKinds.Department),
        new("ZJJ", "区住房和城乡建设局", "Housing and Construction Bureau", UnitKinds.Department),
        new("ZSJ", "区政务服务和数据管理局", "Government Services and Data Bureau", UnitKinds.Department),
    ];

    /// <summary>供水、供电、供气企业.</summary>
    public static IReadOnlyList<HuangpuUnit> Utilities { get; } =
    [
        new("GDJ", "黄埔供电局", "Huangpu Power Supply", UnitKinds.Utility),
        new("GSGS", "自来水公司黄埔分公司", "Huangpu Water Supply", UnitKinds.Utility),
        new("RQGS", "燃气集团黄埔分公司", "Huangpu Gas Supply", UnitKinds.Utility),
    ];

    /// <summary>街道、镇.</summary>
    public static IReadOnlyList<HuangpuUnit> Streets { get; } =
    [
        new("440112001", "黄埔街道", "Huangpu Street", UnitKinds.Street),
        new("440112002", "红山街道", "Hongshan Street", UnitKinds.Street),
        new("440112003", "鱼珠街道", "Yuzhu Street", UnitKinds.Street),
        new("440112005", "大沙街道", "Dasha Street", UnitKinds.Street),
        new("440112006", "文冲街道", "Wenchong Street", UnitKinds.Street),
        new("440112007", "穗东街道", "Suidong Street", UnitKinds.Street),
        new("440112008", "南岗街道", "Nangang Street", UnitKinds.Street),
        new("440112010", "长洲街道", "Changzhou Street", UnitKinds.Street),
        new("440112011", "夏港街道", "Xiagang Street", UnitKinds.Street),
        new("440112012", "萝岗街道", "Luogang Street", UnitKinds.Street),
        new("440112013", "云埔街道", "Yunpu Street", UnitKinds.Street),
        new("440112014", "联和街道", "Lianhe Street", UnitKinds.Street),
        new("440112015", "永和街道", "Yonghe Street", UnitKinds.Street),
        new("440112016", "长岭街道", "Changling Street", UnitKinds.Street),
        new("440112017", "九佛街道", "Jiufo Street", UnitKinds.Street),
        new("440112018", "龙湖街道", "Longhu Street", UnitKinds.Street),
        new("440112101", "新龙镇", "Xinlong Town", UnitKinds.Street),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HuangpuUnit> All { get; } = [.. Departments, .. Utilities, .. Streets];

    /// <summary>The street or town of that name, as the column <c>area</c> of our own orders has it.</summary>
    public static HuangpuUnit? Street(string name) => Streets.FirstOrDefault(street => street.Name == name);
}
