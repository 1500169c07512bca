using System.Globalization;

namespace Benchmark.Domain.People;

/// <summary>Somebody who acts, told apart from others where two people are needed: docs/methods/people.md.</summary>
/// <param name="Name">What the trail calls them; the key's own name where a key does not say who holds it.</param>
/// <param name="KnownAs">Their names as they are compared; empty where nobody knows who it is.</param>
public sealed record Person(string Name, IReadOnlyList<string> KnownAs)
{
    /// <summary>How the name of every key begins; a key is not a person.</summary>
    public const string KeyMark = "bmk_";

    /// <summary>Whether anybody knows who it is.</summary>
    public bool IsKnown => KnownAs.Count > 0;

    /// <summary>Somebody who goes by these names; unknown where the names are none, or those of keys.</summary>
    /// <param name="names">The first is what they are called. Composed (Unicode NFC) already: the runtime has no tables for it.</param>
    public static Person Named(params IReadOnlyList<string> names) => new(
        Tidy(names[0]),
        [
            .. names.Where(name => !Tidy(name).StartsWith(KeyMark, StringComparison.OrdinalIgnoreCase))
                .Select(name => Tidy(name).ToUpperInvariant()).Where(name => name.Length > 0).Distinct(),
        ]);

    /// <summary>Somebody who goes by one name.</summary>
    public static implicit operator Person(string name) => Named(name);

    /// <summary>A name with one blank between its words and none around them, and without what is not seen.</summary>
    public static string Tidy(string name) => string.Join(' ', new string([.. name.Where(IsSeen)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether two are one person, or may be: they share a name.</summary>
    public bool IsSameAs(Person other) => KnownAs.Intersect(other.KnownAs).Any();

    /// <summary>The person, where it must be known who acts.</summary>
    /// <exception cref="HolderNeededException">Nobody knows.</exception>
    public Person MustBeKnown() => IsKnown ? this : throw new HolderNeededException($"The key {Name} does not say who holds it, so nobody could tell whether two people acted.");

    private static bool IsSeen(char letter) =>
        char.IsWhiteSpace(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control);
}

/// <summary>A step needs two people, and a key does not say who holds it.</summary>
public sealed class HolderNeededException(string fact)
    : DomainException($"{fact} Issue a key that names its holder: benchmark key issue --holder NAME, or issueKey with holder.");
