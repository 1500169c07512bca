namespace Benchmark.GraphQL.TypeSystem;

/// <summary>A directive that documents or schemas may use.</summary>
internal sealed class Directive(string name, IReadOnlyList<string> locations, bool isRepeatable = false)
{
    /// <summary>Without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>Null when nobody described it.</summary>
    public string? Description { get; set; }

    public IReadOnlyList<string> Locations { get; } = locations;

    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>In the order they are printed.</summary>
    public List<InputValue> Arguments { get; } = [];

    public InputValue? Argument(string name) => Arguments.Find(argument => argument.Name == name);
}
