using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>What many ask for at once is made ready once.</summary>
public sealed class DocumentCacheTests
{
    private const int Callers = 32;

    private readonly RequestExecutor _server = new ServiceCollection().AddGraphQLServer().AddFixture().BuildRequestExecutor();

    [Fact]
    public async Task A_document_that_many_ask_for_at_once_is_prepared_once()
    {
        var cache = new DocumentCache();
        var (document, preparations) = (_server.Prepare("{ __typename }"), 0);
        cache.Prepare("{a}"u8, () => document);

        await TogetherAsync(() => cache.Prepare("{a}"u8, () =>
        {
            Interlocked.Increment(ref preparations);
            return document;
        }));

        Assert.Equal(1, preparations);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task A_preparation_that_fails_is_tried_again_by_the_next_caller()
    {
        var cache = new DocumentCache();
        var document = _server.Prepare("{ __typename }");

        await TogetherAsync(() => Assert.Throws<InvalidOperationException>(
            () => cache.Prepare("{a}"u8, () => throw new InvalidOperationException())));

        Assert.Same(document, cache.Prepare("{a}"u8, () => document));
    }

    [Theory]
    [InlineData("{ __typename }")]
    [InlineData("query ($a: Boolean! = true) { __typename users { id } ... @include(if: $a) { users { name } } }")]
    public async Task An_operation_that_many_run_at_once_is_compiled_once(string query)
    {
        var operation = _server.Prepare(query).Operation(null)!;
        var plans = await TogetherAsync(() => operation.PlanFor(
            VariableValues.Of(_server.Schema, operation.Document.Source, operation.Node.Variables, [], out _)));

        Assert.All(plans, plan => Assert.Same(plans[0], plan));
    }

    /// <summary>Runs an action on many threads, all of which start when the last one is there.</summary>
    private static async Task<T[]> TogetherAsync<T>(Func<T> action)
    {
        using var start = new Barrier(Callers);
        return await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return action();
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }
}
