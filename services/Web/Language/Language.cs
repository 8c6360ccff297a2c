using Microsoft.AspNetCore.Http;

namespace Hotline.Web;

/// <summary>语言: zh-CN first, English by a switch that a cookie keeps. A text is written in both where it is used, so none can be missing.</summary>
public sealed class Language(IHttpContextAccessor request)
{
    internal const string Cookie = "hotline-language";

    private bool? _english;

    /// <summary>Whether this person reads English. A live page has no request of its own: it is told by the page it stands on.</summary>
    public bool English
    {
        get => _english ??= request.HttpContext?.Request.Cookies[Cookie] == "en";
        set => _english = value;
    }

    /// <summary>zh-CN or en, for the page's lang.</summary>
    public string Code => English ? "en" : "zh-CN";

    /// <summary>The text in the person's language.</summary>
    public string this[string chinese, string english] => English ? english : chinese;

    /// <summary>A word of the trade in the person's language.</summary>
    public string this[string? word] => TradeWords.Of(word, English);
}
