using System.Text.Json;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Negative controls of the attacker who is given everything: what it has to notice, it notices.</summary>
public sealed class LedgerTests
{
    private const string Columns = "release,provenance,round,perspective,level,measure,region,size_band,service_type,authority_type,statistic,value,coding,symbols";
    private const string London = "LONDON|||";

    private static readonly Dictionary<string, string> Labels = [];

    private static readonly PublicRelease Release = new("well-led-2024/1.1.0", "1.1.0", [], ["LONDON|SMALL|CARE_HOME|", "LONDON|LARGE|CARE_HOME|"]);

    [Theory]
    [InlineData("figures.csv", $"{Columns},exact_mean\n{Row},EXACT,,2.8731\n")]
    [InlineData("figures.csv", $"{Columns}\nwell-led-2024/1.1.0,SYNTHETIC,r,NONE,OVERALL,ALL,LONDON,ALL,ALL,ALL,minimum,1,EXACT,\n")]
    [InlineData("figures.csv", $"{Columns}\n{Row},EXACT,[c] 7\n")]
    [InlineData("figures.jsonl", """{"release":"well-led-2024/1.1.0","level":"OVERALL","measure":"ALL","region":"LONDON","size_band":"ALL","service_type":"ALL","authority_type":"ALL","statistic":"mean","value":2.9,"coding":"EXACT","rank":3}""")]
    [InlineData("participation.csv", "release,region,size_band,service_type,authority_type,organisations,corporate_groups\nwell-led-2024/1.1.0,LONDON,ALL,ALL,ALL,30,12\n")]
    [InlineData("sector.csv", "release,region,size_band,services,sector,organisations,response_percent,stratum,source,as_of,took_part_exactly\nwell-led-2024/1.1.0,LONDON,ALL,ALL,300,,,NO,SYNTHETIC,2026-01-01,31\n")]
    [InlineData("members.csv", "organisation\nsyn-00001\n")]
    [InlineData("secrets.parquet", "")]
    public void A_number_in_a_file_that_nobody_knows_is_found(string file, string text)
    {
        var ledger = new Ledger();

        new DatasetFiles(new HttpClient(), ledger, Labels).Read(Release, file, text, [file]);

        Assert.Single(ledger.Unaccounted);
    }

    [Theory]
    [InlineData("""{ "contributors": 30, "mean": { "value": 2.9, "coding": "EXACT", "label": "2.9" }, "lowest": 1 }""")]
    [InlineData("""{ "contributors": 30, "mean": { "value": 2.9, "coding": "EXACT", "label": "2.9", "exact": 2.8731 } }""")]
    [InlineData("""{ "contributors": 30, "mean": { "value": 2.9, "coding": "EXACT", "label": "2.8731" } }""")]
    [InlineData("""{ "symbol": "CONFIDENTIAL", "explanation": "Only 7 took part." }""")]
    public void A_number_in_an_answer_that_nobody_knows_is_found(string figure)
    {
        var ledger = new Ledger();

        new Answers(ledger, "GraphQL").Figure(JsonDocument.Parse(figure).RootElement, Release.Name, London, "overall");

        Assert.Single(ledger.Unaccounted);
    }

    [Theory]
    [InlineData("2.9", "EXACT", 0)]
    [InlineData("2.8", "EXACT", 1)]
    [InlineData("2.9", "OR_ABOVE", 1)]
    public void A_figure_beside_an_own_score_that_is_not_the_public_one_is_found(string mean, string coding, int conflicts)
    {
        var ledger = new Ledger();
        new DatasetFiles(new HttpClient(), ledger, Labels).Read(Release, "figures.csv", $"{Columns}\n{Row},EXACT,\n", []);

        Insider.Read(
            JsonDocument.Parse($$"""
                { "own": 3.5, "group": { "region": "LONDON", "sizeBand": null, "serviceType": null, "authorityType": null },
                  "figure": { "contributors": 30, "mean": { "value": {{mean}}, "coding": "{{coding}}", "label": "{{mean}}" } } }
                """).RootElement,
            Release, "overall", ledger);

        Assert.Empty(ledger.Unaccounted);
        Assert.Equal(conflicts, ledger.Conflicts.Count);
    }

