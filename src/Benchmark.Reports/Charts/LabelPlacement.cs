namespace Benchmark.Reports.Charts;

/// <summary>Moves labels in a column apart, each as little as the others allow.</summary>
internal static class LabelPlacement
{
    /// <summary>Places labels.</summary>
    /// <param name="wanted">Where each would like its middle to be, in any order.</param>
    /// <param name="heights">One per label, the gap to the next included.</param>
    /// <param name="top">Where the first may begin.</param>
    /// <returns>The middles, one per label in the order given; none overlap, and order from top to bottom is kept.</returns>
    /// <remarks>
    /// Labels that would meet form a block centred on the mean of what its labels want; blocks that meet become one. This
    /// minimises the sum of squared moves.
    /// </remarks>
    public static double[] Apart(IReadOnlyList<double> wanted, IReadOnlyList<double> heights, double top)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(at => wanted[at])];
        var blocks = new List<Block>();
        foreach (var at in order)
        {
            var block = new Block(wanted[at] - heights[at] / 2, 1, heights[at]);
            while (blocks.Count > 0 && Math.Max(top, blocks[^1].Start) + blocks[^1].Height > Math.Max(top, block.Start))
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var middles = new double[wanted.Count];
        var next = 0;
        foreach (var block in blocks)
        {
            var y = Math.Max(top, block.Start);
            for (var within = 0; within < block.Count; within++)
            {
                var at = order[next++];
                middles[at] = y + heights[at] / 2;
                y += heights[at];
            }
        }

        return middles;
    }

    /// <param name="Start">Where it would begin if nothing were in its way.</param>
    /// <param name="Count">Labels in it.</param>
    /// <param name="Height">Of all of them.</param>
    private readonly record struct Block(double Start, int Count, double Height)
    {
        public Block With(Block below) => new(
            (Start * Count + (below.Start - Height) * below.Count) / (Count + below.Count), Count + below.Count, Height + below.Height);
    }
}
