using System.Diagnostics;
using System.Text;

namespace Benchmark.Bench.GraphQL;

/// <summary>What the engine takes beside the server and the resolvers.</summary>
internal static class Overhead
{
    private const int Repeats = 7;

    [QueryType]
    internal static partial class ConstantQueries
    {
        public static string GetConstant() => "constant";

        public static string GetOther(string text, int count = 1) => count > 0 ? text : "";
    }

    /// <summary>Time and garbage of a known operation whose resolver returns a constant.</summary>
    public static async Task<(double Nanoseconds, double Bytes)> WarmAsync()
    {
        var executor = new ServiceCollection().AddGraphQLServer().AddType(typeof(ConstantQueries)).BuildRequestExecutor();
        var request = new OperationRequest("{ constant }");
        return await MeasureAsync(200_000, async () => (await executor.ExecuteAsync(request, CancellationToken.None)).Length);
    }

    /// <summary>Time to parse, validate and refuse to remember a document of 2 KB that was never seen.</summary>
    public static async Task<(double Nanoseconds, double Bytes)> ColdAsync()
    {
        var executor = new ServiceCollection().AddGraphQLServer().AddType(typeof(ConstantQueries))
            .ModifyValidationOptions(options => options with { AllowIntrospection = true }).BuildRequestExecutor();
        var count = 0;
        return await MeasureAsync(2_000, async () => (await executor.ExecuteAsync(new OperationRequest(Document(count++)), CancellationToken.None)).Length);
    }

    /// <summary>About 2 KB with a fragment, variables and aliases.</summary>
    private static string Document(int number)
    {
        var text = new StringBuilder($"query Q{number}($text: String! = \"x\", $count: Int! = 2) {{ ...F\n");
        for (var at = 0; at < 24; at++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  field{at}: other(text: $text, count: $count) @include(if: true)\n");
        return text.Append("}\nfragment F on Query { constant __typename }\n").ToString();
    }

    private static async Task<(double, double)> MeasureAsync(int count, Func<Task<int>> run)
    {
        var (best, bytes) = (double.MaxValue, 0.0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var (allocated, start) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            for (var at = 0; at < count; at++)
                await run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / count);
            bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count;
        }

        return (best, bytes);
    }
}
