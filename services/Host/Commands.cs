using System.CommandLine;
using Hotline.Platform;

namespace Hotline.Host;

/// <summary>The command line. 0: done. 1: the answer is no. 2: the command or a setting was wrong, in one sentence that names it.</summary>
public static class Commands
{
    internal static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of the databases and the keys.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./data",
    };

    internal static readonly Option<string> Clock = new("--clock")
    {
        Description = "real, or simulated: business time stands still until PUT /clock moves it, for trials with empty data; refused in production.",
        HelpName = "CLOCK",
        DefaultValueFactory = _ => "real",
    };

    /// <summary>Whether business time is simulated.</summary>
    internal static bool IsSimulated(ParseResult parsed) => parsed.GetValue(Clock) switch
    {
        "real" => false,
        "simulated" => true,
        var other => throw new WrongSetting($"--clock {other}: it is real or simulated"),
    };

    /// <summary>Runs one command; its exit code.</summary>
    public static async Task<int> Run(string[] args, TextWriter answers, TextWriter complaints)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
            return await Complain(complaints, parsed.Errors[0].Message);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = answers,
                Error = complaints,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception wrong) when (wrong is WrongSetting or DatabaseUnusable)
        {
            return await Complain(complaints, wrong.Message);
        }
        catch (TypeInitializationException wrong) when (wrong.GetBaseException() is DllNotFoundException missing)
        {
            return await Complain(complaints, $"a library of this machine or of the program cannot be loaded; on Linux, SQLite's needs glibc 2.34 or newer: {missing.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static RootCommand Root() => ServeCommand.On(new("Hotline: a work-order platform for a 12345 government hotline. Without a command it serves.")
    {
        KeyCommand.New(),
        VerifyTrailCommand.New(),
        DueCommand.New(),
        PointsCommand.New(),
        RecomputeCommand.New(),
        ReplayCommand.New(),
        WhatIfCommand.New(),
        GenerateCommand.New(),
        UndeliveredCommand.New(),
        PrintSchemaCommand.New(),
    });

    private static async Task<int> Complain(TextWriter complaints, string sentence)
    {
        await complaints.WriteLineAsync($"hotline: {sentence}");
        return 2;
    }
}
