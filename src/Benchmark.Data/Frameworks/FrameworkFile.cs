using System.Text.RegularExpressions;
using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Frameworks;

/// <summary>Reads one framework edition from YAML: schema/frameworks/framework.schema.json.</summary>
public static partial class FrameworkFile
{
    /// <summary>Reads one edition.</summary>
    /// <param name="text">The file, as UTF-8.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <exception cref="InvalidFileException">The file holds mistakes.</exception>
    public static Framework Read(Stream text, string file)
    {
        using var reader = new StreamReader(text, leaveOpen: true);
        return Read(reader, file);
    }

    /// <summary>Reads one edition.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <exception cref="InvalidFileException">The file holds mistakes.</exception>
    public static Framework Read(TextReader text, string file)
    {
        var problems = new List<Problem>();
        var framework = YamlNode.Read(text, file, problems) is { } root ? ReadFramework(new(root, file, problems)) : null;
        return framework is not null && problems.Count == 0 ? framework : throw new InvalidFileException(problems);
    }

    private static Framework ReadFramework(YamlSection root)
    {
        var framework = new Framework(
            root.Text("code", FrameworkCode(), "lower-case letters, digits and hyphens, a letter first"),
            root.Text("edition", EditionCode(), "lower-case letters, digits, dots and hyphens"),
            root.Text("title"), root.Text("publisher"), root.Date("published_on"), root.Text("source"),
            root.OptionalText("context"), ReadScale(root), ReadPerspectives(root), ReadDomains(root),
            root.OptionalText("supersedes"), root.Flag("structure_only"))
        {
            Bands = ReadBands(root),
            Publishes = root.Several<MeasureLevel>("publishes"),
        };
        root.RefuseOthers();
        FrameworkRules.Check(framework, root);
        return framework;
    }

    private static RatingScale? ReadScale(YamlSection root)
    {
        var points = new List<RatingPoint>();
        foreach (var section in root.OptionalList("scale"))
        {
            points.Add(new(section.Number("value", 1, 100), section.Text("label")));
            section.RefuseOthers();
        }

        return points.Count == 0 ? null : new(points);
    }

    private static List<RatingBand> ReadBands(YamlSection root)
    {
        var bands = new List<RatingBand>();
        foreach (var section in root.OptionalList("bands"))
        {
            bands.Add(new(section.Text("title"), section.Number("from", 0, 100), section.Number("to", 0, 100)));
            section.RefuseOthers();
        }

        return bands;
    }

    private static List<Perspective> ReadPerspectives(YamlSection root)
    {
        var perspectives = new List<Perspective>();
        foreach (var section in root.OptionalList("perspectives"))
        {
            var code = section.One<PerspectiveCode>("code");
            var raters = section.Number("minimum_raters", 1, 5);
            if (raters is > 1 and < 5)
                section.Refuse("minimum_raters", "\"minimum_raters\" is 1, or 5 where a rater could be recognised.");
            if (perspectives.Any(perspective => perspective.Code == code))
                section.Refuse("code", $"The perspective {Code.Of(code)} is described twice. Keep one of the two.");
            perspectives.Add(new(code, section.Text("title"), RequiredTexts(section, "roles"), raters));
            section.RefuseOthers();
        }

        return perspectives;
    }

    private static List<FrameworkDomain> ReadDomains(YamlSection root)
    {
        var kinds = root.Several<OrganisationKind>("kinds");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var domains = new List<FrameworkDomain>();
        foreach (var section in root.List("domains"))
        {
            var code = ReadCode(section, seen);
            var title = section.Text("title");
            var elements = section.OptionalList("elements").Select(element => ReadElement(element, seen, kinds)).ToList();
            section.RefuseOthers();
            domains.Add(new(code, title, elements));
        }

        return domains;
    }

    private static FrameworkElement ReadElement(YamlSection section, HashSet<string> seen, IReadOnlyList<OrganisationKind> kinds)
    {
        var code = ReadCode(section, seen);
        var (title, text) = (section.Text("title"), section.OptionalText("text"));
        var statements = section.OptionalList("statements").Select(statement => ReadStatement(statement, seen, kinds)).ToList();
        section.RefuseOthers();
        return new(code, title, text, statements);
    }

    private static Statement ReadStatement(YamlSection section, HashSet<string> seen, IReadOnlyList<OrganisationKind> kinds)
    {
        var own = section.Several<OrganisationKind>("kinds");
        var statement = new Statement(
            ReadCode(section, seen), section.Text("text"), section.Texts("questions"), section.Flag("asks_for_number"),
            section.Texts("suggested_evidence"), section.Several<PerspectiveCode>("perspectives"), own.Count > 0 ? own : kinds,
            section.Several<ServiceType>("services"));
        section.RefuseOthers();
        return statement;
    }

    private static string ReadCode(YamlSection section, HashSet<string> seen)
    {
        var code = section.Text("code", PartCode(), "capital letters and digits, with dots between its parts");
        if (code.Length > 0 && !seen.Add(code))
            section.Refuse("code", $"{code} is taken in this edition. Give every domain, element and statement a code of its own.");
        return code;
    }

    private static IReadOnlyList<string> RequiredTexts(YamlSection section, string key)
    {
        if (!section.Has(key))
            section.Refuse(key, $"\"{key}\" is missing. Add it to this part.");
        return section.Texts(key);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex FrameworkCode();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]*$")]
    private static partial Regex EditionCode();

    [GeneratedRegex(@"^[A-Z][A-Z0-9]*(\.[A-Z0-9]+)*$")]
    internal static partial Regex PartCode();
}
