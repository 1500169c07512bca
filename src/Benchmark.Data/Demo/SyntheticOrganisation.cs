using System.Globalization;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Demo;

/// <summary>An organisation that does not exist.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Says that it is synthetic.</param>
/// <param name="CorporateGroup">Its owner; null when it is on its own.</param>
/// <param name="Kind">A provider, mostly.</param>
/// <param name="Region">About as care homes are spread over England.</param>
/// <param name="SizeBand">A quarter micro, more than half small.</param>
/// <param name="Service">Its main service.</param>
public sealed record SyntheticOrganisation(
    int Number, string Name, string? CorporateGroup, OrganisationKind Kind, Region Region, SizeBand SizeBand, ServiceType Service)
{
    private const int PlacesTried = 8;

    // Active care homes by region, July 2026, North East to South West: Care Quality Commission, Open Government Licence v3.0.
    private static readonly int[] CareHomes = [736, 1868, 1465, 1450, 1691, 1637, 1283, 2805, 1862];
    private static readonly int[] Sizes = [25, 55, 15, 5];
    private static readonly int[] MicroServices = [0, 10, 50, 20, 2, 18];
    private static readonly int[] OtherServices = [18, 32, 30, 12, 2, 6];
    private static readonly int[] PercentInGroup = [2, 12, 45, 80];
    private static readonly string[] Trades =
        ["Nursing Home", "Care Home", "Home Care", "Supported Living", "Shared Lives", "Care"];

    /// <summary>Names it in files.</summary>
    public string Reference => $"syn-{Padded(Number)}";

    /// <summary>The organisation with a number; the same for the same seed and number of organisations.</summary>
    internal static SyntheticOrganisation Of(int number, int organisations, int seed)
    {
        var random = new SeededRandom(seed, 1, number);
        var region = (Region)(random.Weighted(CareHomes) + 1);
        var size = (SizeBand)(random.Weighted(Sizes) + 1);
        var service = (ServiceType)(random.Weighted(size == SizeBand.Micro ? MicroServices : OtherServices) + 1);
        var kind = size == SizeBand.Micro && random.Happens(30) ? OrganisationKind.MicroProvider
            : random.Happens(1) ? OrganisationKind.UserLedOrganisation
            : OrganisationKind.Provider;
        var group = kind == OrganisationKind.Provider && random.Happens(PercentInGroup[(int)size - 1])
            ? GroupOf(random, region, Math.Max(2, organisations / 60), seed)
            : null;
        return new(number, $"Synthetic {Trades[(int)service - 1]} {Padded(number)}", group, kind, region, size, service);
    }

    /// <summary>A group that is at home in the region or works across regions; the first groups are the largest.</summary>
    private static string? GroupOf(SeededRandom random, Region region, int groups, int seed)
    {
        for (var tried = 0; tried < PlacesTried; tried++)
        {
            var group = Math.Min(random.Below(groups), random.Below(groups));
            var character = new SeededRandom(seed, 2, group);
            if ((Region)(character.Weighted(CareHomes) + 1) == region || character.Happens(30))
                return $"Synthetic Group {(group + 1).ToString("0000", CultureInfo.InvariantCulture)}";
        }

        return null;
    }

    private static string Padded(int number) => number.ToString("00000", CultureInfo.InvariantCulture);
}
