namespace Benchmark.GraphQL.Language;

/// <summary>Parses the definitions and extensions that make up a schema.</summary>
internal static class SchemaParser
{
    public static bool IsKeyword(string keyword) =>
        keyword is "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive";

    /// <summary>The definition that starts here; null when none does.</summary>
    public static SchemaPartNode? Definition(SyntaxReader reader, int position, string? description)
    {
        var isExtension = description is null && reader.SkipKeyword("extend"u8);
        if (reader.SkipKeyword("schema"u8))
            return Schema(reader, position, description, isExtension);
        if (reader.SkipKeyword("scalar"u8))
            return Scalar(reader, position, description, isExtension);
        if (reader.SkipKeyword("type"u8))
            return Fields(reader, position, description, isExtension, isInterface: false);
        if (reader.SkipKeyword("interface"u8))
            return Fields(reader, position, description, isExtension, isInterface: true);
        if (reader.SkipKeyword("union"u8))
            return Union(reader, position, description, isExtension);
        if (reader.SkipKeyword("enum"u8))
            return Enum(reader, position, description, isExtension);
        if (reader.SkipKeyword("input"u8))
            return Input(reader, position, description, isExtension);
        if (!isExtension && reader.SkipKeyword("directive"u8))
            return Directive(reader, position, description);
        return isExtension ? throw reader.Unexpected() : null;
    }

    private static SchemaNode Schema(SyntaxReader reader, int position, string? description, bool isExtension)
    {
        var directives = reader.Directives(isConstant: true);
        var roots = isExtension && directives.Count > 0
            ? reader.OptionalMany(TokenKind.BraceLeft, Root, TokenKind.BraceRight)
            : reader.Many(TokenKind.BraceLeft, Root, TokenKind.BraceRight);
        return new(position, description, isExtension, directives, roots);

        (OperationKind Kind, NamedTypeNode Type) Root()
        {
            OperationKind? kind =
                reader.IsAtKeyword("query"u8) ? OperationKind.Query
                : reader.IsAtKeyword("mutation"u8) ? OperationKind.Mutation
                : reader.IsAtKeyword("subscription"u8) ? OperationKind.Subscription
                : throw reader.Unexpected();
            reader.Next();
            reader.Expect(TokenKind.Colon);
            return (kind.Value, reader.NamedType());
        }
    }

    private static ScalarDefinitionNode Scalar(SyntaxReader reader, int position, string? description, bool isExtension)
    {
        var name = reader.Name();
        var directives = reader.Directives(isConstant: true);
        RequireContent(reader, isExtension, directives.Count);
        return new(position, description, isExtension, name, directives);
    }

    private static FieldsDefinitionNode Fields(
        SyntaxReader reader, int position, string? description, bool isExtension, bool isInterface)
    {
        var name = reader.Name();
        var interfaces = new List<NamedTypeNode>();
        if (reader.SkipKeyword("implements"u8))
        {
            reader.Skip(TokenKind.Ampersand);
            do
                interfaces.Add(reader.NamedType());
            while (reader.Skip(TokenKind.Ampersand));
        }

        var directives = reader.Directives(isConstant: true);
        var fields = reader.OptionalMany(TokenKind.BraceLeft, () => Field(reader), TokenKind.BraceRight);
        RequireContent(reader, isExtension, interfaces.Count + directives.Count + fields.Count);
        return new(position, description, isExtension, isInterface, name, interfaces, directives, fields);
    }

    private static FieldDefinitionNode Field(SyntaxReader reader)
    {
        reader.CountNode();
        var position = reader.Position;
        var description = reader.Description();
        var name = reader.Name();
        var arguments = reader.OptionalMany(TokenKind.ParenLeft, () => InputValue(reader), TokenKind.ParenRight);
        reader.Expect(TokenKind.Colon);
        return new(position, description, name, arguments, reader.Type(), reader.Directives(isConstant: true));
    }

    private static InputValueDefinitionNode InputValue(SyntaxReader reader)
    {
        reader.CountNode();
        var position = reader.Position;
        var description = reader.Description();
        var name = reader.Name();
        reader.Expect(TokenKind.Colon);
        var type = reader.Type();
        var defaultValue = reader.Skip(TokenKind.Equals) ? reader.Value(isConstant: true) : null;
        return new(position, description, name, type, defaultValue, reader.Directives(isConstant: true));
    }

    private static UnionDefinitionNode Union(SyntaxReader reader, int position, string? description, bool isExtension)
    {
        var name = reader.Name();
        var directives = reader.Directives(isConstant: true);
        var members = new List<NamedTypeNode>();
        if (reader.Skip(TokenKind.Equals))
        {
            reader.Skip(TokenKind.Pipe);
            do
                members.Add(reader.NamedType());
            while (reader.Skip(TokenKind.Pipe));
        }

        RequireContent(reader, isExtension, directives.Count + members.Count);
        return new(position, description, isExtension, name, directives, members);
    }

    private static EnumDefinitionNode Enum(SyntaxReader reader, int position, string? description, bool isExtension)
    {
        var name = reader.Name();
        var directives = reader.Directives(isConstant: true);
        var values = reader.OptionalMany(TokenKind.BraceLeft, Value, TokenKind.BraceRight);
        RequireContent(reader, isExtension, directives.Count + values.Count);
        return new(position, description, isExtension, name, directives, values);

        EnumValueDefinitionNode Value()
        {
            reader.CountNode();
            var start = reader.Position;
            var words = reader.Description();
            if (reader.IsAtKeyword("true"u8) || reader.IsAtKeyword("false"u8) || reader.IsAtKeyword("null"u8))
                throw reader.Unexpected();
            return new(start, words, reader.Name(), reader.Directives(isConstant: true));
        }
    }

    private static InputDefinitionNode Input(SyntaxReader reader, int position, string? description, bool isExtension)
    {
        var name = reader.Name();
        var directives = reader.Directives(isConstant: true);
        var fields = reader.OptionalMany(TokenKind.BraceLeft, () => InputValue(reader), TokenKind.BraceRight);
        RequireContent(reader, isExtension, directives.Count + fields.Count);
        return new(position, description, isExtension, name, directives, fields);
    }

    private static DirectiveDefinitionNode Directive(SyntaxReader reader, int position, string? description)
    {
        reader.Expect(TokenKind.At);
        var name = reader.Name();
        var arguments = reader.OptionalMany(TokenKind.ParenLeft, () => InputValue(reader), TokenKind.ParenRight);
        var isRepeatable = reader.SkipKeyword("repeatable"u8);
        reader.ExpectKeyword("on"u8);
        reader.Skip(TokenKind.Pipe);
        var locations = new List<Name>();
        do
        {
            var location = reader.IsAt(TokenKind.Name) ? reader.LookAtName() : throw reader.Unexpected();
            if (!DirectiveLocations.All.Contains(location))
                throw reader.Unexpected();
            locations.Add(reader.Name());
        }
        while (reader.Skip(TokenKind.Pipe));
        return new(position, description, name, arguments, isRepeatable, locations);
    }

    private static void RequireContent(SyntaxReader reader, bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
            throw reader.Unexpected();
    }
}
