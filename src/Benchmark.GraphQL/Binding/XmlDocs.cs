using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Benchmark.GraphQL.Binding;

/// <summary>The XML documentation that the compiler wrote beside an assembly, as plain sentences.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _assemblies = [];

    /// <summary>The summary of a type; null when it has none.</summary>
    public string? Of(Type type) => Text(Find(type, "T:" + NameOf(type))?.Element("summary"));

    /// <summary>The summary of a property, method or field; for a positional record, what its parameter says. Null when there is none.</summary>
    public string? Of(MemberInfo member)
    {
        var type = member.DeclaringType!;
        var own = member switch
        {
            PropertyInfo => Text(Find(type, $"P:{NameOf(type)}.{member.Name}")?.Element("summary")),
            FieldInfo => Text(Find(type, $"F:{NameOf(type)}.{member.Name}")?.Element("summary")),
            MethodInfo method => Text(FindMethod(method)?.Element("summary")),
            _ => null,
        };
        return own ?? (member is PropertyInfo ? Parameter(Find(type, "T:" + NameOf(type)), member.Name) : null);
    }

    /// <summary>What a method or positional record says about a parameter; null when nothing.</summary>
    public string? Of(ParameterInfo parameter) => parameter.Member switch
    {
        MethodInfo method => Parameter(FindMethod(method), parameter.Name!),
        ConstructorInfo { DeclaringType: { } type } => Parameter(Find(type, "T:" + NameOf(type)), parameter.Name!),
        _ => null,
    };

    private static string? Parameter(XElement? member, string name) =>
        Text(member?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name));

    /// <summary>A method by its name; where it is overloaded, the first.</summary>
    private XElement? FindMethod(MethodInfo method)
    {
        var type = method.DeclaringType!;
        var name = $"M:{NameOf(type)}.{method.Name}";
        var members = Load(type.Assembly);
        return members.GetValueOrDefault(name)
            ?? members.FirstOrDefault(member => member.Key.StartsWith(name + "(", StringComparison.Ordinal)).Value;
    }

    private XElement? Find(Type type, string name) => Load(type.Assembly).GetValueOrDefault(name);

    private Dictionary<string, XElement> Load(Assembly assembly)
    {
        if (_assemblies.TryGetValue(assembly, out var known))
            return known;

        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (assembly.Location.Length > 0 && File.Exists(file))
        {
            try
            {
                foreach (var member in XDocument.Load(file).Descendants("member"))
                    members.TryAdd(member.Attribute("name")?.Value ?? "", member);
            }
            catch (XmlException)
            {
                // A file that is no documentation describes nothing.
            }
        }

        return _assemblies[assembly] = members;
    }

    private static string NameOf(Type type) =>
        (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = Spaces().Replace(string.Concat(element.Nodes().Select(Words)), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see =>
            see.Value.Length > 0 ? see.Value : LastName(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? ""),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => reference.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Words)),
        _ => "",
    };

    private static string LastName(string reference) => reference.Split('(')[0].Split('.', ':')[^1].Split('`')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
