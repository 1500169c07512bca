using System.Text;

namespace Benchmark.GraphQL.Language;

/// <summary>Reads the parts that documents and schemas share, and counts them against the limits.</summary>
internal sealed class SyntaxReader
{
    private readonly ParserLimits _limits;
    private readonly NameTable _names = new();
    private Lexer _lexer;
    private int _tokens;
    private int _nodes;
    private int _fields;
    private int _depth;

    /// <exception cref="GraphQLSyntaxException">The source is not UTF-8, or does not start with a token.</exception>
    public SyntaxReader(SourceText source, ParserLimits limits)
    {
        if (source.FirstInvalidByte() is { } invalid)
            throw new GraphQLSyntaxException("The document is not UTF-8.", source, invalid);

        (Source, _limits, _lexer) = (source, limits, new(source));
        Next();
    }

    public SourceText Source { get; }

    public TokenKind Kind => _lexer.Kind;

    public int Position => _lexer.Start;

    public bool IsAt(TokenKind kind) => _lexer.Kind == kind;

    public bool IsAtKeyword(ReadOnlySpan<byte> keyword) => IsAt(TokenKind.Name) && _lexer.Span.SequenceEqual(keyword);

    public bool IsAtString => Kind is TokenKind.String or TokenKind.BlockString;

    public void Next()
    {
        _lexer.Next();
        if (++_tokens > _limits.MaxTokens)
            throw TooLarge("tokens", _limits.MaxTokens, ErrorCodes.TooManyTokens);
    }

    public bool Skip(TokenKind kind)
    {
        if (!IsAt(kind))
            return false;
        Next();
        return true;
    }

    public bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsAtKeyword(keyword))
            return false;
        Next();
        return true;
    }

    public void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Unexpected();
    }

    public void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Unexpected();
    }

    /// <summary>What the token after this one is; nothing is consumed.</summary>
    public (TokenKind Kind, string Text) LookAhead()
    {
        var ahead = _lexer;
        ahead.Next();
        return (ahead.Kind, ahead.Kind == TokenKind.Name ? Encoding.UTF8.GetString(ahead.Span) : "");
    }

    /// <summary>The name ahead; nothing is consumed.</summary>
    public string LookAtName() => _names.Intern(_lexer.Span);

    public GraphQLSyntaxException Unexpected() => Fault(
        Kind == TokenKind.EndOfFile ? "The document ends too early." : "The document has a token that does not belong here.");

    public GraphQLSyntaxException Fault(string message) => new(message, Source, Position);

    public void CountNode()
    {
        if (++_nodes > _limits.MaxNodes)
            throw TooLarge("nodes", _limits.MaxNodes, ErrorCodes.TooManyNodes);
    }

    public void CountField()
    {
        CountNode();
        if (++_fields > _limits.MaxFields)
            throw TooLarge("fields", _limits.MaxFields, ErrorCodes.TooManyFields);
    }

    /// <summary>Goes one level deeper; every call is paired with <see cref="Leave"/>.</summary>
    public void Enter()
    {
        if (++_depth > _limits.MaxDepth)
            throw TooLarge("levels", _limits.MaxDepth, ErrorCodes.TooDeep);
    }

    public void Leave() => _depth--;

    public Name Name()
    {
        if (!IsAt(TokenKind.Name))
            throw Unexpected();
        var name = new Name(_names.Intern(_lexer.Span), Position);
        Next();
        return name;
    }

    public string? Description()
    {
        if (!IsAtString)
            return null;
        var text = _lexer.Text;
        Next();
        return text;
    }

    /// <summary>One or more items between two tokens; none when the opening token is not there.</summary>
    public IReadOnlyList<T> OptionalMany<T>(TokenKind open, Func<T> item, TokenKind close) => IsAt(open) ? Many(open, item, close) : [];

    public List<T> Many<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
            items.Add(item());
        while (!Skip(close));
        return items;
    }

    public IReadOnlyList<DirectiveNode> Directives(bool isConstant)
    {
        if (!IsAt(TokenKind.At))
            return [];

        var directives = new List<DirectiveNode>();
        while (IsAt(TokenKind.At))
        {
            if (directives.Count >= _limits.MaxDirectivesPerLocation)
                throw TooLarge("directives in one place", _limits.MaxDirectivesPerLocation, ErrorCodes.TooManyDirectives);
            CountNode();
            var position = Position;
            Next();
            directives.Add(new(position, Name(), Arguments(isConstant)));
        }

        return directives;
    }

    public IReadOnlyList<ArgumentNode> Arguments(bool isConstant) =>
        OptionalMany(TokenKind.ParenLeft, () => Argument(isConstant), TokenKind.ParenRight);

    private ArgumentNode Argument(bool isConstant)
    {
        CountNode();
        var name = Name();
        Expect(TokenKind.Colon);
        return new(name, Value(isConstant));
    }

    public VariableNode Variable()
    {
        var position = Position;
        Expect(TokenKind.Dollar);
        return new(position, Name().Value);
    }

    public ValueNode Value(bool isConstant)
    {
        CountNode();
        var position = Position;
        switch (Kind)
        {
            case TokenKind.BracketLeft: return List(isConstant);
            case TokenKind.BraceLeft: return Object(isConstant);
            case TokenKind.Int: return new IntNode(position, Raw());
            case TokenKind.Float: return new FloatNode(position, Raw());
            case TokenKind.String or TokenKind.BlockString: return new StringNode(position, Description()!);
            case TokenKind.Dollar when !isConstant: return Variable();
            case TokenKind.Name:
                var name = Name().Value;
                return name switch
                {
                    "true" => new BooleanNode(position, true),
                    "false" => new BooleanNode(position, false),
                    "null" => new NullNode(position),
                    _ => new EnumNode(position, name),
                };
            default: throw Unexpected();
        }
    }

    private string Raw()
    {
        var text = Encoding.ASCII.GetString(_lexer.Span);
        Next();
        return text;
    }

    private ListNode List(bool isConstant)
    {
        Enter();
        var position = Position;
        Next();
        var items = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
            items.Add(Value(isConstant));
        Leave();
        return new(position, items);
    }

    private ObjectNode Object(bool isConstant)
    {
        Enter();
        var position = Position;
        Next();
        var fields = new List<ArgumentNode>();
        while (!Skip(TokenKind.BraceRight))
            fields.Add(Argument(isConstant));
        Leave();
        return new(position, fields);
    }

    public TypeNode Type()
    {
        CountNode();
        var position = Position;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            type = new ListTypeNode(position, Type());
            Leave();
            Expect(TokenKind.BracketRight);
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) : type;
    }

    public NamedTypeNode NamedType() => new(Name());

    private GraphQLSyntaxException TooLarge(string what, int limit, string code) =>
        new($"The document has more than {limit} {what}.", Source, Position, code);
}
