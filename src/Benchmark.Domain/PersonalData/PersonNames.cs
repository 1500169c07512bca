using System.Text.RegularExpressions;

namespace Benchmark.Domain.PersonalData;

/// <summary>Words that read like the name of a person, by what stands around them.</summary>
/// <remarks>
/// Three grounds, each of which a reader can follow: a form of address before a capital ("Mrs Example"); words that introduce
/// somebody ("our manager Example", "called Example"); a common given name. A given name that is also a word or a month counts
/// only before another capital, and not at the start of a sentence. Names of no ground are missed.
/// </remarks>
internal static partial class PersonNames
{
    /// <summary>Where they stand, ground by ground; they may overlap.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) =>
        Addressed().Matches(text).Select(match => (match.Index, match.Length))
            .Concat(Introduced().Matches(text)
                .Select(match => match.Groups["name"])
                .Where(name => !Ordinary.Contains(FirstWord(name.Value)))
                .Select(name => (name.Index, name.Length)))
            .Concat(Capitals().Matches(text).SelectMany(run => Given(text, run)));

    private static IEnumerable<(int Start, int Length)> Given(string text, Match run)
    {
        var words = Word().Matches(run.Value);
        for (var at = 0; at < words.Count; at++)
        {
            var (word, start) = (Bare(words[at].Value), run.Index + words[at].Index);
            var isFollowed = at + 1 < words.Count && !Ordinary.Contains(Bare(words[at + 1].Value));
            if (!GivenNames.Plain.Contains(word) && !(GivenNames.AlsoWords.Contains(word) && isFollowed && !StartsSentence(text, start)))
                continue;

            var end = isFollowed ? words[at + 1].Index + words[at + 1].Length : words[at].Index + word.Length;
            yield return (start, run.Index + end - start);
            at += isFollowed ? 1 : 0;
        }
    }

    private static bool StartsSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(" \u00A0\t“‘\"'(·•-");
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '\n' or '\r';
    }

    private static string FirstWord(string name) => Bare(name.Split(' ', '\u00A0')[0]);

    /// <summary>A word without the "'s" of what is somebody's.</summary>
    private static string Bare(string word) =>
        word.Length > 2 && word[^1] == 's' && word[^2] is '\'' or '’' ? word[..^2] : word;

    /// <summary>Words with a capital that stand where a name could, and are none.</summary>
    private static readonly HashSet<string> Ordinary = new(StringComparer.Ordinal)
    {
        "Act", "And", "April", "August", "Authority", "Board", "Care", "Centre", "Code", "Council", "December", "Domiciliary", "England",
        "February", "Friday", "He", "House", "I", "It", "January", "July", "June", "March", "May", "Monday", "November", "October", "Our",
        "Road", "Saturday", "September", "She", "Social", "Street", "Sunday", "Team", "The", "They", "Thursday", "Trust", "Tuesday",
        "We", "Wednesday", "You",
    };

    [GeneratedRegex(
        @"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Reverend|Cllr|Councillor)\.?[ \u00A0]\p{Lu}[\p{L}'’-]*(?:[ \u00A0]\p{Lu}[\p{L}'’-]+)?")]
    private static partial Regex Addressed();

    [GeneratedRegex(
        @"\b(?:[Mm]anager|[Dd]irector|[Nn]urse|[Cc]arer|[Rr]esident|[Tt]enant|[Cc]olleague|[Ww]orker|[Mm]other|[Ff]ather|[Ss]ister|[Bb]rother|[Ss]on|[Dd]aughter|[Ww]ife|[Hh]usband|called|named),?[ \u00A0](?<name>\p{Lu}\p{Ll}[\p{L}'’-]*(?:[ \u00A0]\p{Lu}\p{Ll}[\p{L}'’-]*)?)")]
    private static partial Regex Introduced();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}'’-]+(?:[ \u00A0]\p{Lu}[\p{L}'’-]+)*")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"[\p{L}'’-]+")]
    private static partial Regex Word();
}
