using System.Collections;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Writes lists, item by item.</summary>
internal sealed class ListWriter(OperationRun run, ResponseWriter writer)
{
    /// <summary>Writes a list; false when an item fails where null may not stand.</summary>
    /// <exception cref="InvalidDataException">The value is no list.</exception>
    public bool Write(FieldPlan field, ListType list, object value, int depth)
    {
        writer.Raw((byte)'[');
        var at = depth + 1;
        if (value is IReadOnlyList<object?> items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (!WriteItem(field, list, items[index], index, at))
                    return false;
            }
        }
        else if (value is IEnumerable sequence and not string)
        {
            var index = 0;
            foreach (var item in sequence)
            {
                if (!WriteItem(field, list, item, index++, at))
                    return false;
            }
        }
        else
        {
            throw new InvalidDataException($"A value of {value.GetType()} is no list.");
        }

        writer.Raw((byte)']');
        return true;
    }

    /// <summary>Writes one item with the comma before it; false when it fails where null may not stand.</summary>
    public bool WriteItem(FieldPlan field, ListType list, object? item, int index, int depth)
    {
        if (index > 0)
            writer.Raw((byte)',');
        run.Errors.Enter(depth, Indexes.Box(index));
        return run.Complete(field, list.Item, item, depth);
    }
}

/// <summary>List indexes as objects, the small ones made once.</summary>
internal static class Indexes
{
    private static readonly object[] Small = [.. Enumerable.Range(0, 256).Select(index => (object)index)];

    public static object Box(int index) => index < Small.Length ? Small[index] : index;
}
