using Hotline.Host;

return await Commands.Run(args, Console.Out, Console.Error);
