namespace Benchmark.GraphQL.Execution;

/// <summary>Writes the <c>errors</c> of a response.</summary>
internal static class ErrorWriter
{
    /// <summary>Writes <c>{"errors":[…]}</c>, the answer to a request that is not executed.</summary>
    public static void WriteRequestErrors(ResponseWriter writer, IReadOnlyList<IError> errors)
    {
        writer.Raw("{\"errors\":"u8);
        Write(writer, errors);
        writer.Raw((byte)'}');
    }

    /// <summary>Writes <c>"extensions":{"operationCost":…}</c>.</summary>
    public static void WriteCost(ResponseWriter writer, OperationCost cost)
    {
        writer.Raw("\"extensions\":{\"operationCost\":{\"fieldCost\":"u8);
        writer.Number(cost.Fields);
        writer.Raw(",\"typeCost\":"u8);
        writer.Number(cost.Types);
        writer.Raw("}}"u8);
    }

    public static void Write(ResponseWriter writer, IReadOnlyList<IError> errors)
    {
        writer.Raw((byte)'[');
        for (var at = 0; at < errors.Count; at++)
        {
            if (at > 0)
                writer.Raw((byte)',');
            Write(writer, errors[at]);
        }

        writer.Raw((byte)']');
    }

    private static void Write(ResponseWriter writer, IError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.Text(error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.Raw(",\"locations\":["u8);
            for (var at = 0; at < locations.Count; at++)
            {
                writer.Raw(at == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
                writer.Number((long)locations[at].Line);
                writer.Raw(",\"column\":"u8);
                writer.Number((long)locations[at].Column);
                writer.Raw((byte)'}');
            }

            writer.Raw((byte)']');
        }

        if (error.Path is { } path)
            WritePath(writer, path);
        if (error.Code is not null || error.Extensions is { Count: > 0 })
            WriteExtensions(writer, error);
        writer.Raw((byte)'}');
    }

    private static void WritePath(ResponseWriter writer, IReadOnlyList<object> path)
    {
        writer.Raw(",\"path\":["u8);
        for (var at = 0; at < path.Count; at++)
        {
            if (at > 0)
                writer.Raw((byte)',');
            if (path[at] is int index)
                writer.Number((long)index);
            else
                writer.Text((string)path[at]);
        }

        writer.Raw((byte)']');
    }

    private static void WriteExtensions(ResponseWriter writer, IError error)
    {
        writer.Raw(",\"extensions\":{"u8);
        var isFirst = true;
        if (error.Code is { } code)
            Write(writer, "code", code, ref isFirst);
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
            Write(writer, name, value, ref isFirst);
        writer.Raw((byte)'}');
    }

    private static void Write(ResponseWriter writer, string name, object? value, ref bool isFirst)
    {
        if (!isFirst)
            writer.Raw((byte)',');
        isFirst = false;
        writer.Text(name);
        writer.Raw((byte)':');
        if (value is null)
            writer.Null();
        else if (!TypeSystem.AnyScalar.Write(writer, value))
            writer.Text(value.ToString());
    }
}
