namespace Benchmark.Reports.Documents;

/// <summary>One part of a page, reached from its list of contents.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Heading">What it is called.</param>
/// <param name="Body">What it says.</param>
public sealed record PageSection(string Id, string Heading, Html Body);

/// <summary>A self-contained page: no script, nothing loaded from elsewhere, readable at 320 px, at 400 % and on paper.</summary>
/// <param name="Title">Of the window and, with <paramref name="Kicker"/>, of the page.</param>
/// <param name="Kicker">What kind of document it is and of which round.</param>
/// <param name="Lead">The finding, in a sentence or two.</param>
/// <param name="Notices">What must be known before anything else, such as that the answers are made up; may be empty.</param>
/// <param name="Sections">In reading order.</param>
/// <param name="Foot">Where it comes from.</param>
public sealed record Page(
    string Title, string Kicker, string Lead, IReadOnlyList<string> Notices, IReadOnlyList<PageSection> Sections, string Foot)
{
    /// <summary>The whole file as text.</summary>
    public string ToHtml() => Whole.Text;

    /// <summary>The whole file as bytes.</summary>
    public byte[] ToUtf8() => Whole.ToUtf8();

    private Html Whole => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Title}</title>
        <style>
        {PageStyle.Css}
        </style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>
        <div class="measure">
        <p class="kicker">{Kicker}</p>
        <h1>{Heading}</h1>
        <p class="lead">{Lead}</p>
        </div>
        {Html.Each(Notices, notice => Html.Of($"<p class=\"notice\"><strong class=\"measure\">{notice}</strong></p>\n"))}
        </header>
        <nav class="measure" aria-label="Contents">
        <ol>
        {Html.Each(Sections, section => Html.Of($"<li><a href=\"#{section.Id}\">{section.Heading}</a></li>\n"))}
        </ol>
        </nav>
        <main id="main" class="measure" tabindex="-1">
        {Html.Each(Sections, Section)}
        </main>
        <footer>
        <p class="measure">{Foot}</p>
        </footer>
        </body>
        </html>

        """);

    /// <summary>The title, with words of several parts kept on one line where they fit on it: "self-checked" never breaks at its hyphen.</summary>
    private Html Heading => Html.Each(Title.Split(' ').Index(), pair => pair.Item.Contains('-', StringComparison.Ordinal)
        ? Html.Of($"{(pair.Index == 0 ? "" : " ")}<span class=\"word\">{pair.Item}</span>")
        : Html.Of($"{(pair.Index == 0 ? "" : " ")}{pair.Item}"));

    private static Html Section(PageSection section) => Html.Of($"""
        <section id="{section.Id}" aria-labelledby="{section.Id}-heading">
        <h2 id="{section.Id}-heading">{section.Heading}</h2>
        {section.Body}
        </section>

        """);
}
