using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Bench.Import;

/// <summary>A made-up file in the long layout.</summary>
internal static class AnswerFile
{
    private static readonly string[] Header =
    [
        "organisation_id", "organisation_name", "corporate_group", "kind", "region", "size_band", "service_type", "authority_type",
        "perspective", "rater", "statement", "rating", "number", "narrative", "evidence",
    ];

    /// <summary>Writes providers that rate every statement; one answer in ten has words, one in ten two items of evidence.</summary>
    public static async Task WriteAsync(string path, Framework framework, int organisations)
    {
        var random = new Random(1);
        var (regions, sizes) = (Code.All<Region>(), Code.All<SizeBand>());
        var statements = framework.Statements.Select(statement => statement.Code).ToList();
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync(string.Join(',', Header));
        for (var number = 1; number <= organisations; number++)
        {
            var group = number % 20 == 0 ? $"Group {number % 997}" : "";
            var who = string.Create(
                CultureInfo.InvariantCulture,
                $"org-{number:00000},Example Care {number},{group},PROVIDER,{regions[random.Next(9)]},{sizes[random.Next(4)]},DOMICILIARY,,,");
            foreach (var statement in statements)
            {
                var words = random.Next(10) == 0 ? "\"We ask people each month, write down what they say, and act on it.\"" : "";
                var evidence = random.Next(10) == 0 ? "Supervisions|Training matrix" : "";
                await file.WriteLineAsync($"{who},{statement},{random.Next(1, 5)},,{words},{evidence}");
            }
        }
    }
}
