using System.Reflection;
using System.Text.RegularExpressions;
using Benchmark.GraphQL.Execution;
using Benchmark.Tests;

namespace Benchmark.Api.Tests;

/// <summary>
/// Resolvers are written so that the same source compiles against another engine. What a test can see of those rules is
/// checked here: on the source of the resolvers and on the engine's names.
/// </summary>
public sealed partial class SeamTests
{
    /// <summary>What resolvers may use of an engine, by the names they write.</summary>
    private static readonly HashSet<string> Shared =
    [
        "QueryType", "MutationType", "SubscriptionType", "ObjectType", "ExtendObjectType", "InterfaceType", "UnionType", "EnumType",
        "GraphQLName", "GraphQLDescription", "GraphQLIgnore", "GraphQLDeprecated", "GraphQLType", "OneOf", "DefaultValue",
        "ID", "Node", "NodeResolver", "BindMember", "Parent", "Service", "Argument", "IsSelected", "UsePaging", "UseConnection",
        "BatchResolver", "Authorize", "AllowAnonymous", "CacheControl", "Error", "UseMutationConvention", "Cost", "ListSize",
        "Subscribe", "Topic", "EventMessage", "ITopicEventSender", "Connection", "Edge", "ConnectionPageInfo", "PagingArguments",
        "Optional", "IError", "ErrorBuilder", "GraphQLException", "ApplyPolicy",
    ];

    /// <summary>An attribute of this name makes its class a set of resolvers.</summary>
    private static readonly string[] Roots = ["QueryType", "MutationType", "SubscriptionType", "ObjectType<"];

    private static readonly Lazy<IReadOnlyList<Source>> Resolvers = new(ReadResolvers);

