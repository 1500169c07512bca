using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>One release, by what names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Names">Everything that names it, the longest first.</param>
/// <param name="Cells">Its narrowest groups.</param>
internal sealed partial record PublicRelease(string Name, string Version, IReadOnlyList<string> Names, IReadOnlyList<string> Cells)
{
    /// <summary>The release that an answer describes.</summary>
    public PublicRelease(JsonElement node, string? perspective)
        : this(
            $"{EditionOf(node)}/{(perspective is null ? "" : perspective + "/")}{node.GetProperty("version").GetString()}",
            node.GetProperty("version").GetString()!,
            [.. NamesOf(node)], [.. Loot.Cross(node)])
    {
    }

    /// <summary>Words without what names the release: its version, round, days and checksums.</summary>
    public string WithoutNames(string words) => Checksums().Replace(
        Names.Aggregate(words, (left, name) => left.Replace(name, " ", StringComparison.Ordinal)), " ");

    private static string EditionOf(JsonElement node) =>
        $"{node.GetProperty("framework").GetProperty("code").GetString()}-{node.GetProperty("framework").GetProperty("edition").GetString()}";

    /// <summary>The longest first, so that no name is cut by a shorter one.</summary>
    private static IEnumerable<string> NamesOf(JsonElement node)
    {
        var round = node.GetProperty("round");
        string[] days = [.. new[] { node.GetProperty("publishedAt"), round.GetProperty("opensAt"), round.GetProperty("closesAt") }.Select(day => day.GetString()!)];
        string[] title = [.. round.GetProperty("title").GetString()!.Split(", ")];
        string[] names =
        [
            EditionOf(node), $"({node.GetProperty("framework").GetProperty("edition").GetString()})", node.GetProperty("version").GetString()!, round.GetProperty("code").GetString()!, round.GetProperty("title").GetString()!, title[^1],
            .. days.SelectMany(day => (IEnumerable<string>)[day, day[..10], $"({day[..4]})", DateTime.Parse(day[..10], CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)]),
        ];
        return names.Concat(names.Select(name => char.ToUpperInvariant(name[0]) + name[1..])).Distinct().OrderByDescending(name => name.Length);
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Checksums();
}
