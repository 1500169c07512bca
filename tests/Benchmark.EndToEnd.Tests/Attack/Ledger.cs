using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>A number of a release, whoever tells it.</summary>
/// <param name="Release">The release's name.</param>
/// <param name="Group">The codes of the group joined by <c>|</c>, blank for all.</param>
/// <param name="Measure">For example <c>overall</c> or <c>element:WL1</c>; empty for what all measures have in common.</param>
/// <param name="Statistic">As datasets call it, for example <c>percentile_25</c>.</param>
internal readonly record struct Quantity(string Release, string Group, string Measure, string Statistic);

/// <summary>A difference of a group's means from one release to a later one.</summary>
internal readonly record struct Difference(string Earlier, string Later, string Group, string Measure);

/// <summary>
/// Everything an attacker read, wherever it stood: each number is either of a known quantity of a group, or follows from such
/// numbers, or is the attacker's own, or it is not accounted for.
/// </summary>
internal sealed partial class Ledger
{
    /// <summary>What a number of organisations has in common with all measures of its group.</summary>
    public const string Organisations = "organisations";

    /// <summary>England's mean weighted to the sector: another sum over the same organisations.</summary>
    public const string Weighted = "mean_sector_weighted";

    private readonly Dictionary<Quantity, (decimal Value, string Coding, string From)> _known = [];
    private readonly Dictionary<Difference, (decimal Value, HashSet<string> From)> _differences = [];
    private readonly Dictionary<(string Release, string Measure), HashSet<decimal>> _values = [];
    private readonly SortedDictionary<string, int> _read = new(StringComparer.Ordinal);

    /// <summary>Where two outputs say different things about the same quantity, or something does not follow from what is public.</summary>
    public List<string> Conflicts { get; } = [];

    /// <summary>Numbers of which the attacker does not know what they are.</summary>
    public List<string> Unaccounted { get; } = [];

    /// <summary>Groups of releases of which any number is known: each is a sum over organisations that is public.</summary>
    public HashSet<(string Release, string Group)> Columns { get; } = [];

    /// <summary>Comparators mixed of several groups.</summary>
    public HashSet<Mixture> Mixtures { get; } = [];

    /// <summary>Releases of which a mean weighted to the sector is known.</summary>
    public HashSet<string> WeightedReleases { get; } = [];

    /// <summary>What weighted means are made of, by release: groups, and how many the sector has of each.</summary>
    public Dictionary<string, Dictionary<string, decimal>> Strata { get; } = [];

    /// <summary>Groups that make up a named set, by the key that stands for it.</summary>
    public Dictionary<string, IReadOnlyList<string>> Sets { get; } = [];

    /// <summary>Changes of means that are told.</summary>
    public IReadOnlyCollection<Difference> Differences => _differences.Keys;

    /// <summary>How many numbers each kind of output told.</summary>
    public IReadOnlyDictionary<string, int> Read => _read;

    /// <summary>Takes down a number of a group.</summary>
    /// <param name="from">The output, for example <c>dataset figures.csv</c>.</param>
    /// <param name="quantity">What the number is.</param>
    /// <param name="value">As it stands there.</param>
    /// <param name="coding">How it is to be read; null where the output does not say.</param>
    public void Add(string from, Quantity quantity, string value, string? coding = "EXACT")
    {
        if (quantity.Statistic == Organisations)
            quantity = quantity with { Measure = "" };
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Count(from);
        if (quantity.Statistic == Weighted)
            WeightedReleases.Add(quantity.Release);
        else
            Columns.Add((quantity.Release, quantity.Group));
        ValuesIn(quantity.Release, quantity.Measure).Add(number);
        if (!_known.TryGetValue(quantity, out var known))
            _known.Add(quantity, (number, coding ?? "", from));
        else if (known.Value != number || (coding is not null && known.Coding.Length > 0 && coding != known.Coding))
            Conflicts.Add($"{quantity}: {known.Value} {known.Coding} in {known.From}, {number} {coding} in {from}");
        else if (known.Coding.Length == 0 && coding is not null)
            _known[quantity] = (number, coding, known.From);
    }

