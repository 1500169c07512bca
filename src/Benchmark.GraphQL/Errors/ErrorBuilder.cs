using Benchmark.GraphQL.Language;

namespace Benchmark.GraphQL;

/// <summary>Puts an error together.</summary>
public sealed class ErrorBuilder
{
    private string _message = "";
    private string? _code;
    private IReadOnlyList<object>? _path;
    private List<Location>? _locations;
    private Dictionary<string, object?>? _extensions;
    private Exception? _exception;

    private ErrorBuilder()
    {
    }

    public static ErrorBuilder New() => new();

    /// <summary>Starts from an error that exists.</summary>
    public static ErrorBuilder FromError(IError error) => new()
    {
        _message = error.Message,
        _code = error.Code,
        _path = error.Path,
        _locations = error.Locations is null ? null : [.. error.Locations],
        _extensions = error.Extensions is null ? null : new(error.Extensions),
        _exception = error.Exception,
    };

    public ErrorBuilder SetMessage(string message)
    {
        _message = message;
        return this;
    }

    public ErrorBuilder SetCode(string? code)
    {
        _code = code;
        return this;
    }

    /// <param name="path">Response names and list indexes from the root.</param>
    public ErrorBuilder SetPath(IReadOnlyList<object>? path)
    {
        _path = path;
        return this;
    }

    public ErrorBuilder AddLocation(Location location)
    {
        (_locations ??= []).Add(location);
        return this;
    }

    /// <param name="name">A key of <c>extensions</c>.</param>
    /// <param name="value">Text, number, boolean or null; anything else is written as text.</param>
    public ErrorBuilder SetExtension(string name, object? value)
    {
        (_extensions ??= new(StringComparer.Ordinal))[name] = value;
        return this;
    }

    public ErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    public IError Build() => new Error(_message, _code, _path, _locations, _extensions, _exception);
}