    [Fact]
    public void Resolvers_are_found()
    {
        Assert.True(Resolvers.Value.Count >= 5, $"Only {Resolvers.Value.Count} files of resolvers were found.");
        Assert.Contains(Resolvers.Value, source => source.Name.EndsWith("ReleaseNode.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_of_resolvers_is_static_and_partial() => Refuse(source =>
        AttributedClass().Matches(source.Text)
            .Where(type => Roots.Any(root => type.Groups["attributes"].Value.Contains($"[{root}", StringComparison.Ordinal)))
            .Where(type => !type.Groups["modifiers"].Value.Contains("static partial", StringComparison.Ordinal))
            .Select(type => type.Groups["name"].Value));

    /// <summary>A static class that somebody forgot to mark would otherwise be left out of the schema by one engine alone.</summary>
    [Fact]
    public void Every_resolver_class_of_the_assembly_has_its_source_here()
    {
        var inSource = Resolvers.Value.SelectMany(source => AttributedClass().Matches(source.Text)).Select(type => type.Groups["name"].Value).ToHashSet();

        Assert.All(
            typeof(Hosting.Server).Assembly.GetTypes().Where(IsResolverClass),
            type => Assert.Contains(type.Name, inSource));
    }

    [Fact]
    public void No_resolver_hands_out_a_query_for_the_engine_to_rewrite() =>
        Refuse(source => Words(source.Text).Intersect(["IQueryable", "UseFiltering", "UseSorting", "UseProjection", "QueryContext", "SortDefinition"]));

    [Fact]
    public void No_signature_of_a_resolver_holds_a_query()
    {
        var held = typeof(Hosting.Server).Assembly.GetTypes().Where(IsResolverClass)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Any(HoldsQuery));

        Assert.Empty(held);
    }

    /// <summary>One engine has a Path of its own.</summary>
    [Fact]
    public void No_resolver_touches_files() => Refuse(source =>
        source.Text.Contains("System.IO", StringComparison.Ordinal) ? ["System.IO"] : Words(source.Text).Intersect(["Path", "File", "Directory"]));

    [Fact]
    public void Only_the_shared_part_of_an_engine_is_used() => Refuse(source => Words(source.Text).Intersect(OnlyOurs.Value));

    /// <summary>One file names the namespaces, so one property changes the engine.</summary>
    [Fact]
    public void No_resolver_names_an_engine() => Refuse(source =>
        EngineName().Matches(source.Text).Select(match => match.Value));

    [Fact]
    public void The_engine_takes_no_name_of_another() => Assert.All(
        typeof(RequestExecutor).Assembly.GetTypes(),
        type => Assert.False(
            type.FullName!.StartsWith("HotChocolate", StringComparison.Ordinal) || type.FullName.StartsWith("GreenDonut", StringComparison.Ordinal), type.FullName));

    /// <summary>A namespace of ours for each of theirs, so that a file sees the same names whichever is chosen.</summary>
    [Fact]
    public void Both_engines_are_named_in_one_file_and_by_the_same_parts()
    {
        var props = File.ReadAllText(Project.PathOf("src", "GraphQL.Backend.props"));

        var ours = Using().Matches(props).Select(match => match.Groups[1].Value).Where(name => name.StartsWith("Benchmark.GraphQL", StringComparison.Ordinal));
        var theirs = Using().Matches(props).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("Benchmark.", StringComparison.Ordinal));

        Assert.Equal(
            theirs.Select(name => name.Replace("GreenDonut", "HotChocolate", StringComparison.Ordinal).Replace("HotChocolate", "Benchmark.GraphQL", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            ours.Order(StringComparer.Ordinal));
    }

    /// <summary>Public names of our engine that other engines do not have, or have with another meaning.</summary>
    private static readonly Lazy<HashSet<string>> OnlyOurs = new(() =>
    [
        .. typeof(RequestExecutor).Assembly.GetExportedTypes()
            .Select(type => type.Name.Split('`')[0])
            .SelectMany(name => name.EndsWith("Attribute", StringComparison.Ordinal) ? new[] { name, name[..^"Attribute".Length] } : [name])
            .Where(name => !Shared.Contains(name) && !Shared.Contains(name.Replace("Attribute", "", StringComparison.Ordinal))),
    ]);

    private static bool IsResolverClass(Type type) =>
        type is { IsAbstract: true, IsSealed: true }
        && type.GetCustomAttributes().Any(attribute => attribute.GetType().Name.Split('`')[0] is
            "QueryTypeAttribute" or "MutationTypeAttribute" or "SubscriptionTypeAttribute" or "ObjectTypeAttribute");

    private static bool HoldsQuery(Type type) =>
        typeof(IQueryable).IsAssignableFrom(type) || type.GetGenericArguments().Any(HoldsQuery);

    private static void Refuse(Func<Source, IEnumerable<string>> faults) =>
        Assert.Empty(Resolvers.Value.SelectMany(source => faults(source).Select(fault => $"{source.Name}: {fault}")));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>Files with a type the engine reads, without their comments and texts.</summary>
    private static List<Source> ReadResolvers() =>
    [
        .. Directory.EnumerateFiles(Project.PathOf("src", "Benchmark.Api"), "*.cs", SearchOption.AllDirectories)
            .Select(path => new Source(Path.GetRelativePath(Project.Root, path), NoCode().Replace(File.ReadAllText(path), "")))
            .Where(source => !source.Name.Contains("/obj/", StringComparison.Ordinal) && !source.Name.Contains("/bin/", StringComparison.Ordinal))
            .Where(source => Words(source.Text).Intersect(Shared).Any() && !source.Name.Contains("/Hosting/", StringComparison.Ordinal) && !source.Name.Contains("/Commands/", StringComparison.Ordinal)),
    ];

    private sealed record Source(string Name, string Text);

    [GeneratedRegex("""//[^\n]*|\$?"(?:[^"\\\n]|\\.)*"(?!")""")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<attributes>(?:^\[[^;{]*?\]\s*\n)+)(?<modifiers>(?:(?:public|internal|private|static|partial|sealed|abstract) )+)(?:class|record|struct) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex AttributedClass();

    [GeneratedRegex(@"\b(?:Benchmark\.GraphQL|HotChocolate|GreenDonut)\b")]
    private static partial Regex EngineName();

    [GeneratedRegex("""<Using Include="([^"]+)" />""")]
    private static partial Regex Using();
}