    /// <summary>Takes down a change of a mean.</summary>
    public void AddChange(string from, Difference difference, string value)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Count(from);
        if (!_differences.TryAdd(difference, (number, [from])) && _differences[difference].From.Add(from) && _differences[difference].Value != number)
            Conflicts.Add($"{difference}: {_differences[difference].Value}, {number} in {from}");
    }

    /// <summary>Takes down that a number is there which follows from others, and whether it does.</summary>
    public void Implied(string from, string what, decimal told, decimal? follows)
    {
        Count(from);
        if (follows is null || Math.Abs(told - follows.Value) > 0.000001m)
            Conflicts.Add($"{from}: {what} is {told}, and {follows?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} follows from what is public");
    }

    /// <summary>The same for a number that follows from exact counts, of which the public ones are rounded.</summary>
    public void Implied(string from, string what, decimal told, (decimal Least, decimal Most)? follows)
    {
        Count(from);
        if (follows is not var (least, most) || told < least || told > most)
            Conflicts.Add(string.Create(CultureInfo.InvariantCulture, $"{from}: {what} is {told}, and {follows?.Least} to {follows?.Most} follows from what is public"));
    }

    /// <summary>Takes down that a number says nothing about organisations other than the attacker: words, or its own answers.</summary>
    public void Known(string from) => Count(from);

    /// <summary>Takes down a number of which nobody knows what it is.</summary>
    public void Refuse(string from, string place, string value) => Unaccounted.Add($"{from}, {place}: {value}");

    /// <summary>Takes down a part of the sector that weighted means are made of.</summary>
    public void AddStratum(string release, string group, decimal sector)
    {
        if (!Strata.TryGetValue(release, out var strata))
            Strata.Add(release, strata = []);
        if (!strata.TryAdd(group, sector) && strata[group] != sector)
            Conflicts.Add($"{release}, {group}: the sector has {strata[group]} and {sector}");
    }

    /// <summary>Takes down who belongs to a named set.</summary>
    /// <param name="code">The set's code.</param>
    /// <param name="definition">Who belongs to it, in words.</param>
    /// <param name="groups">Groups by what people call them.</param>
    public void AddSet(string code, string definition, IReadOnlyDictionary<string, string> groups) =>
        Sets[SetKey(code)] = [.. definition[(definition.IndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('.').Split("; ").Select(label => groups[label])];

    /// <summary>Stands for a named set where a group's key does.</summary>
    public static string SetKey(string code) => $"set {code}";

    /// <summary>How many took part of some groups together, as published; null where one of them is not known.</summary>
    public decimal? Took(string release, IEnumerable<string> groups) =>
        groups.Select(group => Find(new(release, group, "", Organisations))).Aggregate((decimal?)0, (sum, part) => sum + part);

    /// <summary>How many took part of each hundred there are, in whole per cents; null where that is not known.</summary>
    public static decimal? Response(decimal? took, decimal sector) => took is { } some && sector > 0 ? Math.Floor(100 * some / sector + 0.5m) : null;

    /// <summary>A number of a group; null when it is not known.</summary>
    public decimal? Find(Quantity quantity) => _known.TryGetValue(quantity, out var known) ? known.Value : null;

    /// <summary>How a number of a group is to be read; empty when it is not known.</summary>
    public string CodingOf(Quantity quantity) => _known.TryGetValue(quantity, out var known) ? known.Coding : "";

    /// <summary>Every number in words must be one that is known of the measure, or a word.</summary>
    /// <param name="from">The output.</param>
    /// <param name="words">The words.</param>
    /// <param name="isKnown">Whether a number is accounted for.</param>
    public void Words(string from, string words, Func<decimal, bool> isKnown)
    {
        foreach (Match match in NumberInWords().Matches(words))
        {
            if (decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var number) && isKnown(number))
                Count(from);
            else
                Refuse(from, Around(words, match.Index), match.Value);
        }
    }

    /// <summary>Numbers that are known of a measure of a release, of any group.</summary>
    public IReadOnlySet<decimal> ValuesOf(string release, string measure) => ValuesIn(release, measure);

    /// <summary>How much means are told to have changed, up or down.</summary>
    public IReadOnlySet<decimal> Steps => _differences.Values.Select(told => Math.Abs(told.Value)).ToHashSet();

    /// <summary>Looks whether each change is what the published means differ by, and whether no output tells one that another keeps back.</summary>
    /// <param name="everywhere">The output that tells every change there is to tell.</param>
    public void CheckDifferences(string everywhere)
    {
        foreach (var (difference, (value, from)) in _differences)
        {
            var (before, after) = (Mean(difference.Earlier), Mean(difference.Later));
            Implied(from.First(), $"{difference}", value, after - before);
            if (!from.Contains(everywhere))
                Conflicts.Add($"{difference}: {value} in {string.Join(", ", from)}, and kept back in {everywhere}");

            decimal? Mean(string release) => _known.TryGetValue(new(release, difference.Group, difference.Measure, "mean"), out var mean) && mean.Coding == "EXACT" ? mean.Value : null;
        }
    }

    private void Count(string from) => _read[from] = _read.GetValueOrDefault(from) + 1;

    private HashSet<decimal> ValuesIn(string release, string measure)
    {
        if (!_values.TryGetValue((release, measure), out var values))
            _values.Add((release, measure), values = []);
        return values;
    }

    private static string Around(string words, int at) => words[Math.Max(0, at - 30)..Math.Min(words.Length, at + 30)].ReplaceLineEndings(" ");

    /// <summary>Not part of a word such as a code or a checksum.</summary>
    [GeneratedRegex(@"(?<![\w.#/-])\d[\d,]*(\.\d+)?(?![\w/])")]
    private static partial Regex NumberInWords();
}

/// <summary>A weighted mean of groups: one more sum over organisations.</summary>
/// <param name="Release">The release.</param>
/// <param name="Parts">The groups, joined by <c>;</c>.</param>
internal readonly record struct Mixture(string Release, string Parts);
