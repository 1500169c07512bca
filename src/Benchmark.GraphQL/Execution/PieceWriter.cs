using System.Collections;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Execution;

/// <summary>Writes the response of a query piece by piece, and says where nothing of what is written can be taken back.</summary>
/// <remarks>
/// A root field that may not be null can still take the whole response with it, so nothing is final before the last of
/// those is written. From there on the response is final between root fields, and between the items of a root list
/// whose items may be null. Lists that are made while they are read are held, because their end may fail.
/// </remarks>
internal sealed class PieceWriter(OperationRun run, ListWriter lists, OperationPlan plan, ResponseWriter writer)
{
    /// <summary>Whether the response of a plan is final anywhere before its end.</summary>
    public static bool Divides(SelectionPlan root)
    {
        var held = LastHeld(root);
        return held < root.Fields.Length - 2 || root.Fields.Skip(held).Any(field => ListOf(field) is not null);
    }

    /// <summary>Writes on to the next place before which everything is final; ends with the response.</summary>
    /// <returns>The length of what is written, at each such place.</returns>
    public IEnumerable<int> Write(Frame root)
    {
        writer.Raw("{\"data\":"u8);
        var mark = writer.Mark;
        writer.Raw((byte)'{');
        var (held, isFirst, isValid) = (LastHeld(plan.Root), true, true);
        for (var at = 0; at < plan.Root.Fields.Length && isValid; at++)
        {
            var field = plan.Root.Fields[at];
            if (!run.Includes(field))
                continue;
            if (at >= held && ListOf(field) is { } list)
            {
                writer.Raw(isFirst ? field.Prefix.AsSpan(1) : field.Prefix);
                run.Errors.Enter(0, field.ResponseName);
                var value = run.ValueOf(field, root);
                foreach (var length in WriteItems(field, list, value as IList))
                    yield return length;
                isValid = value is IList || run.Complete(field, field.Field.Type, value, 0);
            }
            else
            {
                isValid = run.WriteMember(field, root.Value, root, 0, isFirst);
            }

            isFirst = false;
            if (at >= held && isValid)
                yield return writer.Mark;
        }

        writer.Raw((byte)'}');
        run.Finish(mark, isValid);
    }

    /// <summary>Writes a list whose items may be null; nothing when there is none.</summary>
    private IEnumerable<int> WriteItems(FieldPlan field, ListType list, IList? items)
    {
        if (items is null)
            yield break;
        writer.Raw((byte)'[');
        for (var index = 0; index < items.Count; index++)
        {
            lists.WriteItem(field, list, items[index], index, 1);
            yield return writer.Mark;
        }

        writer.Raw((byte)']');
    }

    /// <summary>The place of the last root field that may not be null; -1 when all may.</summary>
    private static int LastHeld(SelectionPlan root) => Array.FindLastIndex(root.Fields, field => field.Field.Type is NonNullType);

    /// <summary>The type of a field that is a list of what may be null; null when it is not.</summary>
    private static ListType? ListOf(FieldPlan field) => field.Field.Type.Nullable is ListType { Item: not NonNullType } list ? list : null;
}

/// <summary>The part of a response that is not written yet, because what is written is to be sent first.</summary>
/// <param name="places">Writes on each time it is asked.</param>
/// <param name="writer">Where to.</param>
/// <param name="enough">Bytes after which the writing stops.</param>
/// <param name="timer">What the resolvers that still run look at.</param>
internal sealed class ResponseRest(IEnumerator<int> places, ResponseWriter writer, int enough, IDisposable timer) : IDisposable
{
    /// <summary>Writes on; false when the response is complete.</summary>
    public bool WriteOn()
    {
        while (places.MoveNext())
        {
            if (writer.Mark >= enough)
                return true;
        }

        return false;
    }

    public void Dispose()
    {
        places.Dispose();
        timer.Dispose();
    }
}
