using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Imports;

/// <summary>The columns of the long layout that say who answers.</summary>
internal sealed partial class OrganisationColumns(CsvReader reader, CsvColumns columns, ProblemList problems)
{
    private const int LongestName = 300;

    /// <summary>What a row says about its organisation; null when something is wrong with it.</summary>
    public OrganisationFacts? Read()
    {
        var before = problems.Count;
        var reference = Text(AssessmentLayout.OrganisationId);
        if (!Reference().IsMatch(reference))
            Refuse(AssessmentLayout.OrganisationId, "An organisation_id has 1 to 64 letters, digits, dots, dashes or underscores.");

        var name = Text(AssessmentLayout.OrganisationName);
        if (name.Length is 0 or > LongestName)
            Refuse(AssessmentLayout.OrganisationName, $"An organisation has a name of 1 to {LongestName} characters.");

        var group = Text(AssessmentLayout.CorporateGroup);
        if (group.Length > LongestName)
            Refuse(AssessmentLayout.CorporateGroup, $"A corporate group has a name of at most {LongestName} characters.");

        var kind = Code<OrganisationKind>(AssessmentLayout.Kind, "a kind of organisation", isRequired: true);
        var region = Region();
        var size = Code<SizeBand>(AssessmentLayout.SizeBand, "a size band");
        var service = Code<ServiceType>(AssessmentLayout.ServiceType, "a service type");
        var authority = Code<AuthorityType>(AssessmentLayout.AuthorityType, "an authority type");
        if (authority is not null && kind is not null and not OrganisationKind.LocalAuthority)
            Refuse(AssessmentLayout.AuthorityType, "Only a LOCAL_AUTHORITY has an authority type. Leave it blank.");

        return problems.Count == before
            ? new(reference, name, group.Length == 0 ? null : group, kind!.Value, region!.Value, size, service, authority)
            : null;
    }

    /// <summary>From where a row answers.</summary>
    public PerspectiveCode? Perspective(Framework framework)
    {
        var known = framework.Perspectives.Select(perspective => Domain.Code.Of(perspective.Code)).ToList();
        var found = Text(AssessmentLayout.Perspective);
        if (known.Count == 0 && found.Length > 0)
            Refuse(AssessmentLayout.Perspective, $"{framework.Name} has no perspectives. Leave it blank.");
        else if (known.Count > 0 && found.Length == 0)
            Refuse(AssessmentLayout.Perspective, $"{framework.Name} is answered from a perspective. Write one of {string.Join(", ", known)}.");
        else if (known.Count > 0 && !known.Contains(found))
            Refuse(AssessmentLayout.Perspective, Spelling.Unknown($"a perspective of {framework.Name}", found, known));
        else if (known.Count > 0)
            return Domain.Code.Read<PerspectiveCode>(found);

        return null;
    }

    /// <summary>Who filled in the sheet; empty for the organisation's one sheet.</summary>
    public string Rater()
    {
        var rater = Text(AssessmentLayout.Rater);
        if (rater.Length > 64)
            Refuse(AssessmentLayout.Rater, "A rater has a mark of at most 64 characters, such as a number. Use no names.");

        return rater;
    }

    /// <summary>The first column in which two rows of one organisation differ.</summary>
    public static string Difference(OrganisationFacts left, OrganisationFacts right) =>
        left.Name != right.Name ? AssessmentLayout.Header[AssessmentLayout.OrganisationName]
        : left.CorporateGroup != right.CorporateGroup ? AssessmentLayout.Header[AssessmentLayout.CorporateGroup]
        : left.Kind != right.Kind ? AssessmentLayout.Header[AssessmentLayout.Kind]
        : left.Region != right.Region ? AssessmentLayout.Header[AssessmentLayout.Region]
        : left.SizeBand != right.SizeBand ? AssessmentLayout.Header[AssessmentLayout.SizeBand]
        : left.ServiceType != right.ServiceType ? AssessmentLayout.Header[AssessmentLayout.ServiceType]
        : AssessmentLayout.Header[AssessmentLayout.AuthorityType];

    private Region? Region()
    {
        var found = Text(AssessmentLayout.Region);
        if (Regions.Find(found) is { } region)
            return region;

        Refuse(AssessmentLayout.Region, found.Length == 0
            ? "An organisation has a region. Write its code, its ONS code or its name."
            : Spelling.Unknown("a region of England", found, [.. Domain.Code.All<Region>(), .. Enum.GetValues<Region>().Select(Regions.OfficialCode)]));
        return null;
    }

    private T? Code<T>(int column, string what, bool isRequired = false)
        where T : struct, Enum
    {
        var found = Text(column);
        if (Domain.Code.Parse<T>(found) is { } value)
            return value;

        if (found.Length > 0)
            Refuse(column, Spelling.Unknown(what, found, Domain.Code.All<T>()));
        else if (isRequired)
            Refuse(column, $"This must not be blank. Write one of {string.Join(", ", Domain.Code.All<T>())}.");

        return null;
    }

    private string Text(int column) => Encoding.UTF8.GetString(reader[columns[column]]).Trim();

    private void Refuse(int column, string message) => problems.Add(reader.PlaceOf(columns[column]), message);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Reference();
}
