using Benchmark.Reports.Documents;

namespace Benchmark.Api.Releases;

/// <summary>Figures as a picture, to stand in other people's pages.</summary>
/// <param name="Svg">A complete SVG drawing, 720 px wide, that loads nothing; it names itself and states its finding to screen readers.</param>
/// <param name="AltText">The finding and every figure in words, for places that cannot hold SVG text.</param>
public sealed record Chart(string Svg, string AltText)
{
    internal static Chart Of(BenchmarkDrawing drawing, ChartKind? kind) =>
        drawing.Draw(kind) is { } svg
            ? new(svg, drawing.Caption.Description)
            : throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"{Domain.Code.Of(kind ?? default)} needs {BenchmarkDrawing.Needs(kind ?? default)}. Leave kind out for what suits these figures.")
                .SetCode("CHART_UNSUITED").Build());
}
