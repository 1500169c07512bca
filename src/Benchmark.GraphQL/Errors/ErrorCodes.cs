namespace Benchmark.GraphQL;

/// <summary>The values of <c>extensions.code</c>. Where HotChocolate has a code for the same fault, it is used.</summary>
public static class ErrorCodes
{
    /// <summary>The request is no GraphQL request: a parameter has the wrong type.</summary>
    public const string InvalidRequest = "HC0009";

    /// <summary>The body is larger than the server reads.</summary>
    public const string RequestTooLarge = "HC0010";

    /// <summary>The body is not JSON.</summary>
    public const string InvalidJson = "HC0011";

    /// <summary>The request names no document.</summary>
    public const string NoQuery = "HC0013";

    /// <summary>The document does not parse.</summary>
    public const string Syntax = "HC0014";

    /// <summary>A variable does not have a value of its type.</summary>
    public const string VariableType = "HC0016";

    /// <summary>A non-null field resolved to null.</summary>
    public const string NonNullViolation = "HC0018";

    /// <summary>The persisted document is not known.</summary>
    public const string PersistedNotFound = "HC0020";

    /// <summary>The operation took longer than the server allows.</summary>
    public const string Timeout = "HC0045";

    /// <summary>Introspection is not allowed here.</summary>
    public const string IntrospectionNotAllowed = "HC0046";

    /// <summary>The operation costs more than the server allows.</summary>
    public const string CostExceeded = "HC0047";

    /// <summary>The caller went away.</summary>
    public const string Cancelled = "HC0049";

    /// <summary>More items are asked for than a page may hold.</summary>
    public const string PageTooLarge = "HC0051";

    /// <summary>Neither <c>first</c> nor <c>last</c> is given where one must be.</summary>
    public const string NoPagingBoundaries = "HC0052";

    /// <summary>A value does not fit the type of its position.</summary>
    public const string InvalidValue = "HC0054";

    /// <summary>No media type of the Accept header can be served.</summary>
    public const string NotAcceptable = "HC0063";

    /// <summary>Only persisted documents are answered here.</summary>
    public const string OnlyPersisted = "HC0067";

    /// <summary>More nodes are asked for than the server fetches at once.</summary>
    public const string TooManyNodeIds = "HC0076";

    /// <summary>A header that browsers cannot send across sites is missing.</summary>
    public const string NoPreflightHeader = "HC0077";

    /// <summary>A cursor is not one of ours.</summary>
    public const string InvalidCursor = "HC0078";

    /// <summary><c>first</c> or <c>last</c> is negative.</summary>
    public const string NegativePageSize = "HC0079";

    /// <summary>A list lacks the argument that bounds it.</summary>
    public const string NoSlicingArgument = "HC0082";

    /// <summary>Introspection nests too deep.</summary>
    public const string IntrospectionTooDeep = "HC0086";

    /// <summary>A field comes back to itself too often.</summary>
    public const string FieldCycle = "HC0087";

    /// <summary>Comparing fields of the same name takes too long.</summary>
    public const string TooManyMerges = "HC0107";

    /// <summary>The caller is not signed in.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The caller may not see this.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>The document has more tokens than the parser reads.</summary>
    public const string TooManyTokens = "DOCUMENT_TOO_MANY_TOKENS";

    /// <summary>The document has more syntax nodes than the parser builds.</summary>
    public const string TooManyNodes = "DOCUMENT_TOO_MANY_NODES";

    /// <summary>The document has more fields than the parser builds.</summary>
    public const string TooManyFields = "DOCUMENT_TOO_MANY_FIELDS";

    /// <summary>One place of the document has more directives than it may.</summary>
    public const string TooManyDirectives = "DOCUMENT_TOO_MANY_DIRECTIVES";

    /// <summary>The document nests deeper than the parser goes.</summary>
    public const string TooDeep = "DOCUMENT_TOO_DEEP";

    /// <summary>The document spreads fragments more often than the engine follows.</summary>
    public const string TooManyFragments = "DOCUMENT_TOO_MANY_FRAGMENT_VISITS";

    /// <summary>The document uses more aliases than it may.</summary>
    public const string TooManyAliases = "DOCUMENT_TOO_MANY_ALIASES";

    /// <summary>The operation nests deeper than is executed.</summary>
    public const string OperationTooDeep = "OPERATION_TOO_DEEP";

    /// <summary>The document breaks a rule of the language.</summary>
    public const string Validation = "VALIDATION";

    /// <summary>The request does not say which of several operations to run, or names one that is not there.</summary>
    public const string UnknownOperation = "UNKNOWN_OPERATION";

    /// <summary>The answer is larger than the server sends.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>An identifier is not one of ours, or belongs to another type.</summary>
    public const string InvalidId = "INVALID_ID";

    /// <summary>Several operations in one request are not answered here.</summary>
    public const string BatchingNotAllowed = "BATCHING_NOT_ALLOWED";

    /// <summary>The server has as much to do as it takes on.</summary>
    public const string Overloaded = "SERVER_OVERLOADED";
}
