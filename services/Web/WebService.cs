using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>Web: accounts, sign-in, keys and tokens; the one front door; the pages. This page is its table of contents.</summary>
public static class WebService
{
    /// <summary>Its name in addresses and files.</summary>
    public const string Name = "web";

    /// <summary>What it needs besides its database.</summary>
    public static void Add(IServiceCollection services)
    {
        Neighbours.Add(services);
        FrontDoor.Add(services);
        ForPeople.Add(services);
    }

    /// <summary>What its pages need between the door and the routes.</summary>
    public static void Use(WebApplication app) => ForPeople.Use(app);

    /// <summary>The first service that it could ask nowhere: it does not run here, and no address is configured for it.</summary>
    public static string? Missing(IConfiguration settings, IEnumerable<string> here) => Neighbours.Missing(settings, here);

    /// <summary>What is wrong with its settings, in one sentence, or null.</summary>
    public static string? Wrong(IConfiguration settings) => Provider.Wrong(settings);

    /// <summary>What people and programs may ask of it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").WithMetadata(new OfService(Name)).WithTags(Name);
        ExchangeToken.Route(open);

        var routes = app.Service(Name);
        WholeOrder.Route(routes);
        ListAccounts.Route(routes);
        MakeAccount.Route(routes);
        ChangeAccount.Route(routes);
        ImportAccounts.Route(routes);
        InHand.Route(routes);
        LeaveOffice.Route(routes);
        AccountHistory.Route(routes);
        ListKeys.Route(routes);
        MakeKey.Route(routes);
        RevokeKey.Route(routes);
        Invite.Route(routes);
        routes.MapOperations([Roles.Auditor], Roles.Auditor, [Roles.Administrator]);

        ForPeople.Map(app);
        FrontDoor.Route(app);
    }
}
