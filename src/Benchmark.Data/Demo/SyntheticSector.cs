using System.Text;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Demo;

/// <summary>A made-up sector: organisations, three waves of rounds and their answers, all labelled as synthetic.</summary>
/// <remarks>
/// The same number of organisations and the same seed always give the same bytes. Nothing is kept in memory but the
/// organisations: answers are made while they are written.
/// </remarks>
/// <param name="organisations">How many, from 1 to 99,999.</param>
/// <param name="seed">Which of the possible sectors.</param>
public sealed class SyntheticSector(int organisations = 2000, int seed = 1)
{
    private const int Waves = 3;

    /// <summary>By number.</summary>
    public IReadOnlyList<SyntheticOrganisation> Organisations { get; } = organisations is >= 1 and <= 99_999
        ? [.. Enumerable.Range(1, organisations).Select(number => SyntheticOrganisation.Of(number, organisations, seed))]
        : throw new ArgumentOutOfRangeException(nameof(organisations), "A synthetic sector has 1 to 99,999 organisations.");

    /// <summary>Whether an organisation hands in an assessment in a round.</summary>
    /// <remarks>
    /// About 70 in 100 take part in a wave, and most of them stay. Everyone who does answers well-led; half answer LQF, 60 in
    /// 100 Topss, and of supported-living providers 40 in 100 Driving Up Quality.
    /// </remarks>
    public bool TakesPart(SyntheticOrganisation organisation, SyntheticRound round)
    {
        var choice = new SeededRandom(seed, 12, organisation.Number, round.Framework.Domains.Count);
        return IsActive(organisation, round.Wave) && round.Framework.Code switch
        {
            "well-led" => true,
            "lqf" => choice.Happens(50),
            "topss" => choice.Happens(60),
            _ => organisation.Service == ServiceType.SupportedLiving && choice.Happens(40),
        };
    }

    /// <summary>Whether an organisation finishes what it hands in: all but 2 in 100 do.</summary>
    public bool Finishes(SyntheticOrganisation organisation, SyntheticRound round) =>
        !new SeededRandom(seed, 13, organisation.Number, round.Wave, round.Framework.Domains.Count).Happens(2);

    /// <summary>How many raters hand in a sheet; 0 when the perspective is left out.</summary>
    /// <param name="organisation">Who takes part.</param>
    /// <param name="wave">When.</param>
    /// <param name="perspective">From where.</param>
    public int RatersOf(SyntheticOrganisation organisation, int wave, PerspectiveCode perspective)
    {
        var random = new SeededRandom(seed, 14, organisation.Number, (int)perspective, wave);
        var size = (int)organisation.SizeBand;
        return perspective switch
        {
            PerspectiveCode.OperationalLeader => 1,
            PerspectiveCode.StrategicLeader => random.Happens(80) ? 1 : 0,
            PerspectiveCode.FrontLineLeader => size > 1 && random.Happens(70) ? 1 + random.Below(size) : 0,
            PerspectiveCode.FrontLineWorker => random.Happens(75) ? 1 + random.Below(5 * size) : 0,
            PerspectiveCode.PeopleAndCarers => random.Happens(60) ? 2 + random.Below(4 * size) : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(perspective)),
        };
    }

    /// <summary>Writes a round's answers as the CSV that <c>benchmark import assessments</c> reads, in UTF-8.</summary>
    /// <param name="round">One of <see cref="SyntheticRound.All"/>.</param>
    /// <param name="csv">Takes the file; left open.</param>
    /// <returns>The number of answers, one to a line.</returns>
    public long Write(SyntheticRound round, Stream csv)
    {
        var file = new AnswerFile(csv);
        var (framework, opinion) = (round.Framework, new SyntheticOpinion(seed, round.Framework));
        var questions = new Dictionary<(PerspectiveCode?, OrganisationKind, ServiceType), Questions>();
        foreach (var organisation in Organisations.Where(organisation => TakesPart(organisation, round)))
        {
            foreach (var perspective in framework.AssessedFrom)
            {
                var key = (perspective, organisation.Kind, organisation.Service);
                if (!questions.TryGetValue(key, out var asked))
                    questions.Add(key, asked = Questions.Of(framework, perspective, organisation));
                var raters = perspective is { } from ? RatersOf(organisation, round.Wave, from) : 1;
                for (var rater = 0; rater < raters; rater++)
                {
                    file.BeginSheet(organisation, perspective, rater);
                    if (framework.Scale is null)
                        WriteWords(file, asked, organisation);
                    else
                        WriteRatings(file, asked, opinion, organisation, round, perspective, rater);
                }
            }
        }

        return file.Finish();
    }

    private void WriteRatings(
        AnswerFile file, Questions asked, SyntheticOpinion opinion, SyntheticOrganisation organisation, SyntheticRound round,
        PerspectiveCode? perspective, int rater)
    {
        Span<byte> ratings = stackalloc byte[asked.Positions.Length];
        opinion.Rate(organisation, round.Wave, perspective, rater, asked.Positions, ratings);
        if (!Finishes(organisation, round))
            ratings[^1] = 0;
        for (var at = 0; at < ratings.Length; at++)
            file.AddRating(asked.Codes[at], ratings[at]);
    }

    private void WriteWords(AnswerFile file, Questions asked, SyntheticOrganisation organisation)
    {
        var random = new SeededRandom(seed, 16, organisation.Number);
        foreach (var statement in asked.Statements)
        {
            var isBlank = random.Happens(8);
            int? number = statement.AsksForNumber && !isBlank ? 50 + random.Below(50) : null;
            var narrative = SyntheticWords.Narrative(ref random);
            file.AddWords(statement.Code, number, isBlank ? null : narrative, SyntheticWords.Evidence(ref random));
        }
    }

    private bool IsActive(SyntheticOrganisation organisation, int wave)
    {
        var random = new SeededRandom(seed, 15, organisation.Number);
        var active = random.Happens(70);
        for (var passed = 1; passed < Waves && passed < wave; passed++)
            active = random.Happens(active ? 85 : 35);
        return active;
    }

    private sealed record Questions(IReadOnlyList<Statement> Statements, int[] Positions, byte[][] Codes)
    {
        public static Questions Of(Framework framework, PerspectiveCode? perspective, SyntheticOrganisation organisation)
        {
            var asked = framework.Statements.Select((statement, at) => (Statement: statement, Position: at))
                .Where(pair => pair.Statement.AppliesTo(perspective, organisation.Kind, organisation.Service)).ToList();
            return new(
                [.. asked.Select(pair => pair.Statement)], [.. asked.Select(pair => pair.Position)],
                [.. asked.Select(pair => Encoding.UTF8.GetBytes(pair.Statement.Code))]);
        }
    }
}
