namespace Benchmark.Reports.Documents;

/// <summary>How pages look, on screens from 320 px and on paper.</summary>
/// <remarks>
/// On paper a chart floats: where it does not fit on a page it goes to the top of the next one, and its table, which may break, fills
/// the place. What follows the two waits for them. Details and tables must stay plain blocks for that: Chromium moves a flow root, or
/// whatever clears, to the next page together with the chart.
/// </remarks>
internal static class PageStyle
{
    /// <summary>One style sheet for every document.</summary>
    public static Html Css { get; } = new("""
        :root { color-scheme: light; --ink: #1c2328; --muted: #55606a; --rule: #d5dbe1; --deep: #0b3a5b; --wash: #f3f6f9; }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.55 "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
        .measure { display: block; max-width: 752px; margin: 0 auto; padding: 0 1rem; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: .5rem; top: .5rem; padding: .5rem 1rem; background: #fff; color: var(--deep); z-index: 1; }
        a { color: #0b4f86; }
        :focus-visible { outline: 3px solid #c2410c; outline-offset: 2px; }
        header { background: var(--deep); color: #fff; padding-top: 2rem; }
        header div.measure { padding-bottom: 1.75rem; }
        h1 { margin: 0; font-size: clamp(1.5rem, 5vw, 2.125rem); line-height: 1.2; text-wrap: balance; }
        h1 .word { display: inline-block; max-width: 100%; }
        .kicker { margin: 0 0 .5rem; font-size: .9375rem; color: #d3e3ef; }
        .lead { margin: .9rem 0 0; font-size: clamp(1.0625rem, 3vw, 1.25rem); line-height: 1.45; max-width: 38em; }
        .notice { margin: 0; max-width: none; padding: .75rem 0; background: #fff1d6; border-bottom: 2px solid #c2410c; color: #3d2203; }
        nav.measure { padding-top: 1rem; }
        nav ol { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        nav li { padding: .125rem 0; }
        main:focus { outline: none; }
        section { padding-top: .5rem; }
        h2 { margin: 2rem 0 .75rem; padding-top: 1rem; border-top: 3px solid var(--deep); font-size: 1.375rem; line-height: 1.25; }
        h3 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem; }
        p, ul, dl { margin: 0 0 1rem; max-width: 42em; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .75rem; margin: 0 0 1.25rem; padding: 0; max-width: none; }
        .facts div { background: var(--wash); border-left: 4px solid var(--deep); padding: .75rem .875rem; }
        .facts dt { color: var(--muted); font-size: .9375rem; line-height: 1.35; }
        .facts dd { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.2; font-weight: bold; }
        .facts div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
        ol { margin: 0 0 1rem; padding-left: 1.5rem; max-width: 42em; }
        main li { margin-bottom: .375rem; }
        blockquote { margin: 0 0 1.25rem; padding: .25rem 0 .25rem 1rem; border-left: 4px solid var(--deep); overflow-wrap: anywhere; }
        blockquote p { margin-bottom: .375rem; }
        blockquote footer { font-size: .875rem; margin: 0; padding: 0; background: none; }
        h1, h2, h3, .lead, .facts dd, main li { overflow-wrap: anywhere; }
        figure { margin: .75rem 0 .5rem; }
        figure svg { display: block; max-width: 100%; height: auto; }
        figure .narrow { display: none; }
        details { margin: 0 0 1.75rem; }
        summary { cursor: pointer; color: #0b4f86; padding: .375rem 0; }
        .scroll { overflow-x: auto; max-width: 100%; margin-bottom: 1rem; }
        table { border-collapse: collapse; font-size: .9375rem; line-height: 1.35; min-width: 100%; }
        caption { text-align: left; color: var(--muted); padding-bottom: .5rem; }
        th, td { padding: .375rem .625rem; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; }
        th:first-child { text-align: left; padding-left: 0; }
        th[scope=row] { font-weight: normal; }
        tr.total th, tr.total td { font-weight: bold; }
        thead th { border-bottom: 2px solid var(--deep); vertical-align: bottom; }
        td { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .plain th, .plain td { text-align: left; overflow-wrap: anywhere; white-space: normal; }
        .plain thead th, .plain code { overflow-wrap: normal; white-space: nowrap; }
        .plain th[scope=row] { font-weight: bold; white-space: nowrap; }
        .plain .whole { white-space: nowrap; overflow-wrap: normal; }
        .plain th.sentence { white-space: normal; min-width: 14rem; }
        footer p { overflow-wrap: anywhere; }
        fieldset { margin: 0 0 1.25rem; padding: .5rem 1rem .75rem; border: 1px solid #8a949e; border-radius: 4px; }
        legend { font-weight: bold; padding: 0 .25rem; }
        .choice { display: flex; gap: .5rem; align-items: baseline; padding: .375rem 0; }
        label.over { display: block; margin: .5rem 0 .25rem; }
        textarea, input[type=text] { width: 100%; font: inherit; padding: .5rem; border: 1px solid #6b7680; border-radius: 4px; }
        button { font: inherit; padding: .625rem 1.25rem; margin: 0 .75rem .75rem 0; border: 2px solid var(--deep); border-radius: 4px; background: #fff; color: var(--deep); cursor: pointer; }
        button.main { background: var(--deep); color: #fff; }
        .wrong { border: 3px solid #b3261e; padding: .75rem 1rem; margin: 0 0 1.25rem; }
        footer { margin-top: 3rem; padding: 1.25rem 0; background: var(--wash); color: var(--muted); font-size: .9375rem; }
        @media (max-width: 600px) {
          figure .wide { display: none; }
          figure .narrow { display: block; }
          figure svg { width: 100%; max-width: 430px; }
          .plain, .plain caption, .plain tbody, .plain tr, .plain th, .plain td { display: block; }
          .plain thead { position: absolute; left: -999rem; }
          .plain tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); }
          .plain th[scope=row], .plain td { padding: .0625rem 0; border: 0; white-space: normal; }
          .plain [data-label]::before { content: attr(data-label) ": "; color: var(--muted); }
        }
        @media print {
          @page { size: A4; margin: 16mm 14mm; }
          body { font-size: 10pt; }
          .measure { max-width: none; padding: 0; }
          header { background: none; color: var(--ink); padding: 0; }
          header div.measure { padding: 0 0 8pt; border-bottom: 2pt solid var(--deep); }
          .kicker { color: var(--muted); }
          .notice { border: 1pt solid #c2410c; padding: 4pt 6pt; margin-top: 6pt; }
          .skip, nav.measure, summary { display: none; }
          section, h2 { padding-top: 0; }
          h2 { margin: 14pt 0 6pt; padding-top: 6pt; border-top-width: 2pt; font-size: 14pt; }
          h3 { margin: 10pt 0 2pt; }
          .chart { float: left; width: 100%; break-inside: avoid; }
          .chart h3, figure { margin-top: 0; }
          figure { margin-bottom: 8pt; }
          figure svg { width: 88%; max-height: 236mm; }
          th, td { padding: 2pt 6pt; }
          main li { margin-bottom: 2pt; }
          .facts { gap: 6pt; grid-template-columns: repeat(4, 1fr); }
          .facts div { padding: 5pt 7pt; }
          .facts dd { font-size: 14pt; }
          details { margin-bottom: 8pt; }
          figure .wide { display: block; }
          figure .narrow { display: none; }
          .facts, tr, li { break-inside: avoid; }
          section, h2, h3 { clear: both; }
          h2, h3, caption, thead { break-after: avoid; }
          details::details-content { content-visibility: visible; display: block; height: auto; }
          .scroll { overflow: visible; }
          .scroll:not(:has(tbody tr:nth-child(12))) { break-inside: avoid; }
          .scroll:has(tbody tr:nth-child(12)) tr:nth-child(-n+3) { break-after: avoid; }
          .scroll:has(tbody tr:nth-child(12)) tr:nth-last-child(-n+3) { break-before: avoid; }
          table { width: 100%; }
          ul + p { break-before: avoid; }
          footer { margin-top: 12pt; padding: 0; background: none; font-size: 8pt; }
          table { font-size: 8.5pt; }
          a { color: inherit; text-decoration: none; }
        }
        """);
}
