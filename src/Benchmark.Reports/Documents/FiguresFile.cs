using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmark.Domain;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>Every number a document shows, so that the document can be made again: as CSV (RFC 4180, UTF-8, LF) or as JSON.</summary>
internal static class FiguresFile
{
    private static readonly string[] Columns =
    [
        "exhibit", "release", "edition", "round", "perspective", "measure", "region", "size_band", "service_type", "authority_type",
        "statistic", "value", "label", "symbols", "policy", "checksum",
    ];

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One number a line.</summary>
    public static string Csv(Report report)
    {
        var file = new StringBuilder().AppendJoin(',', Columns).Append('\n');
        foreach (var line in Lines(report))
            file.AppendJoin(',', line.Select(Quoted)).Append('\n');
        return file.ToString();
    }

    /// <summary>Whose numbers they are, who the peers are, and the numbers.</summary>
    public static string Json(Report report)
    {
        var release = report.Release ?? throw new NoFiguresException(report.Name);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("report", report.Name);
            json.WriteString("release", release.Facts.Name);
            json.WriteString("round", release.Facts.RoundCode);
            json.WriteString("policy", PolicyOf(release.Facts));
            json.WriteString("checksum", release.Facts.Checksum);
            json.WriteBoolean("isSynthetic", release.Facts.IsSynthetic);
            if (report.Peers is { } peers)
            {
                json.WriteStartObject("peers");
                json.WriteString("rule", PeerWords.Rule);
                json.WriteString("asked", peers.Wanted.Label);
                json.WriteString("shown", peers.Figure is Figure.Published ? peers.Group.Label : null);
                json.WriteEndObject();
            }

            json.WriteStartArray("numbers");
            foreach (var line in Lines(report))
            {
                json.WriteStartObject();
                foreach (var (column, field) in Columns.Zip(line).Where(pair => pair.Second.Length > 0))
                    json.WriteString(column, field);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    private static IEnumerable<string[]> Lines(Report report)
    {
        var release = report.Release ?? throw new NoFiguresException(report.Name);
        return
            from exhibit in report.Exhibits
            from shown in exhibit.Shown
            from number in NumbersOf(shown)
            select Line(release, exhibit.Caption.Id, shown, number);
    }

    private static string[] Line(Release release, string exhibit, Shown shown, Number number)
    {
        var facts = shown.From ?? release.Facts;
        return
        [
            exhibit, facts.Version, release.Framework.Name, facts.RoundCode, CodeOf(facts.Perspective), MeasureOf(shown)?.Key ?? "",
            CodeOf(shown.About?.Region), CodeOf(shown.About?.SizeBand), CodeOf(shown.About?.ServiceType), CodeOf(shown.About?.AuthorityType),
            number.Statistic, number.Value, number.Label, number.Symbols, PolicyOf(facts), facts.Checksum,
        ];
    }

    private static Measure? MeasureOf(Shown shown) => shown switch
    {
        Shown.OfMeasure of => of.Measure,
        Shown.OfCompleteness of => of.Measure,
        Shown.OfChange of => of.Measure,
        Shown.OfOwn of => of.Measure,
        Shown.OfReview of => of.Measure,
        Shown.OfWeighted of => of.Measure,
        _ => null,
    };

    private static IEnumerable<Number> NumbersOf(Shown shown) => shown switch
    {
        Shown.OfParticipation { Organisations: { } count } => [Whole("organisations", count, "")],
        Shown.OfMeasure { Figure: Figure.Published figure } => NumbersOf(figure, FigureWords.Signs(figure).Trim()),
        Shown.OfCompleteness { Share: { } share } => [Share("answered", share, "")],
        Shown.OfChange { Tenths: { } tenths } => [new("change", (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture), SectorWords.Change(tenths), "")],
        Shown.OfChange => [new("change", "", "not shown", FigureWords.Sign(Symbol.NotAvailable))],
        Shown.OfOwn { Score: { } score } => [new("own_score", score.ToString("0.######", CultureInfo.InvariantCulture), OwnWords.Tenths(score), "")],
        Shown.OfOwn => [new("own_score", "", "none", FigureWords.Sign(Symbol.NotAvailable))],
        Shown.OfReview of => [Whole("peer_review_score", of.Score, "")],
        Shown.OfSector { Part: var part } => NumbersOf(part),
        Shown.OfWeighted of => [Coded("mean_sector_weighted", of.Mean, "")],
        _ => [new("", "", "withheld", FigureWords.Sign(Symbol.Confidential))],
    };

    private static IEnumerable<Number> NumbersOf(SectorPart part)
    {
        var together = part.Count.Group is null ? $"_{string.Join("_or_", part.Count.Services.Select(service => Code.Of(service).ToLowerInvariant()))}" : "";
        yield return Whole($"sector{together}", part.Count.Organisations, "");
        yield return part.Organisations is { } organisations
            ? Whole($"organisations{together}", organisations, "")
            : new($"organisations{together}", "", "withheld", FigureWords.Sign(Symbol.Confidential));
        if (part.ResponsePercent is { } percent)
            yield return new($"response_percent{together}", percent.ToString(CultureInfo.InvariantCulture), $"{percent}%", "");
    }

    private static IEnumerable<Number> NumbersOf(Figure.Published figure, string signs)
    {
        yield return Whole("organisations", figure.Contributors, signs);
        yield return Coded("mean", figure.Mean, signs);
        if (figure.Median is { } median)
            yield return Coded("median", median, signs);
        if (figure.Quartiles is { } quartiles)
        {
            yield return Coded("percentile_25", quartiles.Lower, signs);
            yield return Coded("percentile_75", quartiles.Upper, signs);
        }

        if (figure.Deciles is { } deciles)
        {
            yield return Coded("percentile_10", deciles.Lower, signs);
            yield return Coded("percentile_90", deciles.Upper, signs);
        }

        var shares = figure.Spread?.Shares ?? [];
        for (var at = 0; at < shares.Count; at++)
            yield return Share($"rated_{at + 1}", shares[at], signs);
        if (figure.Spread?.RatedThreeOrFour is { } good)
            yield return Share("rated_3_or_4", good, signs);
    }

    private static Number Whole(string statistic, int count, string signs)
    {
        var digits = count.ToString(CultureInfo.InvariantCulture);
        return new(statistic, digits, digits, signs);
    }

    private static Number Share(string statistic, CodedShare share, string signs) =>
        new(statistic, share.Percent.ToString(CultureInfo.InvariantCulture), share.Label, signs);

    private static Number Coded(string statistic, CodedNumber number, string signs) =>
        new(statistic, number.Value.ToString("0.0", CultureInfo.InvariantCulture), number.Label, signs);

    private static string PolicyOf(ReleaseFacts facts) => $"{facts.Policy.Code} {facts.Policy.Version}";

    private static string CodeOf<T>(T? value)
        where T : struct, Enum => value is { } member ? Code.Of(member) : "";

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <param name="Statistic">What it is; empty for a withheld figure, which has none.</param>
    /// <param name="Value">The number alone; empty where withheld.</param>
    /// <param name="Label">What people read; says which numbers are coded.</param>
    /// <param name="Symbols">The signs of printed tables.</param>
    private sealed record Number(string Statistic, string Value, string Label, string Symbols);
}
