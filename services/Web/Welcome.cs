using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>首页: until there are pages, the path in a few lines and a first request to copy.</summary>
internal static class Welcome
{
    public static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Handle).AllowAnonymous().WithSummary("首页: the path in a few lines, and a first request to copy").Produces(200, contentType: "text/html");

    private static IResult Handle(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Content(Html.Replace("{own}", Own(http.Request), StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    // The Host header is the visitor's own word, and lands in the page: only what can be a host and a port does.
    private static string Own(HttpRequest request) =>
        request.Host.Value is { Length: > 0 and < 256 } host && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']')
            ? $"{request.Scheme}://{host}" : "http://127.0.0.1:5345";

    private const string Html = """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>12345 热线工单</title>
        <style>
        body { max-width: 46rem; margin: 2.5rem auto; padding: 0 1rem; font: 1rem/1.7 system-ui, sans-serif; color: #1c2733; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        pre { background: #f3f5f7; padding: 1rem; overflow-x: auto; line-height: 1.5; }
        section + section { border-top: 1px solid #d5dbe1; margin-top: 2.5rem; }
        </style>
        </head>
        <body>
        <main>
        <section>
        <h1>12345 热线工单</h1>
        <p>市民来电，坐席<b>登记受理</b>；工单<b>派单</b>给主管部门，部门<b>签收</b>、办理、<b>办结</b>，派单员<b>审核</b>；坐席<b>回访</b>，最后<b>考核</b>：一事一考核。
        部门不认领时转为<b>权属争议</b>，由协调员提请<b>裁定</b>，裁定必须执行。从登记那一刻起，时限按工作时间计算。</p>
        <h2>第一个请求</h2>
        <p>先在服务器上制作密钥（只显示一次；从源代码运行时，<code>hotline</code> 写作 <code>dotnet run --project services/Host -c Release --</code>），再换取十分钟有效的令牌，登记一件工单：</p>
        <pre>hotline key --name me --role agent --data 数据目录

        curl -s {own}/token -H 'Content-Type: application/json' -d '{"key":"hk_..."}'

        curl -s {own}/api/intake/work-orders -H 'Authorization: Bearer 令牌' \
          -H 'Content-Type: application/json' \
          -d '{"type":"complaint","urgency":"ordinary","title":"路灯不亮","content":"小区门口的路灯三天没亮了。"}'</pre>
        <p>全部接口：<a href="/openapi/v1.json">/openapi/v1.json</a>。工单全貌：<code>GET /api/web/work-orders/{id}</code>。</p>
        </section>
        <section lang="en">
        <h1>Hotline: work orders of a 12345 government hotline</h1>
        <p>An agent <b>registers</b> what a caller wants; the order is <b>dispatched</b> to the department that owns the matter, <b>signed</b> for, handled
        and <b>closed</b>; a dispatcher <b>reviews</b> the closing; an agent <b>follows up</b> with a call-back; the incident is <b>scored</b> once.
        When departments dispute who owns it, a <b>ruling</b> decides and binds. Clocks run in working time from the first second.</p>
        <h2>A first request</h2>
        <p>The three lines above: make a key on the server (it is shown once; from the sources, <code>hotline</code> is <code>dotnet run --project services/Host -c Release --</code>), exchange it for a ten-minute token, register an order.
        Every route is described in <a href="/openapi/v1.json">/openapi/v1.json</a>.</p>
        </section>
        </main>
        </body>
        </html>
        """;
}
