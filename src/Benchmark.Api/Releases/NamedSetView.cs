using Benchmark.Domain.Releases;

namespace Benchmark.Api.Releases;

/// <summary>Groups that are published together under a name, fixed before the round closed.</summary>
/// <param name="Code">Names it, for example in <c>peers</c> of a comparison.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Definition">Who belongs to it, in words: by characteristics, never by name.</param>
/// <param name="Organisations">How many of it took part, to the nearest 5; null when withheld.</param>
/// <param name="Symbol">The marker to print instead of a number; null when there is one.</param>
/// <param name="Figures">Shows one of its figures.</param>
[GraphQLName("NamedSet")]
public sealed record NamedSetView(
    string Code, string Title, string Definition, int? Organisations, Symbol? Symbol, [property: GraphQLIgnore] Func<Measure, FigureView> Figures)
{
    internal static NamedSetView Of(ReleaseTable table, ReleaseSet set) => new(
        set.Set.Code, set.Set.Title, set.Set.Definition, set.Organisations,
        set.Organisations is null ? global::Benchmark.Domain.Releases.Symbol.Confidential : null, measure =>
        {
            ReleaseNode.Check(table.Release, measure);
            return table.FigureOf(set, measure);
        });
}

/// <summary>Fields of a named set.</summary>
[ObjectType<NamedSetView>]
internal static partial class NamedSetNode
{
    /// <summary>Its figure of one measure, or that it is withheld.</summary>
    /// <param name="measure">What to measure.</param>
    public static FigureView GetFigure([Parent] NamedSetView set, MeasureInput measure) => set.Figures(measure.ToMeasure());
}
