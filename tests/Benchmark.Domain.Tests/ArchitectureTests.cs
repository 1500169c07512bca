using System.Xml.Linq;
using Benchmark.Tests;

namespace Benchmark.Domain.Tests;

/// <summary>Rules about the house itself: docs/adr/0001-keep-two-sides-and-one-direction.md.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Benchmark.Domain", "")]
    [InlineData("Benchmark.GraphQL", "")]
    [InlineData("Benchmark.Data", "Benchmark.Domain")]
    [InlineData("Benchmark.Reports", "Benchmark.Data")]
    [InlineData("Benchmark.Api", "Benchmark.GraphQL Benchmark.Reports")]
    public void A_project_references_only_the_projects_below_it(string project, string allowed)
    {
        var file = XDocument.Load(Project.PathOf("src", project, $"{project}.csproj"));

        var referenced = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order();

        Assert.Equal(allowed, string.Join(' ', referenced));
    }

    [Fact]
    public void The_domain_depends_on_nothing_but_the_runtime()
    {
        var references = typeof(DomainException).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name));
    }
}
