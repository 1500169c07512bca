using System.Globalization;
using System.Text;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Demo;

/// <summary>Local authorities that do not exist, their views of themselves in one round, and what peers found who visited one of them.</summary>
/// <remarks>About as many as England has, so that the release shows what a real one could. The same seed always gives the same bytes.</remarks>
/// <param name="seed">Which of the possible councils.</param>
public sealed class SyntheticCouncils(int seed = 1)
{
    /// <summary>The council whose leadership peers looked at.</summary>
    public const string Reviewed = "syn-la-001";

    private const int Councils = 153;
    private const double Middle = 2.6;

    // About as many of each type as England has; where they lie outside London is made up.
    private static readonly int[] Types = [21, 63, 36, 33];
    private static readonly int[] Regions = [10, 17, 12, 8, 12, 9, 0, 16, 16];

    /// <summary>The round that they took part in.</summary>
    public static SyntheticRound Round { get; } = new(
        "synthetic-2026-spring-la-assurance", "SYNTHETIC Local authority assurance, spring 2026",
        FrameworkFiles.Shipped.Find("la-assurance") ?? throw new InvalidDataException("la-assurance is not shipped."),
        new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), Wave: 3);

    /// <summary>What peers found at <see cref="Reviewed"/>, in the layout of docs/methods/peer-review.md.</summary>
    public const string Review = """
        Reviewed on 2026-03-12

        Theme 4: Leadership
        SYNTHETIC: this review is made up to show how the product works.
        Score: 2

        Strengths
        - Councillors, managers and people who draw on care describe the same priorities.
        - Staff say that managers are seen, heard and quick to help.

        Considerations
        - Bring what is known about waiting lists, money and quality together in one place, and look at it every month.
        - Say who decides when partners disagree.

        Quality Statement Eight: Governance, management and sustainability
        Score: 2
        - Risks are written down. Who acts on them, and by when, is not always clear.

        Quality Statement Nine: Learning, improvement and innovation
        Score: 3
        - Complaints are read together each quarter, and changes are followed up.
        """;

    /// <summary>Writes the round's answers as the CSV that <c>benchmark import assessments</c> reads, in UTF-8.</summary>
    /// <param name="csv">Takes the file; left open.</param>
    public void Write(Stream csv)
    {
        using var lines = new StreamWriter(csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        lines.WriteLine(string.Join(',', AssessmentLayout.Header));
        for (var number = 1; number <= Councils; number++)
        {
            var random = new SeededRandom(seed, 20, number);
            var type = TypeOf(number);
            var region = type == AuthorityType.LondonBorough ? Region.London : (Region)(random.Weighted(Regions) + 1);
            var padded = number.ToString("000", CultureInfo.InvariantCulture);
            var quality = Middle + 0.35 * random.Normal();
            foreach (var statement in Round.Framework.Statements)
            {
                var rating = Math.Clamp((int)Math.Floor(quality + 0.5 * random.Normal() + 0.5), 1, 4);
                lines.WriteLine($"syn-la-{padded},Synthetic Council {padded},,LOCAL_AUTHORITY,{Code.Of(region)},,,{Code.Of(type)},,,{statement.Code},{rating},,,");
            }
        }
    }

    private static AuthorityType TypeOf(int number)
    {
        var type = 0;
        for (var left = number; left > Types[type]; type++)
            left -= Types[type];
        return (AuthorityType)(type + 1);
    }
}
