using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Frameworks;

/// <summary>What an edition must be beyond the shape of its file, so that every organisation gets a comparable score.</summary>
internal static class FrameworkRules
{
    /// <summary>Notes what is wrong with <paramref name="framework"/> at its place in the file.</summary>
    public static void Check(Framework framework, YamlSection root)
    {
        CheckScale(framework, root);
        CheckBands(framework, root);
        CheckPublishes(framework, root);

        var domains = root.OptionalList("domains");
        foreach (var (domain, section) in framework.Domains.Zip(domains))
        {
            if (!section.Has("elements") && !framework.IsStructureOnly)
                section.Refuse("elements", $"Domain {domain.Code} has no elements. Add some, or say \"structure_only: true\".");
            foreach (var (element, at) in domain.Elements.Zip(section.OptionalList("elements")))
                CheckElement(framework, element, at);
        }
    }

    private static void CheckScale(Framework framework, YamlSection root)
    {
        if (framework.Scale is not { } scale)
            return;
        if (scale.Points.Count < 2)
            root.Refuse("scale", "A scale has at least two ratings. Leave \"scale\" out for an edition answered in words.");
        for (var at = 1; at < scale.Points.Count; at++)
        {
            var before = scale.Points[at - 1].Value;
            if (scale.Points[at].Value != before + 1)
                root.Refuse("scale", at, $"After {before} comes {before + 1}. Ratings ascend without gaps.");
        }
    }

    private static void CheckBands(Framework framework, YamlSection root)
    {
        if (framework.Bands.Count == 0)
            return;
        if (framework.Scale is not { } scale)
        {
            root.Refuse("bands", "Bands name per cents of the highest rating. Remove \"bands\" or add a scale.");
            return;
        }

        var lowest = 100 * scale.Minimum / scale.Maximum;
        if (framework.Bands[0].Minimum > lowest)
            root.Refuse("bands", 0, $"The lowest score possible is {lowest} per cent. Let the first band begin there.");
        for (var at = 0; at < framework.Bands.Count; at++)
        {
            if (framework.Bands[at].Maximum < framework.Bands[at].Minimum)
                root.Refuse("bands", at, "This band ends before it begins. Swap \"from\" and \"to\".");
            if (at > 0 && framework.Bands[at - 1].Maximum + 1 is var next && framework.Bands[at].Minimum != next)
                root.Refuse("bands", at, $"This band begins at {next}. Each whole per cent falls into one band.");
        }

        if (framework.Bands[^1].Maximum != 100)
            root.Refuse("bands", framework.Bands.Count - 1, "The last band ends at 100.");
    }

    private static void CheckPublishes(Framework framework, YamlSection root)
    {
        if (framework.Scale is null && framework.Publishes.Count > 0)
            root.Refuse("publishes", "An edition without a scale has no figures. Remove \"publishes\" or add a scale.");
        if (framework.Scale is not null && framework.Publishes.Count == 0)
            root.Refuse("publishes", "A scored edition says which levels a release shows, as in \"publishes: [OVERALL, ELEMENT]\".");
        if (!framework.Publishes.Order().SequenceEqual(framework.Publishes))
            root.Refuse("publishes", "Levels are listed from broad to narrow: OVERALL, DOMAIN, ELEMENT, STATEMENT.");
    }

    private static void CheckElement(Framework framework, FrameworkElement element, YamlSection section)
    {
        if (framework.IsStructureOnly && element.Statements.Count > 0)
            section.Refuse("statements", "A structure asks nothing. Remove the statements, or \"structure_only\".");
        if (!framework.IsStructureOnly && !section.Has("statements") && element.Text is null)
            section.Refuse("statements", $"Element {element.Code} is empty. Add statements, or a text if it is only read.");

        foreach (var (statement, at) in element.Statements.Zip(section.OptionalList("statements")))
        {
            foreach (var unknown in statement.Perspectives.Where(code => !framework.AssessedFrom.Contains(code)))
                at.Refuse("perspectives", $"{Code.Of(unknown)} is not described under \"perspectives\" of this edition. Add it there.");
        }

        if (framework.Scale is not null && FirstGap(framework, element) is { } gap)
        {
            section.Refuse(
                "statements",
                $"In {element.Code} nothing applies to {gap}. In a scored edition an element has a statement for everyone it is for.");
        }
    }

    /// <summary>
    /// The first combination of perspective, kind and service that an element is for, by the statements it has, but to which
    /// none of them applies, in words; null when there is none.
    /// </summary>
    private static string? FirstGap(Framework framework, FrameworkElement element)
    {
        if (element.Statements.Count == 0)
            return null;

        var perspectives = framework.AssessedFrom
            .Where(perspective => element.Statements.Any(statement => statement.IsAskedFrom(perspective)));
        var kinds = Enum.GetValues<OrganisationKind>()
            .Where(kind => element.Statements.Any(statement => statement.Kinds.Count == 0 || statement.Kinds.Contains(kind)));
        var services = Enum.GetValues<ServiceType>().Select(service => (ServiceType?)service).Prepend(null)
            .Where(service => element.Statements.Any(statement =>
                statement.Services.Count == 0 || (service is { } main && statement.Services.Contains(main))));

        return (
            from perspective in perspectives
            from kind in kinds
            from service in services
            where !element.Statements.Any(statement => statement.AppliesTo(perspective, kind, service))
            select Describe(perspective, kind, service)).FirstOrDefault();
    }

    private static string Describe(PerspectiveCode? perspective, OrganisationKind kind, ServiceType? service) =>
        (perspective is { } from ? $"{Code.Of(from)}, " : "") + Code.Of(kind)
        + (service is { } main ? $", {Code.Of(main)}" : ", no service type");
}
