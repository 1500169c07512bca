using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Benchmark.Data.Disclosure;

/// <summary>A policy file holds mistakes; all of them are named at once.</summary>
public sealed class InvalidPolicyException(IReadOnlyList<Problem> problems)
    : DomainException(string.Join(Environment.NewLine, problems))
{
    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>Reads a disclosure policy from YAML.</summary>
public static class PolicyFile
{
    private static readonly Dictionary<string, MaskMode> Modes = new(StringComparer.Ordinal)
    {
        ["plain"] = MaskMode.Plain,
        ["minimum-support"] = MaskMode.MinimumSupport,
    };

    /// <summary>Reads one policy.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <exception cref="InvalidPolicyException">The file holds mistakes.</exception>
    public static Policy Parse(string text, string file)
    {
        var problems = new List<Problem>();
        var policy = Load(text, file, problems) is { } root ? ReadPolicy(new(root, file, problems)) : null;
        return policy is not null && problems.Count == 0
            ? policy
            : throw new InvalidPolicyException([.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    private static YamlMappingNode? Load(string text, string file, List<Problem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            problems.Add(new(file, 1, 1, "A policy is one mapping of names to values."));
        }
        catch (YamlException mistake)
        {
            problems.Add(new(file, (int)mistake.Start.Line, (int)mistake.Start.Column, $"This is not YAML: {mistake.Message}"));
        }

        return null;
    }

    private static Policy ReadPolicy(YamlSection root)
    {
        var code = root.Word("code");
        var version = root.Number("version", 1, int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var summary = root.Word("summary");
        var mode = root.OneOf("mode", Modes);
        var dimensions = root.List("dimensions").Select(ReadDimension).ToList();
        RefuseTwice(root, dimensions);

        var minimum = root.Section("minimum");
        var groups = minimum.Number("corporate_groups", 2, 1000);
        var organisations = minimum.Number("organisations", 2, 1000);
        minimum.RefuseOthers();

        var policy = new Policy(
            code, version, summary, mode, dimensions, groups, organisations, ReadThresholds(root.Section("thresholds"), groups),
            ReadDominance(root.Section("dominance")), ReadCoding(root.Section("coding")), ReadRounding(root.Section("rounding")));
        root.RefuseOthers();
        return policy;
    }

    private static PolicyDimension ReadDimension(YamlSection dimension)
    {
        var code = dimension.OneOf("code", Code.All<DimensionCode>().ToDictionary(name => name, Code.Read<DimensionCode>));
        var groupings = dimension.OptionalList("groupings").Select(grouping => (Section: grouping, Grouping: ReadGrouping(grouping))).ToList();
        dimension.RefuseOthers();
        LatticeCheck.Refuse(code, groupings);
        return new(code, [.. groupings.Select(pair => pair.Grouping)]);
    }

    private static Grouping ReadGrouping(YamlSection grouping)
    {
        var read = new Grouping(grouping.Word("code"), grouping.Words("values"), grouping.Flag("overlaps_others"));
        grouping.RefuseOthers();
        return read;
    }

    private static void RefuseTwice(YamlSection root, List<PolicyDimension> dimensions)
    {
        if (dimensions.Count == 0)
            root.Refuse("dimensions", "A policy names at least one dimension.");
        if (dimensions.Where(dimension => dimension.Code != 0).GroupBy(dimension => dimension.Code).Any(same => same.Count() > 1))
            root.Refuse("dimensions", "A dimension is named twice. Two partitions of the same organisations overlap; name each once.");
    }

    private static Thresholds ReadThresholds(YamlSection section, int minimum)
    {
        var read = new Thresholds(
            section.Number("quartiles", minimum, 10_000), section.Number("deciles", minimum, 10_000),
            section.Number("shares", minimum, 10_000), section.Number("whole_percents", minimum, 10_000));
        section.RefuseOthers();
        return read;
    }

    private static Dominance ReadDominance(YamlSection section)
    {
        var read = new Dominance(
            section.Number("largest_percent", 1, 100), section.Number("largest_two_percent", 1, 100),
            section.Number("largest_per_others", 1, 100));
        section.RefuseOthers();
        return read;
    }

    private static CodedEnds ReadCoding(YamlSection section)
    {
        var read = new CodedEnds(
            section.Number("low_tenths", 10, 40), section.Number("high_tenths", 10, 40), section.Number("deviation_tenths", 0, 15),
            section.Number("low_percent", 0, 50), section.Number("high_percent", 50, 100));
        section.RefuseOthers();
        return read;
    }

    private static Rounding ReadRounding(YamlSection section)
    {
        var read = new Rounding(section.Number("count", 1, 100), section.Number("share_percent", 1, 50));
        section.RefuseOthers();
        return read;
    }
}
