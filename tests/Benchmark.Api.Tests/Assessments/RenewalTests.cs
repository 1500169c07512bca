using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Assessments;

/// <summary>Under the Driving Up Quality Code an assessment counts for twelve months.</summary>
public sealed class RenewalTests(TestCluster cluster)
{
    [Fact]
    public async Task An_assessment_of_thirteen_months_ago_has_lapsed_until_the_next_is_handed_in()
    {
        await using var served = await ServedDatabase.StartAsync(cluster, "driving-up-quality-2013");
        var provider = await served.SignInAsync(Role.Provider, "org-1");
        await SubmitAsync("1, 1, 1", "now() - interval '11 months'");
        Assert.Equal([false], await LapsedAsync());

        await using (var older = served.Database.Owner.CreateCommand("update assessment.assessment set submitted_at = now() - interval '13 months'"))
            await older.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal([true], await LapsedAsync());

        await using (var round = served.Database.Owner.CreateCommand("""
            insert into assessment.round (code, title, framework_id, opens_at, closes_at, is_synthetic)
            select 'next', 'Next', framework_id, now(), now() + interval '1 day', true from assessment.round
            """))
        {
            await round.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await SubmitAsync("1, 2, 2", "now()");
        Assert.Equal([false, false], await LapsedAsync());

        async Task SubmitAsync(string key, string at)
        {
            await using var command = served.Database.Owner.CreateCommand(
                $"insert into assessment.assessment (organisation_id, round_id, assessment_id, status, revision, submitted_at) values ({key}, 'SUBMITTED', 1, {at})");
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        async Task<IEnumerable<bool>> LapsedAsync() =>
            (await provider.AskAsync("{ viewer { organisation { assessments { nodes { isLapsed dueAgain } } } } }"))
            .GetProperty("viewer").GetProperty("organisation").GetProperty("assessments").GetProperty("nodes").EnumerateArray()
            .Select(assessment => assessment.GetProperty("isLapsed").GetBoolean()).ToList();
    }
}
