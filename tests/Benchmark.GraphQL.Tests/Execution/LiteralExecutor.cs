using System.Collections;
using System.Globalization;
using System.Text;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>Executes operations as section 6 of the specification describes it, sentence by sentence: slow, and with a result tree.</summary>
/// <remarks>It shares nothing with the engine but the schema, the syntax tree and the reading of arguments.</remarks>
internal sealed class LiteralExecutor(Schema schema, DocumentNode document, VariableValues variables)
{
    private readonly List<string> _errors = [];
    private readonly RequestContext _request = new() { Schema = schema, Services = new NoServices() };

    /// <summary>The response as the specification maps it to JSON.</summary>
    public string Execute(OperationNode operation)
    {
        object? data;
        try
        {
            data = ExecuteSelectionSet([operation.Selections], schema.Root(operation.Kind)!, null, []);
        }
        catch (FieldErrorException)
        {
            data = null;
        }

        var text = new StringBuilder("{\"data\":");
        Write(text, data);
        if (_errors.Count > 0)
            text.Append(",\"errors\":[").AppendJoin(',', _errors).Append(']');
        return text.Append('}').ToString();
    }

    private OrderedDictionary<string, object?> ExecuteSelectionSet(
        IReadOnlyList<SelectionSetNode> selectionSets, ObjectType objectType, object? objectValue, IReadOnlyList<object> path)
    {
        var grouped = new OrderedDictionary<string, List<FieldNode>>();
        var visited = new HashSet<string>();
        foreach (var selectionSet in selectionSets)
            CollectFields(objectType, selectionSet, visited, grouped);

        var result = new OrderedDictionary<string, object?>();
        foreach (var (responseKey, fields) in grouped)
            result[responseKey] = ExecuteField(objectType, objectValue, fields, [.. path, responseKey]);
        return result;
    }

