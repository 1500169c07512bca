using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmark.Charts.Bench;

/// <summary>Another library that draws the same boxes in its own process and says how long one drawing took.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Program">What runs it; a rival whose program is not there is not measured.</param>
/// <param name="Arguments">Its script, in the folder <c>rivals</c>, and what the script needs to know.</param>
internal sealed record Rival(string Name, string Program, params string[] Arguments)
{
    private static readonly string Folder = Path.Combine(Environment.CurrentDirectory, "bench", "charts", "rivals");

    public static IReadOnlyList<Rival> All { get; } =
    [
        new("ECharts (Node, SVG renderer)", "node", "node.mjs", "echarts"),
        new("Vega (Node)", "node", "node.mjs", "vega"),
        new("matplotlib (Python)", "/usr/bin/python3", "matplotlib_boxes.py"),
        new("ggplot2 (R)", "Rscript", "ggplot2.R"),
    ];

    /// <summary>Milliseconds of one warm drawing, median; null when the program or its library is not there.</summary>
    public double? Measure(IReadOnlyList<Box> boxes)
    {
        if (Program == "node" && !Directory.Exists(Path.Combine(Folder, "node_modules")))
            Run("npm", ["ci", "--silent", "--no-audit", "--no-fund"], "");
        var (exit, output) = Run(Program, Arguments, JsonSerializer.Serialize(boxes, JsonSerializerOptions.Web));
        return exit == 0 ? double.Parse(output.Trim(), CultureInfo.InvariantCulture) : null;
    }

    private static (int Exit, string Output) Run(string program, IEnumerable<string> arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
