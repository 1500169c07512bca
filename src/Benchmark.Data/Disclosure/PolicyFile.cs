using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Data.Disclosure;

/// <summary>Reads a disclosure policy from YAML. What its keys mean: docs/methods/disclosure.md.</summary>
public static partial class PolicyFile
{
    /// <summary>Reads one policy.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <exception cref="InvalidFileException">The file holds mistakes.</exception>
    public static Policy Read(TextReader text, string file)
    {
        var problems = new List<Problem>();
        var policy = YamlNode.Read(text, file, problems) is { } root ? ReadPolicy(new(root, file, problems)) : null;
        return policy is not null && problems.Count == 0 ? policy : throw new InvalidFileException(problems);
    }

    private static Policy ReadPolicy(YamlSection root)
    {
        var (code, version) = (root.Text("code", PolicyCode(), "lower-case letters and hyphens, a letter first"), root.Number("version", 1, 9999));
        var (summary, mode) = (root.Text("summary"), root.One<MaskMode>("mode"));
        var dimensions = root.List("dimensions").Select(ReadDimension).ToList();
        if (dimensions.GroupBy(dimension => dimension.Code).Any(same => same.Key != 0 && same.Count() > 1))
            root.Refuse("dimensions", "A dimension is named twice. Two partitions of the same organisations overlap; name each once.");

        var minimum = root.Section("minimum");
        var (groups, organisations) = (minimum.Number("corporate_groups", 2, 1000), minimum.Number("organisations", 2, 1000));
        minimum.RefuseOthers();

        var policy = new Policy(
            code, version.ToString(CultureInfo.InvariantCulture), summary, mode, dimensions, [.. root.OptionalList("sets").Select(NamedSetFile.ReadSet)],
            groups, organisations, ReadThresholds(root.Section("thresholds"), groups), ReadDominance(root.Section("dominance")),
            ReadCoding(root.Section("coding")), ReadRounding(root.Section("rounding")), ReadTrend(root.Section("trend"), groups))
        {
            Weighting = root.Has("weighting") ? ReadWeighting(root.Section("weighting"), organisations) : null,
            Microdata = root.Has("microdata") ? ReadMicrodata(root.Section("microdata"), groups) : null,
        };
        root.RefuseOthers();
        LatticeCheck.Refuse(policy, root);
        return policy;
    }

    private static PolicyDimension ReadDimension(YamlSection section)
    {
        var code = section.One<DimensionCode>("code");
        var values = code == 0 ? [] : LatticeCheck.ValuesOf(code);
        var dimension = new PolicyDimension(code, [.. section.OptionalList("groupings").Select(grouping => ReadGrouping(grouping, values))]);
        section.RefuseOthers();
        return dimension;
    }

    private static Grouping ReadGrouping(YamlSection section, IReadOnlyList<string> values)
    {
        var positions = new List<int>();
        foreach (var (value, at) in section.Texts("values").Select((value, at) => (value, at)))
        {
            positions.Add(values.ToList().IndexOf(value) + 1);
            if (positions[^1] == 0 && values.Count > 0)
                section.Refuse("values", at, $"\"{value}\" is not a value of this dimension. Its values are {string.Join(", ", values)}.");
        }

        if (positions.Count == 0)
            section.Refuse("values", "A grouping names at least one value.");
        var grouping = new Grouping(section.Text("code"), positions, section.Flag("overlaps_others"));
        section.RefuseOthers();
        return grouping;
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
            section.Number("largest_percent", 1, 100), section.Number("largest_two_percent", 1, 100), section.Number("largest_per_others", 1, 100));
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
        var read = new Rounding(section.Number("count", 1, 100), section.Number("share_percent", 1, 50), section.Number("mean_tenths", 1, 2));
        section.RefuseOthers();
        return read;
    }

    private static TrendRule ReadTrend(YamlSection section, int minimum)
    {
        var read = new TrendRule(section.Number("contributors", minimum, 10_000), section.Number("few_changed", 1, 100));
        section.RefuseOthers();
        return read;
    }

    private static WeightingRule ReadWeighting(YamlSection section, int minimum)
    {
        var read = new WeightingRule(section.Number("organisations", minimum, 10_000), [.. section.List("partitions").Select(partition =>
        {
            var by = partition.Several<DimensionCode>("by");
            if (by.Count == 0)
                partition.Refuse("by", "A partition names at least one dimension.");
            partition.RefuseOthers();
            return by;
        })]);
        section.RefuseOthers();
        return read;
    }

    /// <summary>Pools are no larger than what every class has, so that each class has one.</summary>
    private static MicrodataRule ReadMicrodata(YamlSection section, int minimum)
    {
        var read = new MicrodataRule(section.Number("alike", 2, minimum), section.Number("random_percent", 1, 99), section.Number("most_found_percent", 1, 50));
        section.RefuseOthers();
        return read;
    }

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex PolicyCode();
}
