using Hotline.Bench;

// Speed is measured here and nowhere else: no test depends on how fast the machine is.
switch (args.FirstOrDefault())
{
    case "register":
        await RegisterAtASteadyRate.Run(ordersPerSecond: 50, seconds: 30);
        return 0;
    case "broker-away":
        await WhileTheBrokerIsAway.Run();
        return 0;
    default:
        Console.WriteLine("dotnet run --project tests/Hotline.Bench -c Release -- register     p50 and p95 of registering at 50 orders a second");
        Console.WriteLine("                                                          broker-away  registering and signing over RabbitMQ, and while it is away");
        return 2;
}
