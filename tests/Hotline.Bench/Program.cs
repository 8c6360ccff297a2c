using System.Globalization;
using Hotline.Bench;

// Speed is measured here and nowhere else: no test depends on how fast the machine is.
var given = args.SkipWhile(arg => arg != "--orders").Skip(1).FirstOrDefault();
var orders = given is null ? 10_000 : int.Parse(given, CultureInfo.InvariantCulture);
switch (args.FirstOrDefault())
{
    case "ratio":
        return Table.Print([await RatioToAnEmptyHandler.Run()]);
    case "year":
        return Table.Print([await YearReplayed.Run(orders, overRabbitMq: args.Contains("--rabbitmq"))]);
    case "register":
        return Table.Print(await RegisterAtASteadyRate.Run(ordersPerSecond: 50, seconds: 30));
    case "memory":
        return Table.Print([await MemoryOfAHost.Run()]);
    case "start":
        return Table.Print([await StartToFirstAnswer.Run()]);
    case "deadlines":
        return Table.Print(DeadlinesASecond.Run());
    case "owners":
        return Table.Print(OwnersLookedUp.Run());
    case "lists":
        return Table.Print(await DeskLists.Run(given is null ? 1_000_000 : orders, running: 5_000));
    case "scores":
        return Table.Print(await ScoresRecomputed.Run(given is null ? 1_000_000 : orders));
    case "board":
        return Table.Print(await BoardAndSweep.Run(given is null ? 1_000_000 : orders));
    case "desks":
        return Table.Print(await DesksInABrowser.Run(given is null ? 100_000 : orders));
    case "people":
        return Table.Print(await DesksInABrowser.RunPeople(given is null ? 20_000 : orders));
    case "all":
        return Table.Print(await Table.All(orders));
    case "broker-away":
        await WhileTheBrokerIsAway.Run();
        return 0;
    default:
        Console.WriteLine("""
            dotnet run --project tests/Hotline.Bench -c Release -- WHAT, from the repository's folder

            ratio                         messages handled with inbox, work and outbox over RabbitMQ, by those of an empty handler
            year [--orders N] [--rabbitmq]  the year of 130,478 orders, measured on N of them (10,000)
            register                      registering at 50 orders a second, and until the department sees it
            memory                        of an embedded host, idle and under load
            start                         from starting the published build to its first answer
            deadlines                     counted a second on one core
            owners                        looking up who owns a matter in a catalogue of 5,000 entries
            lists [--orders N]            each list and search of the desks at 10,000 orders and at N (1,000,000)
            board [--orders N]            the board and the sweep of the clocks at 10,000 orders and at N (1,000,000)
            scores [--orders N]           a year's sheets marked by other rules, and a month read at 10,000 incidents and at N (1,000,000)
            desks [--orders N]            the pages in a browser over N orders (100,000): lists, fifty people at once, memory
            people [--orders N]           of these only the fifty people, over N orders (20,000)
            all [--orders N]              all of these, as a table for README
            broker-away                   registering and signing over RabbitMQ, and while it is away
            """);
        return 2;
}