    private void CollectFields(
        ObjectType objectType, SelectionSetNode selectionSet, HashSet<string> visited, OrderedDictionary<string, List<FieldNode>> grouped)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (IsDirectiveTrue(selection, "skip") == true || IsDirectiveTrue(selection, "include") == false)
                continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!grouped.TryGetValue(field.ResponseName, out var group))
                        grouped[field.ResponseName] = group = [];
                    group.Add(field);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    var fragment = document.Definitions.OfType<FragmentNode>().Single(one => one.Name.Value == spread.Name.Value);
                    if (DoesFragmentTypeApply(objectType, fragment.Condition.Name))
                        CollectFields(objectType, fragment.Selections, visited, grouped);
                    break;
                case InlineFragmentNode inline when inline.Condition is null || DoesFragmentTypeApply(objectType, inline.Condition.Name):
                    CollectFields(objectType, inline.Selections, visited, grouped);
                    break;
            }
        }
    }

    private bool? IsDirectiveTrue(SelectionNode selection, string directive)
    {
        var value = selection.Directives.FirstOrDefault(one => one.Name.Value == directive)?.Argument("if")?.Value;
        return ((value is VariableNode variable ? variables.Find(variable.Name) : value) as BooleanNode)?.Value;
    }

    private bool DoesFragmentTypeApply(ObjectType objectType, string fragmentType) => schema.Type(fragmentType) switch
    {
        InterfaceType contract => objectType.Interfaces.Contains(contract),
        UnionType union => union.Members.Contains(objectType),
        var same => same == objectType,
    };

    private object? ExecuteField(ObjectType objectType, object? objectValue, List<FieldNode> fields, IReadOnlyList<object> path)
    {
        if (fields[0].Name.Value == "__typename")
            return objectType.Name;
        var definition = objectType.Field(fields[0].Name.Value)!;
        object? value = null;
        string? failure = null;
        try
        {
            value = ResolveFieldValue(definition, objectValue, fields);
        }
        catch (GraphQLException fault)
        {
            failure = Message(fault.Message);
        }

        return CompleteValue(definition.Type, fields, value, failure, path);
    }

    private object? ResolveFieldValue(OutputField definition, object? objectValue, List<FieldNode> fields)
    {
        var arguments = InputReader.ReadAll(definition.Arguments, fields[0].Arguments, variables);
        var plan = new FieldPlan(definition, "", 0)
        {
            Positions = [],
            Condition = default,
            Arguments = [],
            Access = [],
            Children = new Dictionary<ObjectType, SelectionPlan>(),
        };
        var context = new FieldContext(_request, plan, arguments);
        return definition.Resolver switch
        {
            SyncResolver resolver => resolver.Resolve(objectValue, context),
            AsyncResolver resolver => resolver.ResolveAsync(objectValue, context).AsTask().GetAwaiter().GetResult(),
            BatchResolver resolver => resolver.ResolveAsync([objectValue], context).AsTask().GetAwaiter().GetResult()[0],
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Completes a value, and takes an error that reaches a nullable position.</summary>
    private object? CompleteValue(SchemaType type, List<FieldNode> fields, object? value, string? failure, IReadOnlyList<object> path)
    {
        if (type is NonNullType nonNull)
        {
            if (failure is null && value is null)
                failure = Message("A field that must not be null resolved to null.", ErrorCodes.NonNullViolation);
            return CompleteNotNull(nonNull.Nullable, fields, value, failure, path);
        }

        try
        {
            return failure is null && value is null ? null : CompleteNotNull(type, fields, value, failure, path);
        }
        catch (FieldErrorException)
        {
            return null;
        }
    }

    private object? CompleteNotNull(SchemaType type, List<FieldNode> fields, object? value, string? failure, IReadOnlyList<object> path)
    {
        if (failure is not null)
            throw Raise(failure, fields, path);
        switch (type)
        {
            case ListType list:
                var items = new List<object?>();
                foreach (var item in (IEnumerable)value!)
                    items.Add(CompleteValue(list.Item, fields, item, null, [.. path, items.Count]));
                return items;
            case ScalarType or EnumType:
                return CoerceResult((NamedType)type, value!) ?? throw Raise(Message("Unexpected Execution Error", "MASKED"), fields, path);
            default:
                var objectType = type as ObjectType ?? (ObjectType)schema.Type(((Thing)value!).TypeName)!;
                return ExecuteSelectionSet([.. fields.Select(field => field.Selections!)], objectType, value, path);
        }
    }

    /// <summary>The value as its type prints it; null when it cannot.</summary>
    private static object? CoerceResult(NamedType type, object value) => (type, value) switch
    {
        ({ Name: "Int" }, long) => null,
        ({ Name: "Float" }, double real) when !double.IsFinite(real) => null,
        ({ Name: "Letter" }, "Z") => null,
        _ => value,
    };

    private FieldErrorException Raise(string failure, List<FieldNode> fields, IReadOnlyList<object> path)
    {
        var places = fields.Select(field => document.Source.LocationOf(field.Position)).Select(place => $"{{\"line\":{place.Line},\"column\":{place.Column}}}");
        var (message, code) = (failure.Split('\0')[0], failure.Split('\0')[1]);
        _errors.Add($"{{\"message\":\"{message}\",\"locations\":[{string.Join(',', places)}],\"path\":[{string.Join(',', path.Select(step => step is int at ? at.ToString(CultureInfo.InvariantCulture) : $"\"{step}\""))}]{code}}}");
        return new();
    }

    private static string Message(string message, string? code = null) =>
        $"{message}\0{code switch { null => "", "MASKED" => ",\"extensions\":{\"traceId\":\"…\"}", _ => $",\"extensions\":{{\"code\":\"{code}\"}}" }}";

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool flag: text.Append(flag ? "true" : "false"); break;
            case string letters: text.Append('"').Append(letters).Append('"'); break;
            case IFormattable number: text.Append(number.ToString(null, CultureInfo.InvariantCulture)); break;
            case OrderedDictionary<string, object?> fields:
                text.Append('{');
                foreach (var (at, (name, field)) in fields.Index())
                {
                    text.Append(at == 0 ? "\"" : ",\"").Append(name).Append("\":");
                    Write(text, field);
                }

                text.Append('}');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var (at, item) in items.Cast<object?>().Index())
                {
                    text.Append(at == 0 ? "" : ",");
                    Write(text, item);
                }

                text.Append(']');
                break;
        }
    }

    private sealed class FieldErrorException : Exception;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
