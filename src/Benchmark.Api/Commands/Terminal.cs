using System.Globalization;
using Spectre.Console;

namespace Benchmark.Api.Commands;

/// <summary>What a command says: plain lines in a log, progress bars and colour on a terminal.</summary>
internal static class Terminal
{
    private static readonly IAnsiConsole Out = Create(Console.Out, Console.IsOutputRedirected);
    private static readonly IAnsiConsole Error = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Says one line.</summary>
    public static void Say(string line) => Out.WriteLine(line);

    /// <summary>Says why a command failed, on standard error.</summary>
    public static void Fail(string line) => Error.WriteLine(line, new Style(Color.Red));

    /// <summary>Says one line beside the output, so that the output can be piped on.</summary>
    public static void Note(string line) => Error.WriteLine(line);

    /// <summary>A number as people read it: 12,345.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 organisation", "12 organisations".</summary>
    public static string Count(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Runs long work and shows how far it is.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Reports the finished part, 0 to 1.</param>
    public static async Task<T> ProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            var plain = new PlainProgress(title);
            return await work(plain);
        }

        return await Error.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                var result = await work(new BarProgress(task));
                task.Value = 1;
                return result;
            });
    }

    /// <summary>Prints a table.</summary>
    public static void Show(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = Console.IsOutputRedirected ? TableBorder.None : TableBorder.Rounded };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true });
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        Out.Write(table);
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
            console.Profile.Width = 400;
        return console;
    }

    /// <summary>A line for each tenth that is done.</summary>
    private sealed class PlainProgress(string title) : IProgress<double>
    {
        private int _tenths;

        public void Report(double value)
        {
            var tenths = (int)(value * 10);
            if (tenths <= Volatile.Read(ref _tenths))
                return;

            Volatile.Write(ref _tenths, tenths);
            Error.WriteLine($"{title}: {tenths * 10}%");
        }
    }

    private sealed class BarProgress(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
