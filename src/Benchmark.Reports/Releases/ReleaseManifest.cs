using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Data.Disclosure;
using Benchmark.Data.Frameworks;
using Benchmark.Domain;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>The checksums of everything a release is made of; the release's own checksum is that of its manifest.</summary>
/// <remarks>
/// No clock and no number of the database enters it, so building the same answers again gives the same manifest; but for anonymised
/// assessments, which are drawn by chance and only kept from being changed.
/// </remarks>
public static class ReleaseManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The manifest of a release, as JSON with one part a line.</summary>
    /// <param name="release">The release; its own checksum is not read.</param>
    /// <param name="policy">The policy as it is stored with the release.</param>
    /// <param name="code">The version of the code that built it.</param>
    /// <param name="microdata">Its anonymised assessments; null when it has none.</param>
    internal static string Of(Release release, string policy, string code, ReleaseMicrodata? microdata) => JsonSerializer.Serialize(
        new Parts(
            release.Facts.Name, release.Facts.RoundCode, release.Facts.IsSynthetic, code,
            Hash(FrameworkDocument.ToJson(release.Framework)), Hash(policy),
            Hash(JsonSerializer.Serialize(release.Facts.SizeBands)),
            [.. release.Facts.Dimensions.Select(dimension => Code.Of(dimension))],
            Hash(FigureLines(release)), Hash(ParticipationLines(release)), Hash(CompletenessLines(release)), Hash(ChangeLines(release)),
            release.Facts.Coverage is { } share ? FigureRow.Text(share) : "[c]",
            microdata is null ? null : Hash(microdata.Lines()),
            release.Weighting is SectorWeighting.NotCounted && release.Sector.Count == 0 ? null : Hash(SectorLines(release)),
            release.Sets.Count == 0 ? null : Hash(SetLines(release))),
        Indented);

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The version of the code that runs.</summary>
    internal static string CodeVersion { get; } =
        typeof(ReleaseManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Computes a stored release's manifest again and compares it, part by part, with the stored one.</summary>
    /// <exception cref="ManifestBrokenException">A part is not what the manifest says.</exception>
    public static async Task VerifyAsync(NpgsqlDataSource database, ReleaseFacts facts, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select manifest, policy from release.release where release_id = $1");
        command.Parameters.Add(new() { Value = facts.Id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (manifest, policy) = (row.GetString(0), row.GetString(1));
        if (Hash(manifest) != facts.Checksum)
            throw new ManifestBrokenException(facts.Name, ["checksum"]);

        var stored = JsonSerializer.Deserialize<Parts>(manifest)!;
        var release = await ReleaseQueries.ReadAsync(database, facts, cancellation);
        var now = JsonSerializer.Deserialize<Parts>(Of(release, policy, stored.Code, await ReadMicrodataAsync(database, facts, cancellation)))!;
        var broken = typeof(Parts).GetProperties()
            .Where(part => JsonSerializer.Serialize(part.GetValue(stored)) != JsonSerializer.Serialize(part.GetValue(now)))
            .Select(part => part.Name)
            .ToList();
        if (broken.Count > 0)
            throw new ManifestBrokenException(facts.Name, broken);
    }

    private static async Task<ReleaseMicrodata?> ReadMicrodataAsync(NpgsqlDataSource builder, ReleaseFacts facts, CancellationToken cancellation) =>
        await AssessmentRows.ReadRiskAsync(builder, facts, cancellation) is { } risk
            ? new(await AssessmentRows.ReadAsync(builder, facts, cancellation).ToListAsync(cancellation), risk)
            : null;

    private static string FigureLines(Release release)
    {
        var lines = new StringBuilder();
        foreach (var measure in release.Measures)
        {
            var figures = release.FiguresOf(measure).Span;
            for (var group = 0; group < figures.Length; group++)
                lines.Append(CultureInfo.InvariantCulture, $"{measure.Key},{Places(release, group)},{Numbers(figures[group])}\n");
        }

        return lines.ToString();
    }

    private static string ParticipationLines(Release release)
    {
        var lines = new StringBuilder();
        for (var group = 0; group < release.Lattice.Groups.Count; group++)
            lines.Append(CultureInfo.InvariantCulture, $"{Places(release, group)},{release.ParticipationOf(group)}\n");
        return lines.ToString();
    }

    private static string CompletenessLines(Release release)
    {
        var lines = new StringBuilder();
        foreach (var domain in release.Framework.Domains.Where(domain => release.Completeness.ContainsKey(domain.Code)))
        {
            var shares = release.Completeness[domain.Code];
            for (var group = 0; group < shares.Length; group++)
                lines.Append(CultureInfo.InvariantCulture, $"{domain.Code},{Places(release, group)},{(shares[group] is { } share ? FigureRow.Text(share) : "[c]")}\n");
        }

        return lines.ToString();
    }

    private static string ChangeLines(Release release)
    {
        var lines = new StringBuilder();
        foreach (var (version, groups) in release.Changes.Where(pair => pair.Value.Count > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var group in groups.Order())
                lines.Append(CultureInfo.InvariantCulture, $"{version},{Places(release, group)}\n");
        }

        return lines.ToString();
    }

    private static string SectorLines(Release release)
    {
        var lines = new StringBuilder();
        foreach (var count in release.Sector)
        {
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{(int)(count.Region ?? 0)}|{(int)(count.SizeBand ?? 0)}|{string.Join('+', count.Services.Select(Code.Of))},{count.Organisations},{count.AsOf:yyyy-MM-dd},{count.Source}\n");
        }

        lines.Append(CultureInfo.InvariantCulture, $"{SectorRows.OutcomeOf(release.Weighting)}\n");
        if (release.Weighting is SectorWeighting.Shown shown)
        {
            foreach (var stratum in shown.Strata)
                lines.Append(CultureInfo.InvariantCulture, $"{string.Join('|', GroupRow.Codes(stratum.Group))},{stratum.Sector}\n");
            foreach (var measure in release.Measures.Where(release.WeightedMeans.ContainsKey))
                lines.Append(CultureInfo.InvariantCulture, $"{measure.Key},{FigureRow.Text(release.WeightedMeans[measure])}\n");
        }

        return lines.ToString();
    }

    private static string SetLines(Release release)
    {
        var lines = new StringBuilder();
        foreach (var set in release.Sets)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{set.Set.Code},{set.Organisations},{NamedSetFile.ToJson(set.Set.Groups)},{set.Set.Title}\n");
            foreach (var measure in release.Measures)
                lines.Append(CultureInfo.InvariantCulture, $"{set.Set.Code},{measure.Key},{Numbers(set.Figures[measure])}\n");
        }

        return lines.ToString();
    }

    private static string Places(Release release, int group) =>
        string.Join('|', release.Lattice.Dimensions.Select(dimension => release.Lattice.Groups[group][dimension]));

    private static string Numbers(Figure figure) => figure is not Figure.Published published
        ? "[c]"
        : string.Join(
            ',', published.Contributors, Text(published.Mean), Text(published.Median), Text(published.Quartiles?.Lower),
            Text(published.Quartiles?.Upper), Text(published.Deciles?.Lower), Text(published.Deciles?.Upper),
            Text(published.Spread?.StandardDeviation),
            string.Join(' ', published.Spread?.Shares.Select(FigureRow.Text) ?? []),
            published.Spread?.RatedThreeOrFour is { } share ? FigureRow.Text(share) : "");

    private static string Text(CodedNumber? number) => number is { } coded ? FigureRow.Text(coded) : "";

    private sealed record Parts(
        string Release, string Round, bool Synthetic, string Code, string Framework, string Policy, string SizeBands,
        IReadOnlyList<string> Dimensions, string Figures, string Participation, string Completeness, string Changes, string Coverage,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Assessments,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sector,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sets);
}

/// <summary>What is stored of a release is not what its manifest says.</summary>
public sealed class ManifestBrokenException(string release, IReadOnlyList<string> parts)
    : DomainException($"{release} is not what its manifest says: {string.Join(", ", parts)}. Withdraw it and restore the database from a backup.")
{
    public IReadOnlyList<string> Parts { get; } = parts;
}
