using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Anonymised;

/// <summary>What anonymised assessments tell about the true scores of a class, all told.</summary>
/// <param name="Class">The class.</param>
/// <param name="Low">The least that its scores add up to, in rating points.</param>
/// <param name="High">The most.</param>
/// <remarks>Exact where the policy changes no rating. docs/methods/microdata.md has the formulas.</remarks>
internal sealed record ClassSum(Group Class, double Low, double High)
{
    /// <summary>What lies within so many standard errors is taken as known.</summary>
    private const double StandardErrors = 2;

    /// <summary>The sums of each class for a measure, as somebody works them out who knows how the assessments were drawn.</summary>
    /// <param name="shown">The release; none come from one without anonymised assessments.</param>
    /// <param name="measure">One of its measures.</param>
    /// <param name="rule">How they were drawn.</param>
    public static IReadOnlyList<ClassSum> Of(ShownRelease shown, Measure measure, MicrodataRule rule)
    {
        if (shown.Anonymised.Count == 0)
            return [];

        var weights = Weights(shown.Release, measure);
        var scale = shown.Release.Framework.Scale!;
        var (random, ratings) = (rule.RandomPercent / 100.0, scale.Maximum - scale.Minimum + 1);
        // What a random rating alone leaves open, even where all who are alike said the same.
        var least = random * (ratings * ratings - 1) / 12;
        return [.. shown.Anonymised.GroupBy(row => row.Class).Select(own => Of(own.Key, [.. own]))];

        ClassSum Of(Group group, List<AnonymisedAssessment> rows)
        {
            var observed = rows.Sum(row => weights.Select((weight, at) => weight * row.Ratings[at]).Sum());
            var middle = rows.Count * random * (scale.Minimum + scale.Maximum) / 2.0;
            var variances = Variances(rows, rule.Alike, weights.Length).Select(variance => Math.Max(variance, rows.Count * least));
            var error = Math.Sqrt(weights.Zip(variances, (weight, variance) => weight * weight * variance).Sum());
            var sum = (observed - middle) / (1 - random);
            return new(group, sum - StandardErrors * error / (1 - random), sum + StandardErrors * error / (1 - random));
        }
    }

    /// <summary>How much the sum of a class's ratings varies from draw to draw, by statement: as much as among rows that look drawn alike.</summary>
    private static double[] Variances(List<AnonymisedAssessment> rows, int alike, int statements)
    {
        var variances = new double[statements];
        var alikes = rows.OrderBy(row => row.Ratings.Sum(rating => rating)).Chunk(alike).Where(chunk => chunk.Length > 1).ToList();
        var looked = alikes.Sum(chunk => chunk.Length);
        for (var at = 0; at < statements && looked > 0; at++)
        {
            var sum = 0.0;
            foreach (var chunk in alikes)
            {
                var mean = chunk.Average(row => (double)row.Ratings[at]);
                sum += chunk.Sum(row => (row.Ratings[at] - mean) * (row.Ratings[at] - mean)) * chunk.Length / (chunk.Length - 1);
            }

            variances[at] = sum * rows.Count / looked;
        }

        return variances;
    }

    /// <summary>The part of each statement in a measure: alike within an element, and elements alike.</summary>
    private static double[] Weights(Release release, Measure measure)
    {
        List<Statement> asked = [.. SampleTable.RatedIn(release)];
        var weights = new double[asked.Count];
        if (measure is Measure.Statement(var own))
        {
            weights[asked.FindIndex(statement => statement.Code == own)] = 1;
            return weights;
        }

        int[][] elements =
        [
            .. release.Framework.Domains.Where(domain => measure is not Measure.Domain(var code) || domain.Code == code)
                .SelectMany(domain => domain.Elements).Where(element => measure is not Measure.Element(var code) || element.Code == code)
                .Select(element => element.Statements.Select(statement => asked.IndexOf(statement)).Where(at => at >= 0).ToArray())
                .Where(part => part.Length > 0),
        ];
        foreach (var element in elements)
        {
            foreach (var at in element)
                weights[at] = 1.0 / elements.Length / element.Length;
        }

        return weights;
    }
}
