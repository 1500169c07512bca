using Benchmark.GraphQL.Execution;
using Benchmark.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Binding;

/// <summary>A schema from annotated C#: its shape, and what its resolvers answer.</summary>
public sealed class AnnotatedSchemaTests
{
    private readonly RequestExecutor _library = new ServiceCollection()
        .AddSingleton<Shelves>()
        .AddGraphQLServer()
        .AddType(typeof(BookQueries)).AddType(typeof(BookMutations)).AddType(typeof(BookSubscriptions))
        .AddType(typeof(BookNode)).AddType(typeof(AuthorNode)).AddType(typeof(ShelfPlaceNode))
        .AddGlobalObjectIdentification()
        .AddMutationConventions()
        .AddAuthorization()
        .BuildRequestExecutor();

    [Fact]
    public void The_schema_follows_from_the_classes() => Approved.Match(_library.Schema.ToString(), "library.graphql");

    [Theory]
    [InlineData("fields", "{ books(first: 2) { title genre rating published tags spine(loud: true) } }")]
    [InlineData("batch", "{ books { title author { name books { title author { name } } } } }")]
    [InlineData("filter", "{ books(where: { genre: FICTION, titleContains: \"Last\" }) { title } }")]
    [InlineData("one-of", "{ book(by: { number: 2 }) { title place { __typename ... on ShelfPlace { number } ... on Lent { reader } } } }")]
    [InlineData("default", "{ countBooks all: countBooks(of: [FICTION, NON_FICTION]) }")]
    [InlineData("connection", "{ shelf(first: 2) { nodes { title } edges { cursor } pageInfo { hasNextPage endCursor } totalCount } authors(last: 1) { nodes { name } pageInfo { hasPreviousPage } } }")]
    [InlineData("page-too-large", "{ shelf(first: 51) { totalCount } }")]
    [InlineData("node", "{ node(id: \"Qm9vazoy\") { id ... on Book { title } } nodes(ids: [\"QXV0aG9yOjE=\", \"Qm9vazo5\"]) { id } wrong: node(id: \"nonsense\") { id } }")]
    [InlineData("not-authorised", "{ ledger }")]
    [InlineData("mutation", "mutation { lendBook(input: { id: \"Qm9vazoy\", reader: \"Bo\" }) { book { title } errors { __typename ... on Error { message } ... on BookIsLentError { reader } } } refused: lendBook(input: { id: \"Qm9vazox\", reader: \"Bo\" }) { book { title } errors { ... on BookIsLentError { message reader } } } }")]
    [InlineData("foreign-id", "mutation { lendBook(input: { id: \"QXV0aG9yOjE=\", reader: \"Bo\" }) { book { title } } }")]
    [InlineData("introspection", "{ __type(name: \"Book\") { name kind description fields { name type { kind name ofType { name } } } interfaces { name } } }")]
    public async Task It_answers(string name, string query) =>
        Approved.Match(Pretty.Json(await _library.ExecuteAsync(query, TestContext.Current.CancellationToken)), $"{name}.json");

    [Fact]
    public async Task One_level_is_one_batch()
    {
        var shelves = new Shelves();
        var library = new ServiceCollection().AddSingleton(shelves).AddGraphQLServer()
            .AddType(typeof(BookQueries)).AddType(typeof(BookNode)).BuildRequestExecutor();

        await library.ExecuteAsync("{ books { author { name } } }", TestContext.Current.CancellationToken);

        Assert.Equal(1, shelves.AuthorFetches);
    }
}
