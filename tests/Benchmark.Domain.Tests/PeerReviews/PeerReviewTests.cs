using Benchmark.Domain.Frameworks;
using Benchmark.Domain.PeerReviews;
using Benchmark.Domain.Tests.Frameworks;
using Benchmark.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.PeerReviews;

public sealed class PeerReviewTests
{
    private static readonly Framework TwoThemes = SomeFramework.Scored(1, 2);

    [Theory]
    [InlineData("", "\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void Numbers_may_be_words_titles_may_be_missing_and_lines_may_wrap(string start, string lineEnd)
    {
        const string text = """
            Theme two
            They welcomed us.

            Strengths:
            • People are
              listened to
            · Staff stay
            Quality statement THREE: element, 2.2
            Score: 3
            One paragraph.
            - Another.
            """;

        var review = Assert.Single(PeerReview.Read(start + text.ReplaceLineEndings(lineEnd), "review.txt", TwoThemes));

        Assert.Equal(("D2", null, "They welcomed us.", null), (review.Theme, review.ReviewedOn, review.Introduction, review.Score));
        Assert.Equal(["People are listened to", "Staff stay"], review.Strengths);
        Assert.Empty(review.Considerations);
        var reviewed = Assert.Single(review.Elements);
        Assert.Equal(("E2.2", 3), (reviewed.Element, reviewed.Score));
        Assert.Equal(["One paragraph.", "Another."], reviewed.Observations);
    }

    [Fact]
    public void Every_place_where_a_review_is_off_is_named_at_once()
    {
        var sample = Project.PathOf("tests", "Benchmark.Domain.Tests", "PeerReviews", "Samples", "off.txt");

        var refused = Assert.Throws<InvalidFileException>(() => PeerReview.Read(File.ReadAllText(sample), "off.txt", TwoThemes));

        Approved.Match(string.Join('\n', refused.Problems) + "\n", "off.txt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("A page about something else.")]
    public void A_text_that_is_no_review_is_refused(string text) =>
        Assert.Throws<InvalidFileException>(() => PeerReview.Read(text, "page.txt", TwoThemes));

    [Fact]
    public void Reviews_that_are_written_read_back_the_same() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var written = PeerReview.Write(Some(new Random(seed)), TwoThemes);

            var read = PeerReview.Read(written, "review.txt", TwoThemes);

            Assert.Equal(InWords(Some(new Random(seed))), InWords(read));
            Assert.Equal(written, PeerReview.Write(read, TwoThemes));
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<PeerReview> Some(Random random)
    {
        DateOnly? day = random.Next(2) == 0 ? null : new(2024, 3, random.Next(1, 32));
        return [.. TwoThemes.Domains.Take(random.Next(1, 3)).Select(Review)];

        PeerReview Review(FrameworkDomain theme) => new(
            theme.Code, day, random.Next(2) == 0 ? null : string.Join('\n', Paragraphs(from: 1)), Score(), Paragraphs(from: 0), Paragraphs(from: 0),
            [.. theme.Elements.Take(random.Next(3)).Select(element => new ReviewedElement(element.Code, Score(), Paragraphs(from: 1)))]);

        int? Score() => random.Next(3) == 0 ? random.Next(1, 5) : null;

        IReadOnlyList<string> Paragraphs(int from) => [.. Enumerable.Range(0, random.Next(from, 4)).Select(_ => Words())];

        string Words() =>
            string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
    }

    private static readonly string[] Vocabulary = ["We", "saw", "1:1", "80%", "people’s", "Themes", "Strengths show", "2.", "“yes”", "a - dash"];

    private static string InWords(IReadOnlyList<PeerReview> reviews) => string.Join('\n', reviews.Select(review =>
        $"{review.Theme}|{review.ReviewedOn:O}|{review.Introduction}|{review.Score}|{string.Join('/', review.Strengths)}|"
        + $"{string.Join('/', review.Considerations)}|"
        + string.Join('\n', review.Elements.Select(element => $"{element.Element} {element.Score} {string.Join('/', element.Observations)}"))));
}
