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
        new("BB", "区委编办", "Staffing Office", "department"),
        new("CGJ", "区城市管理和综合执法局", "Urban Management Bureau", "department"),
        new("GAJ", "区公安分局", "Public Security Sub-bureau", "department"),
        new("GHZY", "区规划和自然资源分局", "Planning and Natural Resources Sub-bureau", "department"),
        new("JTJ", "区交通运输局", "Transport Bureau", "department"),
        new("JYJ", "区教育局", "Education Bureau", "department"),
        new("MZJ", "区民政局", "Civil Affairs Bureau", "department"),
        new("RSJ", "区人力资源和社会保障局", "Human Resources and Social Security Bureau", "department"),
        new("SCJG", "区市场监督管理局", "Market Regulation Bureau", "department"),
        new("SFJ", "区司法局", "Justice Bureau", "department"),
        new("STHJ", "区生态环境分局", "Ecology and Environment Sub-bureau", "department"),
        new("SWJ", "区水务局", "Water Affairs Bureau", "department"),
        new("SWSJ", "区税务局", "Taxation Bureau", "department"),
        new("WJJ", "区卫生健康局", "Health Bureau", "department"),
        new("XFJ", "区信访局", "Petitions Bureau", "department"),
        new("XFJY", "区消防救援大队", "Fire and Rescue Brigade", "department"),
        new("YJJ", "区应急管理局", "Emergency Management Bureau", "department"),
        new("ZJJ", "区住房和城乡建设局", "Housing and Construction Bureau", "department"),
        new("ZSJ", "区政务服务和数据管理局", "Government Services and Data Bureau", "department"),
    ];

    /// <summary>供水、供电、供气企业.</summary>
    public static IReadOnlyList<HuangpuUnit> Utilities { get; } =
    [
        new("GDJ", "黄埔供电局", "Huangpu Power Supply", "utility"),
        new("GSGS", "自来水公司黄埔分公司", "Huangpu Water Supply", "utility"),
        new("RQGS", "燃气集团黄埔分公司", "Huangpu Gas Supply", "utility"),
    ];

    /// <summary>街道、镇.</summary>
    public static IReadOnlyList<HuangpuUnit> Streets { get; } =
    [
        new("440112001", "黄埔街道", "Huangpu Street", "street"),
        new("440112002", "红山街道", "Hongshan Street", "street"),
        new("440112003", "鱼珠街道", "Yuzhu Street", "street"),
        new("440112005", "大沙街道", "Dasha Street", "street"),
        new("440112006", "文冲街道", "Wenchong Street", "street"),
        new("440112007", "穗东街道", "Suidong Street", "street"),
        new("440112008", "南岗街道", "Nangang Street", "street"),
        new("440112010", "长洲街道", "Changzhou Street", "street"),
        new("440112011", "夏港街道", "Xiagang Street", "street"),
        new("440112012", "萝岗街道", "Luogang Street", "street"),
        new("440112013", "云埔街道", "Yunpu Street", "street"),
        new("440112014", "联和街道", "Lianhe Street", "street"),
        new("440112015", "永和街道", "Yonghe Street", "street"),
        new("440112016", "长岭街道", "Changling Street", "street"),
        new("440112017", "九佛街道", "Jiufo Street", "street"),
        new("440112018", "龙湖街道", "Longhu Street", "street"),
        new("440112101", "新龙镇", "Xinlong Town", "street"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HuangpuUnit> All { get; } = [.. Departments, .. Utilities, .. Streets];

    /// <summary>The street or town of that name, as the column <c>area</c> of our own orders has it.</summary>
    public static HuangpuUnit? Street(string name) => Streets.FirstOrDefault(street => street.Name == name);
}
