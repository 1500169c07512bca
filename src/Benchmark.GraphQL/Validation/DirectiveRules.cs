using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL.Validation;

/// <summary>Directives exist, and stand where they may.</summary>
internal sealed class DirectivesAreDefined : ValidationRule
{
    public override string Section => "sec-Directives-Are-Defined";

    public override void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.Directive(directive.Name.Value) is not { } definition)
                context.Report(this, $"The directive @{directive.Name} does not exist.", directive.Position);
            else if (!definition.Locations.Contains(location))
                context.Report(this, $"The directive @{directive.Name} may not stand on {location}.", directive.Position);
        }
    }
}

/// <summary>A directive that is not repeatable stands once in one place.</summary>
internal sealed class DirectivesAreUniquePerLocation : ValidationRule
{
    public override string Section => "sec-Directives-Are-Unique-per-Location";

    public override void Directives(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        if (directives.Count < 2)
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (context.Schema.Directive(directive.Name.Value) is { IsRepeatable: false } && !seen.TryAdd(directive.Name.Value, directive))
            {
                context.Report(
                    this, $"The directive @{directive.Name} stands twice in one place.",
                    seen[directive.Name.Value].Position, directive.Position);
            }
        }
    }
}