    [Theory]
    [InlineData("2.9", 0)]
    [InlineData("2.87", 1)]
    public void A_mixture_that_does_not_follow_from_its_parts_is_found(string mean, int conflicts)
    {
        var ledger = new Ledger();

        Insider.Read(
            JsonDocument.Parse($$"""
                { "group": { "region": "LONDON", "sizeBand": null, "serviceType": null, "authorityType": null },
                  "mix": { "contributors": 30, "mean": {{mean}}, "parts": [ { "group": { "region": "LONDON", "sizeBand": null, "serviceType": null, "authorityType": null },
                    "mean": { "value": 2.9, "coding": "EXACT", "label": "2.9" }, "contributors": 30, "weight": 1 } ] } }
                """).RootElement,
            Release, "overall", ledger);

        Assert.Equal(conflicts, ledger.Conflicts.Count);
    }

    [Theory]
    [InlineData("2.9", "0.2", "GraphQL trend", 0)]
    [InlineData("2.9", "0.3", "GraphQL trend", 1)]
    [InlineData("2.9", "0.2", "sector report", 1)]
    public void A_change_that_does_not_follow_or_is_kept_back_elsewhere_is_found(string mean, string change, string from, int conflicts)
    {
        var ledger = new Ledger();
        ledger.Add("GraphQL", new(Release.Name, London, "overall", "mean"), "2.7");
        ledger.Add("GraphQL", new("well-led-2024/1.2.0", London, "overall", "mean"), mean);

        ledger.AddChange(from, new(Release.Name, "well-led-2024/1.2.0", London, "overall"), change);
        ledger.CheckDifferences("GraphQL trend");

        Assert.Equal(conflicts, ledger.Conflicts.Count);
    }

    [Fact]
    public async Task A_change_of_a_hidden_group_gives_it_away()
    {
        var ledger = new Ledger();
        ledger.Add("GraphQL", new(Release.Name, London, "", Ledger.Organisations), "25");
        ledger.Add("GraphQL", new("well-led-2024/1.2.0", London, "", Ledger.Organisations), "25");
        var system = new JointSystem(ledger, new Dictionary<string, Sector> { [Release.Name] = Twenty(3), ["well-led-2024/1.2.0"] = Twenty(3) });

        var before = await system.SmallestAsync(0, 4);
        ledger.AddChange("GraphQL", new(Release.Name, "well-led-2024/1.2.0", "LONDON|LARGE||", "overall"), "0.2");

        Assert.Equal(23, before);
        Assert.Equal(3, await system.SmallestAsync(0, 4));
    }

    [Fact]
    public async Task Who_knows_the_only_answers_of_a_cell_is_left_with_the_others()
    {
        var ledger = new Ledger();
        ledger.Add("GraphQL", new(Release.Name, London, "", Ledger.Organisations), "20");
        var system = new JointSystem(ledger, new Dictionary<string, Sector> { [Release.Name] = Twenty(1) });

        Assert.Equal(21, await system.SmallestAsync(0, 4));
        Assert.Equal(20, await system.KnownTo(new HashSet<int> { 1000 }).SmallestAsync(0, 4));
    }

    private const string Row = "well-led-2024/1.1.0,SYNTHETIC,r,NONE,OVERALL,ALL,LONDON,ALL,ALL,ALL,mean,2.9";

    /// <summary>Twenty corporate groups in one cell and a few in another.</summary>
    private static Sector Twenty(int others) => new(
    [
        .. Enumerable.Range(1, 20).Select(group => ("LONDON|SMALL|CARE_HOME|", group, $"org-{group}")),
        .. Enumerable.Range(1000, others).Select(group => ("LONDON|LARGE|CARE_HOME|", group, $"org-{group}")),
    ]);
}
