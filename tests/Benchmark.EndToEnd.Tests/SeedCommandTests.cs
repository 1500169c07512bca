using Benchmark.Data.Frameworks;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>A completed self-assessment and a peer review, as they were published, through the command line.</summary>
public sealed class SeedCommandTests
{
    [Fact]
    public async Task A_completed_self_assessment_is_written_as_it_can_be_read_in_again()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await benchmark.SucceedAsync("round", "open", "--framework", "driving-up-quality", "--code", "quality");
        string[] whose = ["--organisation", "org-1", "--round", "quality"];
        var refused = await benchmark.RunAsync(["import", "action-plan", Seed("003"), .. whose]);
        await benchmark.SucceedAsync(
            ["import", "action-plan", Seed("003"), .. whose, "--name", "Some Provider", "--region", "LONDON", "--size-band", "MEDIUM", "--service-type", "SUPPORTED_LIVING"]);
        var written = Path.Combine(home.Folder, "plan.txt");
        await benchmark.SucceedAsync(["export", "action-plan", .. whose, "--output", written]);
        var again = await benchmark.SucceedAsync(["import", "action-plan", written, .. whose]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--name", refused.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Nothing changed", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_reads_its_own_scores_beside_its_peers_review_and_councils_like_it()
    {
        using var home = new TemporaryHome();
        var benchmark = new Executable(home.Folder);
        await benchmark.SucceedAsync("round", "open", "--framework", "la-assurance", "--code", "assurance");
        await benchmark.SucceedAsync("import", "local-authority-assurance", Project.ReferenceData("data", "cqc_la_assurance_scores.csv"), "--round", "assurance");
        await benchmark.SucceedAsync("import", "assessments", home.Write("own.csv", OwnScores()), "--round", "assurance");
        var authority = (await benchmark.SucceedAsync("organisation", "list", "--kind", "LOCAL_AUTHORITY", "--name", "some council"))
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith("la-", StringComparison.Ordinal));
        await benchmark.SucceedAsync("import", "peer-review", Seed("004"), "--organisation", authority, "--reviewed-on", "2025-03-01");
        foreach (var step in (string[])[
            "round close --code assurance", "release build --round assurance --as Ada", "release audit la-assurance-2023/1.0.0 --as Ada",
            "release approve la-assurance-2023/1.0.0 --as Ben", "release publish la-assurance-2023/1.0.0 --as Ben"])
        {
            await benchmark.SucceedAsync(step.Split(' '));
        }

        var page = await benchmark.SucceedAsync("report", "authority", "--organisation", authority, "--format", "html");
        var figures = await benchmark.SucceedAsync("report", "authority", "--organisation", authority, "--format", "csv");

        Assert.Contains("1 March 2025", page, StringComparison.Ordinal);
        foreach (var title in (string[])["What peers named as strengths", "What peers would have you consider", "Governance, management and sustainability", "Learning, improvement and innovation"])
            Assert.Contains(title, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(",1.0.0,la-assurance-2023,assurance,", figures, StringComparison.Ordinal);
    }

    private static string OwnScores()
    {
        var statements = FrameworkFiles.Shipped.Find("la-assurance")!.Statements;
        return string.Join('\n',
        [
            "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence",
            .. statements.Select(statement => $"la-some,Some Council,,LOCAL_AUTHORITY,LONDON,,,LONDON_BOROUGH,,,{statement.Code},3,,,"),
        ]);
    }

    private static string Seed(string number) => Directory.GetFiles(Project.ReferenceData("seeds"), $"{number}_*").Single();
}
