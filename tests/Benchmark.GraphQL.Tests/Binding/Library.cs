namespace Benchmark.GraphQL.Tests.Binding;

/// <summary>What a book is about.</summary>
public enum Genre
{
    /// <summary>Made up.</summary>
    Fiction = 1,

    /// <summary>True.</summary>
    NonFiction,
}

/// <summary>Someone who writes.</summary>
/// <param name="Id">Number in the library.</param>
/// <param name="Name">As printed; <c>null</c> is not a name.</param>
public sealed record Author(int Id, string Name);

/// <summary>A book on a shelf.</summary>
/// <param name="Id">Number in the library.</param>
/// <param name="Title">As printed.</param>
/// <param name="Genre">What it is about.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Tags">Words to find it by.</param>
/// <param name="Rating">Mean of the readers' ratings, 1 to 5; null until somebody rated it.</param>
/// <param name="Published">When it came out.</param>
public sealed record Book(
    int Id, string Title, Genre Genre, int AuthorId, IReadOnlyList<string> Tags, double? Rating, DateOnly Published)
{
    /// <summary>Not for callers.</summary>
    public Dictionary<string, string> Internals { get; } = [];

    /// <summary>Where it stands.</summary>
    public Place Place => Id % 2 == 0 ? new Place.Shelf(Id * 10) : new Place.Lent("Ada");
}

/// <summary>Where a book is.</summary>
public abstract record Place
{
    private Place()
    {
    }

    /// <summary>On a shelf.</summary>
    /// <param name="Number">Counted from the door.</param>
    public sealed record Shelf(int Number) : Place;

    /// <summary>With a reader.</summary>
    /// <param name="Reader">Her name.</param>
    public sealed record Lent(string Reader) : Place;
}

/// <summary>Which books to find.</summary>
/// <param name="Genre">Only of this genre.</param>
/// <param name="TitleContains">Only with these letters in the title.</param>
public sealed record BookFilter(Genre? Genre = null, Optional<string?> TitleContains = default);

/// <summary>One way to point at a book.</summary>
/// <param name="Title">By its title.</param>
/// <param name="Number">By its number.</param>
[OneOf]
public sealed record BookBy(string? Title, int? Number);

/// <summary>A book is lent already.</summary>
public sealed class BookIsLentException(string reader) : Exception($"The book is with {reader}.")
{
    /// <summary>Who has it.</summary>
    public string Reader { get; } = reader;
}

/// <summary>The shelves.</summary>
public sealed class Shelves
{
    public IReadOnlyList<Author> Authors { get; } = [new(1, "Mary Shelley"), new(2, "Ada Lovelace")];

    public IReadOnlyList<Book> Books { get; } =
    [
        new(1, "Frankenstein", Genre.Fiction, 1, ["gothic"], 4.5, new(1818, 1, 1)),
        new(2, "Notes", Genre.NonFiction, 2, [], null, new(1843, 8, 1)),
        new(3, "The Last Man", Genre.Fiction, 1, ["gothic", "plague"], 3.25, new(1826, 2, 1)),
    ];

    /// <summary>How often authors were fetched.</summary>
    public int AuthorFetches { get; set; }
}

[QueryType]
internal static partial class BookQueries
{
    /// <summary>Every book, in the order of numbers.</summary>
    /// <param name="where">Which to find; all when not given.</param>
    /// <param name="first">How many at most.</param>
    public static IEnumerable<Book> GetBooks(Shelves shelves, BookFilter? where = null, int first = 10) => shelves.Books
        .Where(book => where?.Genre is not { } genre || book.Genre == genre)
        .Where(book => where?.TitleContains is not { HasValue: true, Value: { } letters } || book.Title.Contains(letters, StringComparison.Ordinal))
        .Take(first);

    /// <summary>One book.</summary>
    public static Book? GetBook(BookBy by, Shelves shelves) =>
        shelves.Books.FirstOrDefault(book => book.Title == by.Title || book.Id == by.Number);

    /// <summary>Books with these genres.</summary>
    public static int CountBooks(Shelves shelves, [DefaultValue("[FICTION]")] IReadOnlyList<Genre> of) =>
        shelves.Books.Count(book => of.Contains(book.Genre));

    /// <summary>Books, page by page.</summary>
    [UseConnection(IncludeTotalCount = true)]
    public static Connection<Book> GetShelf(PagingArguments paging, Shelves shelves)
    {
        var from = paging.After is { } after ? int.Parse(KeysetCursor.Parse(after, 1)[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var rest = shelves.Books.Where(book => book.Id > from).ToList();
        return new PageConnection<Book>(Page<Book>.Create(
            [.. rest.Take(paging.First ?? 10)], rest.Count > paging.First, from > 0,
            book => KeysetCursor.Format(book.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), shelves.Books.Count));
    }

    /// <summary>Authors, page by page.</summary>
    [UsePaging]
    public static IEnumerable<Author> GetAuthors(Shelves shelves) => shelves.Authors;

    /// <summary>Only for librarians.</summary>
    [Authorize(Roles = ["librarian"])]
    public static string GetLedger() => "secret";
}

[ObjectType<Book>]
[ExtendObjectType<Book>(IgnoreProperties = [nameof(Book.Internals)])]
internal static partial class BookNode
{
    /// <summary>Who wrote it.</summary>
    [BatchResolver]
    [BindMember(nameof(Book.AuthorId))]
    public static async Task<IReadOnlyList<Author>> GetAuthorAsync(
        [Parent] IReadOnlyList<Book> books, Shelves shelves, CancellationToken cancellation)
    {
        await Task.Delay(1, cancellation);
        shelves.AuthorFetches++;
        return [.. books.Select(book => shelves.Authors.Single(author => author.Id == book.AuthorId))];
    }

    /// <summary>The title, perhaps loudly.</summary>
    public static string GetSpine([Parent] Book book, bool loud = false) =>
        loud ? book.Title.ToUpperInvariant() : book.Title;

    [NodeResolver]
    public static Task<Book?> GetBookAsync(int id, Shelves shelves) => Task.FromResult(shelves.Books.FirstOrDefault(book => book.Id == id));
}

[ObjectType<Author>]
internal static partial class AuthorNode
{
    /// <summary>What she wrote.</summary>
    public static IEnumerable<Book> GetBooks([Parent] Author author, Shelves shelves) =>
        shelves.Books.Where(book => book.AuthorId == author.Id);

    [NodeResolver]
    public static Author? GetAuthor(int id, Shelves shelves) => shelves.Authors.FirstOrDefault(author => author.Id == id);
}

[ObjectType<Place.Shelf>]
[GraphQLName("ShelfPlace")]
internal static partial class ShelfPlaceNode;

[MutationType]
internal static partial class BookMutations
{
    /// <summary>Lends a book.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reader">To whom.</param>
    [Error<BookIsLentException>]
    public static async Task<Book> LendBookAsync([ID<Book>] int id, string reader, Shelves shelves)
    {
        await Task.Yield();
        var book = shelves.Books.Single(book => book.Id == id);
        return book.Place is Place.Lent lent && lent.Reader != reader ? throw new BookIsLentException(lent.Reader) : book;
    }
}

[SubscriptionType]
internal static partial class BookSubscriptions
{
    /// <summary>Every return of a book of a genre.</summary>
    [Subscribe]
    [Topic("returned_{genre}")]
    public static Book BookReturned([EventMessage] Book book, Genre genre) => book with { Title = $"{book.Title} ({genre})" };
}
