using System.Globalization;
using System.Text;
using Benchmark.Domain;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>Every number a document shows as CSV (RFC 4180, UTF-8, LF), one number a line, so that the document can be made again.</summary>
internal static class FiguresFile
{
    private const string Header =
        "exhibit,release,edition,round,perspective,measure,region,size_band,service_type,authority_type,statistic,value,label,symbols,policy,checksum";

    /// <summary>The file of some exhibits.</summary>
    public static string Of(Release release, IEnumerable<Exhibit> exhibits)
    {
        var file = new StringBuilder(Header).Append('\n');
        foreach (var exhibit in exhibits)
            foreach (var shown in exhibit.Shown)
                foreach (var number in NumbersOf(shown))
                    file.AppendJoin(',', Line(release, exhibit.Caption.Id, shown, number).Select(Quoted)).Append('\n');
        return file.ToString();
    }

    private static IEnumerable<string> Line(Release release, string exhibit, Shown shown, Number number)
    {
        var facts = release.Facts;
        var measure = shown is Shown.OfMeasure of ? of.Measure.Key : "";
        return
        [
            exhibit, facts.Version, release.Framework.Name, facts.RoundCode, CodeOf(facts.Perspective), measure,
            CodeOf(shown.Group.Region), CodeOf(shown.Group.SizeBand), CodeOf(shown.Group.ServiceType), CodeOf(shown.Group.AuthorityType),
            number.Statistic, number.Value, number.Label, number.Symbols, $"{facts.Policy.Code} {facts.Policy.Version}", facts.Checksum,
        ];
    }

    private static IEnumerable<Number> NumbersOf(Shown shown) => shown switch
    {
        Shown.OfParticipation { Organisations: { } count } => [Whole("organisations", count, "")],
        Shown.OfMeasure { Figure: Figure.Published figure } => NumbersOf(figure, FigureWords.Signs(figure).Trim()),
        _ => [new("", "", "withheld", FigureWords.Sign(Symbol.Confidential))],
    };

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
    }

    private static Number Whole(string statistic, int count, string signs)
    {
        var digits = count.ToString(CultureInfo.InvariantCulture);
        return new(statistic, digits, digits, signs);
    }

    private static Number Coded(string statistic, CodedNumber number, string signs) =>
        new(statistic, number.Value.ToString("0.0", CultureInfo.InvariantCulture), number.Label, signs);

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
