using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.PeerReviews;

/// <summary>Takes the text of a peer review apart, line by line, and names every place where it is off.</summary>
/// <remarks>A line is a paragraph, as word processors save it. What a line belongs to is said by the last heading above it.</remarks>
internal sealed partial class PeerReviewText(string file, Framework framework)
{
    private static readonly string[] NumberWords =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly List<Problem> _problems = [];
    private readonly List<Theme> _themes = [];
    private DateOnly? _reviewedOn;

    public IReadOnlyList<PeerReview> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var words = lines[at].Replace('\u00A0', ' ').Replace('\t', ' ').Trim();
            if (words.Length > 0)
                Place(new(words, at + 1, lines[at].Length - lines[at].TrimStart().Length + 1));
        }

        if (_themes.Count == 0 && _problems.Count == 0)
            Refuse(new("", 1, 1), "There is no theme here. Begin with a line such as \"Theme 4: Leadership\".");
        foreach (var section in _themes.SelectMany(theme => theme.Sections).Where(section => section.IsEmpty))
            Refuse(section.Heading, "Nothing stands under this heading. Write what was found, or leave the heading out.");
        return _problems.Count == 0
            ? [.. _themes.Select(theme => theme.Finish(_reviewedOn))]
            : throw new InvalidFileException(_problems);
    }

    private void Place(Line line)
    {
        if (ThemeHeading().Match(line.Words) is { Success: true } theme)
            OpenTheme(theme, line);
        else if (VisitDay().Match(line.Words) is { Success: true } day)
            ReadDay(day, line);
        else if (_themes.Count == 0)
            Refuse(line, "No theme has begun yet. Begin with a line such as \"Theme 4: Leadership\".");
        else if (ListHeading().Match(line.Words) is { Success: true } list)
            _themes[^1].Open(line, list.Groups["strengths"].Success ? FindingKind.Strength : FindingKind.Consideration, null);
        else if (StatementHeading().Match(line.Words) is { Success: true } statement)
            OpenStatement(statement, line);
        else if (ScoreLine().Match(line.Words) is { Success: true } score)
            ReadScore(score, line);
        else
            _themes[^1].Add(line.Words);
    }

    private void OpenTheme(Match heading, Line line)
    {
        var domain = Numbered(heading, framework.Domains);
        if (domain is null)
            Refuse(line, $"{framework.Title} has themes 1 to {framework.Domains.Count}, and none of this number.");
        else if (!IsTitle(heading, domain.Title))
            Refuse(line, $"Theme {heading.Groups["number"].Value} is \"{domain.Title}\". Correct the number or the title.");
        else if (_themes.Exists(theme => theme.Domain == domain))
            Refuse(line, "This theme stands above already. Put all that was found about it under one heading.");
        _themes.Add(new(domain));
    }

    private void OpenStatement(Match heading, Line line)
    {
        var (element, theme) = (Numbered(heading, [.. framework.Elements]), _themes[^1]);
        if (element is null)
            Refuse(line, $"{framework.Title} has quality statements 1 to {framework.Elements.Count()}, and none of this number.");
        else if (!IsTitle(heading, element.Title))
            Refuse(line, $"Quality statement {heading.Groups["number"].Value} is \"{element.Title}\". Correct the number or the title.");
        else if (theme.Domain is { } domain && !domain.Elements.Contains(element))
            Refuse(line, $"This quality statement is not part of \"{domain.Title}\". Put it under its own theme.");
        else if (theme.Sections.Exists(section => section.Element == element))
            Refuse(line, "This quality statement stands above already. Put all that was found about it under one heading.");
        theme.Open(line, FindingKind.Observation, element);
    }

    private void ReadScore(Match line, Line at)
    {
        var theme = _themes[^1];
        if (framework.Scale is not { } scale || !int.TryParse(line.Groups["score"].Value, CultureInfo.InvariantCulture, out var score)
            || score < scale.Minimum || score > scale.Maximum)
            Refuse(at, $"A score is a whole number from {framework.Scale?.Minimum} to {framework.Scale?.Maximum}.");
        else if (!theme.Score(score))
            Refuse(at, "A score stands once under the heading of a theme or of a quality statement, and not in a list.");
    }

    private void ReadDay(Match line, Line at)
    {
        if (!DateOnly.TryParseExact(line.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Refuse(at, "Write the day of the visit as year, month and day, for example \"Reviewed on 2024-03-21\".");
        else if (_themes.Count > 0 || _reviewedOn is not null)
            Refuse(at, "The day of the visit stands once, above the first theme.");
        else
            _reviewedOn = day;
    }

    private static T? Numbered<T>(Match heading, IReadOnlyList<T> parts)
        where T : class
    {
        var word = heading.Groups["number"].Value;
        var number = int.TryParse(word, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : Array.FindIndex(NumberWords, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) + 1;
        return number >= 1 && number <= parts.Count ? parts[number - 1] : null;
    }

    /// <summary>Whether a heading names a title: letter by letter, whatever the commas, blanks and capitals. Without words it does.</summary>
    private static bool IsTitle(Match heading, string title) =>
        heading.Groups["title"].Value is var words && (words.Length == 0 || Letters(words) == Letters(title));

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private void Refuse(Line line, string message) => _problems.Add(new(file, line.Number, line.Column, message));

    [GeneratedRegex(@"^Theme +(?<number>\d+|[A-Za-z]+) *(?:[:.–-] *(?<title>.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex ThemeHeading();

    [GeneratedRegex(@"^Quality +Statement +(?<number>\d+|[A-Za-z]+) *(?:[:.–-] *(?<title>.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex StatementHeading();

    [GeneratedRegex("^(?:(?<strengths>Strengths?)|Considerations?|Areas for consideration) *:?$", RegexOptions.IgnoreCase)]
    private static partial Regex ListHeading();

    [GeneratedRegex("^Score *[:=] *(?<score>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ScoreLine();

    [GeneratedRegex(@"^Reviewed on *:? *(?<day>\d.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex VisitDay();

    [GeneratedRegex(@"^(?:[·•▪◦‣]\s*|[-–*]\s+)")]
    private static partial Regex Bullet();

    private sealed record Line(string Words, int Number, int Column);

    /// <summary>What stands under one heading of a theme.</summary>
    private sealed record Section(Line Heading, FindingKind Kind, FrameworkElement? Element)
    {
        private bool _hasBullets;

        public List<string> Items { get; } = [];

        public int? Score { get; set; }

        public bool IsEmpty => Items.Count == 0 && Score is null;

        /// <summary>In a list, a line without a bullet goes on with the item above, once there was a bullet.</summary>
        public void Add(string words)
        {
            var isBullet = Bullet().IsMatch(words);
            if (Kind == FindingKind.Observation || isBullet || !_hasBullets)
                Items.Add(Bullet().Replace(words, ""));
            else
                Items[^1] += $" {words}";
            _hasBullets |= isBullet;
        }
    }

    private sealed record Theme(FrameworkDomain? Domain)
    {
        private readonly List<string> _introduction = [];
        private int? _score;

        public List<Section> Sections { get; } = [];

        public void Open(Line heading, FindingKind kind, FrameworkElement? element) => Sections.Add(new(heading, kind, element));

        public void Add(string words)
        {
            if (Sections.Count > 0)
                Sections[^1].Add(words);
            else
                _introduction.Add(words);
        }

        /// <summary>Whether there is a place for a score, and none was given yet.</summary>
        public bool Score(int score)
        {
            if (Sections.LastOrDefault() is not { } section)
                return _score is null && (_score = score) is not null;
            return section is { Kind: FindingKind.Observation, Score: null } && (section.Score = score) is not null;
        }

        public PeerReview Finish(DateOnly? reviewedOn) => new(
            Domain!.Code,
            reviewedOn,
            _introduction.Count == 0 ? null : string.Join('\n', _introduction),
            _score,
            ListOf(FindingKind.Strength),
            ListOf(FindingKind.Consideration),
            [
                .. Sections.Where(section => section.Element is not null)
                    .Select(section => new ReviewedElement(section.Element!.Code, section.Score, section.Items)),
            ]);

        private IReadOnlyList<string> ListOf(FindingKind kind) =>
            [.. Sections.Where(section => section.Kind == kind).SelectMany(section => section.Items)];
    }
}
