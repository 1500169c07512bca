using System.Text.RegularExpressions;

namespace Benchmark.Domain.PersonalData;

/// <summary>What a piece of text may say about a person.</summary>
public enum PersonalDataKind
{
    /// <summary>What reads like the name of a person.</summary>
    Name,

    /// <summary>Ten digits whose last one checks out as that of an NHS number.</summary>
    NhsNumber,

    /// <summary>What reads like a telephone number of the United Kingdom.</summary>
    PhoneNumber,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>What reads like a postcode of the United Kingdom.</summary>
    Postcode,
}

/// <summary>A place in a text that may tell who somebody is.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins: from 0, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record PersonalDataHint(PersonalDataKind Kind, int Start, int Length);

/// <summary>Looks for what may tell who somebody is in free text.</summary>
/// <remarks>
/// An aid for the person who writes, before they save: it misses names it does not know and takes some other words for names.
/// That it finds nothing is no proof that a text names nobody.
/// </remarks>
public static partial class PersonalDataScan
{
    /// <summary>The places to look at again, in the order of the text; none overlaps another.</summary>
    public static IReadOnlyList<PersonalDataHint> Of(string text)
    {
        var hints = new List<PersonalDataHint>();
        Add(PersonalDataKind.EmailAddress, EmailAddress().Matches(text));
        Add(PersonalDataKind.NhsNumber, TenDigits().Matches(text).Where(match => NhsNumber.Checks(match.Value)));
        Add(PersonalDataKind.PhoneNumber, PhoneNumber().Matches(text).Where(match => HasPhoneLength(match.Value)));
        Add(PersonalDataKind.Postcode, Postcode().Matches(text));
        foreach (var (start, length) in PersonNames.In(text))
            Place(new(PersonalDataKind.Name, start, length));
        return [.. hints.OrderBy(hint => hint.Start)];

        void Add(PersonalDataKind kind, IEnumerable<Match> matches)
        {
            foreach (var match in matches)
                Place(new(kind, match.Index, match.Length));
        }

        void Place(PersonalDataHint hint)
        {
            if (!hints.Exists(other => other.Start < hint.Start + hint.Length && hint.Start < other.Start + other.Length))
                hints.Add(hint);
        }
    }

    /// <summary>Asks before texts are kept: refuses once, until the person says that they looked.</summary>
    /// <param name="confirmed">Whether the person looked at the places and wants to keep the texts as they are.</param>
    /// <param name="texts">What to look through, each under the name its writer knows it by; a null text holds nothing.</param>
    /// <exception cref="PersonalDataSuspectedException">Something may tell who somebody is, and nobody confirmed it.</exception>
    public static void Ask(bool confirmed, params ReadOnlySpan<(string Place, string? Text)> texts)
    {
        if (confirmed)
            return;

        var findings = new List<PersonalDataFinding>();
        foreach (var (place, text) in texts)
            findings.AddRange(Of(text ?? "").Select(hint => new PersonalDataFinding(place, hint.Kind, hint.Start, hint.Length)));
        if (findings.Count > 0)
            throw new PersonalDataSuspectedException(findings);
    }

    private static bool HasPhoneLength(string number)
    {
        var digits = number.Count(char.IsAsciiDigit);
        return number[0] == '+' || number.StartsWith("0044", StringComparison.Ordinal) ? digits is >= 11 and <= 14 : digits is 10 or 11;
    }

    [GeneratedRegex(@"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z])")]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"(?<![\d+])(?<!\d[ -])[0-9]{3}[ \u00A0-]?[0-9]{3}[ \u00A0-]?[0-9]{4}(?![ -]?[0-9])")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<![\d+])(?:(?:\+44|0044)[ \u00A0]?(?:\(0\)[ \u00A0]?)?|\(?0)[1-37-9](?:[ \u00A0()-]{0,2}[0-9]){7,9}(?![0-9])")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(?<![\w.])(?:[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00A0]?[0-9][ABD-HJLNP-UW-Z]{2}|GIR[ \u00A0]?0AA)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();
}

/// <summary>A place in one of several texts that may tell who somebody is.</summary>
/// <param name="Place">The text, by the name its writer knows it by.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins in the text: from 0, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record PersonalDataFinding(string Place, PersonalDataKind Kind, int Start, int Length);

/// <summary>A text may tell who somebody is, and nobody confirmed that it may be kept so.</summary>
/// <remarks>It says where, and never repeats the words.</remarks>
public sealed class PersonalDataSuspectedException(IReadOnlyList<PersonalDataFinding> findings)
    : DomainException(
        $"This may name or reach a person: {string.Join("; ", findings.Take(5).Select(Words))}{(findings.Count > 5 ? "; and more" : "")}. "
        + "Take it out, or confirm that it names nobody. The check is an aid: it misses some names and takes other words for names.")
{
    /// <summary>Every place, text by text.</summary>
    public IReadOnlyList<PersonalDataFinding> Findings { get; } = findings;

    private static string Words(PersonalDataFinding finding) => $"{finding.Place}, from character {finding.Start + 1}: {KindOf(finding.Kind)}";

    private static string KindOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => "a name",
        PersonalDataKind.NhsNumber => "an NHS number",
        PersonalDataKind.PhoneNumber => "a telephone number",
        PersonalDataKind.EmailAddress => "an e-mail address",
        PersonalDataKind.Postcode => "a postcode",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
