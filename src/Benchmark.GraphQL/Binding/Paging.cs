using Benchmark.GraphQL.Data;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.Types.Pagination;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>How one field pages: the limits, and where its arguments are.</summary>
internal sealed class Paging(PagingAttribute attribute, PagingOptions options)
{
    private readonly int _default = attribute.DefaultPageSize > 0 ? attribute.DefaultPageSize : options.DefaultPageSize;

    public int Max { get; } = attribute.MaxPageSize > 0 ? attribute.MaxPageSize : options.MaxPageSize;

    public bool HasTotalCount => attribute.IncludeTotalCount;

    private bool RequireBoundaries => attribute.RequirePagingBoundaries || options.RequirePagingBoundaries;

    /// <summary>Adds <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>, in this order and before all others.</summary>
    /// <param name="arguments">The field's, still empty.</param>
    /// <param name="scalar">Finds a scalar by its name.</param>
    public void AddArguments(List<InputValue> arguments, Func<string, ScalarType?> scalar)
    {
        Add("first", "Int", typeof(int?), $"Items from the start, at most {Max}.");
        Add("after", "String", typeof(string), "The cursor that the page follows.");
        if (!attribute.AllowBackwardPagination)
            return;
        Add("last", "Int", typeof(int?), $"Items from the end, at most {Max}.");
        Add("before", "String", typeof(string), "The cursor that the page precedes.");

        void Add(string name, string type, Type clr, string description) => arguments.Add(new(name, scalar(type)!)
        {
            Description = description,
            Reader = InputReader.Of(scalar(type)!, clr),
        });
    }

    /// <summary>What one page costs.</summary>
    public ListSize Size => new(
        Max, attribute.AllowBackwardPagination ? ["first", "last"] : ["first"], ["edges", "nodes"], RequireBoundaries, _default);

    /// <summary>The page that is asked for.</summary>
    /// <exception cref="GraphQLException">It is negative, too large, or not said where it must be.</exception>
    public PagingArguments Read(FieldContext context)
    {
        var (first, after) = ((int?)context.Arguments[0], (string?)context.Arguments[1]);
        var (last, before) = attribute.AllowBackwardPagination ? ((int?)context.Arguments[2], (string?)context.Arguments[3]) : (null, null);
        if (first is null && last is null)
        {
            if (RequireBoundaries)
                throw Refusal("Either \"first\" or \"last\" must be given.", ErrorCodes.NoPagingBoundaries);
            first = _default;
        }

        if (first < 0 || last < 0)
            throw Refusal("A page has no negative number of items.", ErrorCodes.NegativePageSize);
        if (first > Max || last > Max)
            throw Refusal($"A page has at most {Max} items.", ErrorCodes.PageTooLarge);
        return new(first, after, last, before, context.IsSelected("totalCount"));
    }

    private static GraphQLException Refusal(string message, string code) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
