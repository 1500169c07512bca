using System.Security.Claims;
using System.Text.Json.Nodes;
using Benchmark.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Security;

/// <summary>A secret that only its keepers may read.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Text">What nobody else may read.</param>
public sealed record Secret(int Id, string Text) : ISecretHolder
{
    public Secret Itself => this;
}

/// <summary>Something with a secret.</summary>
[InterfaceType("SecretHolder")]
public interface ISecretHolder
{
    /// <summary>The secret.</summary>
    Secret Itself { get; }
}

[ObjectType<Secret>]
[Authorize(Roles = ["keeper"])]
internal static partial class SecretNode
{
    [NodeResolver]
    public static Secret? GetSecret(int id) => new(id, "hidden");
}

[QueryType]
internal static partial class SecretQueries
{
    public static Secret GetDirect() => new(1, "hidden");

    public static ISecretHolder GetAbstract() => new Secret(1, "hidden");

    public static IReadOnlyList<Secret> GetMany() => [new(1, "hidden"), new(2, "hidden")];

    [UsePaging]
    public static IEnumerable<Secret> GetPaged() => [new(1, "hidden")];

    public static async Task<Secret?> GetLaterAsync()
    {
        await Task.Yield();
        return new(1, "hidden");
    }

    [Authorize(Roles = ["keeper"])]
    public static string GetField() => "hidden";
}

/// <summary>Every way to something protected is closed to those who may not see it, and open to those who may.</summary>
public sealed class AccessTests
{
    private readonly RequestExecutor _server = new ServiceCollection().AddGraphQLServer()
        .AddType(typeof(SecretQueries)).AddType(typeof(SecretNode)).AddType<Secret>()
        .AddGlobalObjectIdentification().AddAuthorization().BuildRequestExecutor();

    [Theory]
    [InlineData("{ direct { text } }")]
    [InlineData("{ other: direct { text } }")]
    [InlineData("{ ...F } fragment F on Query { direct { ...G } } fragment G on Secret { text }")]
    [InlineData("{ abstract { itself { text } } }")]
    [InlineData("{ abstract { ... on Secret { text } } }")]
    [InlineData("{ many { text } }")]
    [InlineData("{ paged { nodes { text } edges { node { text } } } }")]
    [InlineData("{ later { text } }")]
    [InlineData("{ node(id: \"U2VjcmV0OjE=\") { ... on Secret { text } } }")]
    [InlineData("{ nodes(ids: [\"U2VjcmV0OjE=\"]) { ... on Secret { text } } }")]
    [InlineData("{ field }")]
    [InlineData("{ renamed: field }")]
    [InlineData("{ ... @include(if: true) { field } }")]
    public async Task Every_path_is_guarded(string query)
    {
        var (nobody, wrong, keeper) = (await AskAsync(query, null), await AskAsync(query, "reader"), await AskAsync(query, "keeper"));

        Assert.DoesNotContain("hidden", nobody, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.NotAuthenticated, nobody, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", wrong, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.NotAuthorized, wrong, StringComparison.Ordinal);
        Assert.Contains("hidden", keeper, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(keeper)!["errors"]);
    }

    private Task<string> AskAsync(string query, string? role)
    {
        var user = role is null ? null : new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));
        return _server.ExecuteAsync(new OperationRequest(query) { User = user }, TestContext.Current.CancellationToken);
    }
}
