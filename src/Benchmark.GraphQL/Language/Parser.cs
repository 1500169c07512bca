namespace Benchmark.GraphQL.Language;

/// <summary>Parses documents: operations, fragments, and the definitions of a schema.</summary>
internal sealed class Parser
{
    private readonly SyntaxReader _reader;

    private Parser(SyntaxReader reader) => _reader = reader;

    /// <exception cref="GraphQLSyntaxException">The source is no document, or exceeds a limit.</exception>
    public static DocumentNode Parse(SourceText source, ParserLimits limits)
    {
        var parser = new Parser(new(source, limits));
        var definitions = new List<DefinitionNode>();
        do
            definitions.Add(parser.Definition());
        while (!parser._reader.IsAt(TokenKind.EndOfFile));
        return new(source, definitions);
    }

    /// <summary>Parses one constant value, such as a default.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no value.</exception>
    public static ValueNode ParseValue(string text)
    {
        var reader = new SyntaxReader(SourceText.Of(text), new());
        var value = reader.Value(isConstant: true);
        return reader.IsAt(TokenKind.EndOfFile) ? value : throw reader.Unexpected();
    }

    /// <summary>Parses a reference to a type, such as <c>[Int!]</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no type.</exception>
    public static TypeNode ParseType(string text)
    {
        var reader = new SyntaxReader(SourceText.Of(text), new());
        var type = reader.Type();
        return reader.IsAt(TokenKind.EndOfFile) ? type : throw reader.Unexpected();
    }

    private DefinitionNode Definition()
    {
        _reader.CountNode();
        if (_reader.IsAt(TokenKind.BraceLeft))
            return new OperationNode(_reader.Position, null, OperationKind.Query, null, [], [], Selections());

        if (!_reader.IsAtString)
            return Described(_reader.Position, null) ?? throw _reader.Unexpected();

        // The token after a description decides; when it fits nothing, graphql-js blames the description only for
        // what can never be described.
        var fault = _reader.LookAhead() switch
        {
            (TokenKind.BraceLeft, _) => _reader.Fault("A selection without keyword takes no description."),
            (TokenKind.Name, var keyword) when !IsDescribable(keyword) => _reader.Fault("This takes no description."),
            _ => null,
        };
        if (fault is not null)
            throw fault;

        var position = _reader.Position;
        return Described(position, _reader.Description()) ?? throw _reader.Unexpected();
    }

    private DefinitionNode? Described(int position, string? description)
    {
        if (_reader.IsAtKeyword("fragment"u8))
            return Fragment(position, description);
        if (OperationKeyword() is { } kind)
            return Operation(position, description, kind);
        return SchemaParser.Definition(_reader, position, description);
    }

    private static bool IsDescribable(string keyword) =>
        keyword is "query" or "mutation" or "subscription" or "fragment" || SchemaParser.IsKeyword(keyword);

    private OperationKind? OperationKeyword() =>
        _reader.IsAtKeyword("query"u8) ? OperationKind.Query
        : _reader.IsAtKeyword("mutation"u8) ? OperationKind.Mutation
        : _reader.IsAtKeyword("subscription"u8) ? OperationKind.Subscription
        : null;

    private OperationNode Operation(int position, string? description, OperationKind kind)
    {
        _reader.Next();
        Name? name = _reader.IsAt(TokenKind.Name) ? _reader.Name() : null;
        var variables = _reader.OptionalMany(TokenKind.ParenLeft, VariableDefinition, TokenKind.ParenRight);
        return new(position, description, kind, name, variables, _reader.Directives(isConstant: false), Selections());
    }

    private VariableDefinitionNode VariableDefinition()
    {
        _reader.CountNode();
        var position = _reader.Position;
        _reader.Description();
        var variable = _reader.Variable();
        _reader.Expect(TokenKind.Colon);
        var type = _reader.Type();
        var defaultValue = _reader.Skip(TokenKind.Equals) ? _reader.Value(isConstant: true) : null;
        return new(position, variable, type, defaultValue, _reader.Directives(isConstant: true));
    }

    private FragmentNode Fragment(int position, string? description)
    {
        _reader.Next();
        if (_reader.IsAtKeyword("on"u8))
            throw _reader.Unexpected();
        var name = _reader.Name();
        _reader.ExpectKeyword("on"u8);
        return new(position, description, name, _reader.NamedType(), _reader.Directives(isConstant: false), Selections());
    }

    private SelectionSetNode Selections()
    {
        _reader.Enter();
        var position = _reader.Position;
        var selections = _reader.Many(TokenKind.BraceLeft, Selection, TokenKind.BraceRight);
        _reader.Leave();
        return new(position, selections);
    }

    private SelectionNode Selection() => _reader.IsAt(TokenKind.Spread) ? Spread() : Field();

    private FieldNode Field()
    {
        _reader.CountField();
        var name = _reader.Name();
        Name? alias = null;
        if (_reader.Skip(TokenKind.Colon))
            (alias, name) = (name, _reader.Name());
        return new(
            (alias ?? name).Position, alias, name, _reader.Arguments(isConstant: false),
            _reader.Directives(isConstant: false), _reader.IsAt(TokenKind.BraceLeft) ? Selections() : null);
    }

    private SelectionNode Spread()
    {
        _reader.CountNode();
        var position = _reader.Position;
        _reader.Next();
        var isConditioned = _reader.SkipKeyword("on"u8);
        if (!isConditioned && _reader.IsAt(TokenKind.Name))
            return new FragmentSpreadNode(position, _reader.Name(), _reader.Directives(isConstant: false));

        var condition = isConditioned ? _reader.NamedType() : null;
        return new InlineFragmentNode(position, condition, _reader.Directives(isConstant: false), Selections());
    }
}
