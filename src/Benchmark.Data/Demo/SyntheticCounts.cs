using System.Globalization;
using System.Text;
using Benchmark.Domain;

namespace Benchmark.Data.Demo;

/// <summary>How many organisations a made-up sector has, as the CSV that <c>benchmark import sector-counts</c> reads.</summary>
public static class SyntheticCounts
{
    private const string Source = "SYNTHETIC: every made-up organisation";
    private const string Day = "2025-01-01";

    /// <summary>Everything together, by each characteristic, and by each two of them.</summary>
    public static string Of(SyntheticSector sector)
    {
        ArgumentNullException.ThrowIfNull(sector);
        var file = new StringBuilder("region,size_band,service_type,organisations,source,as_of\n");
        foreach (var kept in new (bool Region, bool Size, bool Service)[]
        {
            (false, false, false), (true, false, false), (false, true, false), (false, false, true), (true, true, false), (true, false, true), (false, true, true),
        })
        {
            var counts = sector.Organisations.CountBy(organisation => (
                Region: kept.Region ? Code.Of(organisation.Region) : "", Size: kept.Size ? Code.Of(organisation.SizeBand) : "",
                Service: kept.Service ? Code.Of(organisation.Service) : ""));
            foreach (var ((region, size, service), organisations) in counts.OrderBy(pair => pair.Key))
                file.Append(CultureInfo.InvariantCulture, $"{region},{size},{service},{organisations},{Source},{Day}\n");
        }

        return file.ToString();
    }
}
