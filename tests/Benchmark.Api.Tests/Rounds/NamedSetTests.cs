using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Rounds;

/// <summary>Who may name the sets of a round, and which.</summary>
public sealed class NamedSetTests(TestCluster cluster)
{
    private const string Round = "well-led-2024";
    private const string Answer = "round { code } errors { __typename ... on Error { message } }";

    [Fact]
    public async Task A_sector_body_names_sets_by_characteristics_until_the_round_closes()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var sector = await served.SignInAsync(Role.SectorBody);

        var named = await sector.DoAsync("nameSets", Sets("NORTH", "The North", new { region = "NORTH_EAST" }, new { region = "NORTH_WEST" }), Answer);

        Assert.Equal(Round, named.GetProperty("round").GetProperty("code").GetString());
        Assert.Equal(
            """NORTH The North [{"region":"NORTH_EAST"},{"region":"NORTH_WEST"}]""",
            await served.Database.QueryTextAsync("select format('%s %s %s', code, title, groups) from assessment.named_set"));
        await sector.DoAsync("closeRound", new { code = Round }, "errors { __typename }");
        Assert.Equal("RoundClosedError", ErrorOf(await sector.DoAsync("nameSets", Sets("SOUTH", "The South", new { region = "SOUTH_EAST" }), Answer)));
    }

    [Fact]
    public async Task A_provider_names_none()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var provider = await served.SignInAsync(Role.Provider, "org-1");

        var answer = await provider.SendAsync(
            "mutation($input: NameSetsInput!) { nameSets(input: $input) { round { code } } }", new { input = Sets("MINE", "Mine", new { region = "LONDON" }) });

        Assert.True(answer.TryGetProperty("errors", out _), answer.ToString());
        Assert.Equal("", await served.Database.QueryTextAsync("select code from assessment.named_set"));
    }

    [Theory]
    [InlineData("north", "The North", "capital letters")]
    [InlineData("NORTH", " ", "a title")]
    public async Task A_set_that_is_named_wrongly_is_refused_with_the_reason(string code, string title, string reason)
    {
        await using var served = await ServedDatabase.StartAsync(cluster, Round);
        var sector = await served.SignInAsync(Role.SectorBody);

        var refused = await sector.DoAsync("nameSets", Sets(code, title, new { region = "LONDON" }), Answer);
        var empty = await sector.DoAsync("nameSets", Sets("EVERYBODY", "Everybody", new { }), Answer);

        Assert.Contains(reason, refused.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("RoundRefusedError", ErrorOf(empty));
    }

    private static object Sets(string code, string title, params object[] groups) => new { round = Round, sets = new[] { new { code, title, groups } } };

    private static string? ErrorOf(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("__typename").GetString();
}
