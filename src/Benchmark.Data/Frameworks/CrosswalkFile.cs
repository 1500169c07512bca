using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Frameworks;

/// <summary>Reads the mappings between editions from YAML: schema/frameworks/crosswalk.schema.json.</summary>
public static class CrosswalkFile
{
    /// <summary>Reads the mappings between some editions.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <param name="frameworks">The editions it may speak of.</param>
    /// <exception cref="InvalidFileException">The file holds mistakes, or names a part that no edition has.</exception>
    public static Crosswalk Read(TextReader text, string file, IReadOnlyList<Framework> frameworks)
    {
        var problems = new List<Problem>();
        var mappings = YamlNode.Read(text, file, problems) is { } root
            ? ReadMappings(new(root, file, problems), frameworks.ToDictionary(framework => framework.Name))
            : [];
        return problems.Count == 0 ? new(mappings) : throw new InvalidFileException(problems);
    }

    private static List<Mapping> ReadMappings(YamlSection root, Dictionary<string, Framework> frameworks)
    {
        var mappings = new List<Mapping>();
        var seen = new HashSet<(Place, Place)>();
        foreach (var section in root.List("crosswalks"))
        {
            var (from, to) = (ReadEdition(section, "from", frameworks), ReadEdition(section, "to", frameworks));
            var (basis, source) = (section.One<MappingBasis>("basis"), section.Text("source"));
            var pairs = section.Section("mappings");
            foreach (var key in pairs.Keys.DistinctBy(key => key.Value))
            {
                if (from is not null && from.TitleOf(key.Value) is null)
                    pairs.Refuse(key.Value, $"{from.Name} has no part with the code {key.Value}. Check the code.");
                foreach (var (code, at) in pairs.Texts(key.Value).Select((code, at) => (code, at)))
                {
                    if (to is not null && to.TitleOf(code) is null)
                        pairs.Refuse(key.Value, at, $"{to.Name} has no part with the code {code}. Check the code.");
                    if (from is null || to is null)
                        continue;
                    var mapping = new Mapping(new(from.Name, key.Value), new(to.Name, code), basis, source);
                    if (!seen.Add((mapping.From, mapping.To)))
                        pairs.Refuse(key.Value, at, $"{key.Value} is mapped to {code} of {to.Name} already. Keep one of the two.");
                    mappings.Add(mapping);
                }
            }

            section.RefuseOthers();
        }

        root.RefuseOthers();
        return mappings;
    }

    private static Framework? ReadEdition(YamlSection section, string key, Dictionary<string, Framework> frameworks)
    {
        var name = section.Text(key);
        if (name.Length > 0 && !frameworks.ContainsKey(name))
            section.Refuse(key, $"There is no edition {name}. Known are {string.Join(", ", frameworks.Keys)}.");
        return frameworks.GetValueOrDefault(name);
    }
}
