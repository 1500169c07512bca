using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Disclosure;

/// <summary>The change between two published figures, from what is published of them and nothing else.</summary>
public static class PublishedChange
{
    /// <summary>Difference of the means in tenths of a rating point; null unless both are published and neither mean is coded.</summary>
    public static int? Between(Figure before, Figure now) =>
        (before, now) is (Figure.Published { Mean: { Coding: Coding.Exact } from }, Figure.Published { Mean: { Coding: Coding.Exact } to })
            ? to.Tenths - from.Tenths
            : null;
}
