using Benchmark.Domain.PersonalData;
using Benchmark.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.PersonalData;

public sealed class PersonalDataScanTests
{
    [Theory]
    [InlineData("Ask Mrs Example-Smith about it.", "Mrs Example-Smith")]
    [InlineData("It was Dr. Okonkwo who came.", "Dr. Okonkwo")]
    [InlineData("Our manager Oluwaseun Adeyemi leads it.", "Oluwaseun Adeyemi")]
    [InlineData("A person called Zbigniew moved in.", "Zbigniew")]
    [InlineData("Then Sarah said no.", "Sarah")]
    [InlineData("We asked Margaret O’Neill’s family.", "Margaret O’Neill’s")]
    [InlineData("They met Grace Example there.", "Grace Example")]
    public void A_name_is_found_by_what_stands_around_it(string text, string name) =>
        Assert.Equal([(PersonalDataKind.Name, name)], Found(text));

    [Theory]
    [InlineData("We review this in May and June. Will people agree? Hope matters.")]
    [InlineData("The Care Act, the Well-led topic and the Professional Standards Framework apply.")]
    [InlineData("The manager. She leads; the Registered Manager They trust is in the team. Grace Notes begin a sentence.")]
    [InlineData("Mark every record. Frank Talk starts a sentence.")]
    public void Ordinary_words_with_a_capital_are_not_names(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData("9434765919")]
    public void A_number_with_the_check_digit_of_an_NHS_number_is_found(string number) =>
        Assert.Equal([(PersonalDataKind.NhsNumber, number)], Found($"Number {number}, of course."));

    [Fact]
    public void Of_ten_digits_that_end_differently_at_most_one_is_an_NHS_number()
    {
        Prop.ForAll(Gen.Choose(100_000_000, 999_999_999).ToArbitrary(), first =>
        {
            var numbers = Enumerable.Range(0, 10).Where(last => Found($"{first}{last}").Any(hint => hint.Kind == PersonalDataKind.NhsNumber));
            Assert.Equal(LastDigits(first), numbers);
        }).QuickCheckThrowOnFailure();

        // What the NHS publishes, worked the long way round: 11 minus the remainder of the weighted sum.
        static IEnumerable<int> LastDigits(int first)
        {
            var weighted = $"{first}".Select((digit, at) => (digit - '0') * (10 - at)).Sum();
            return (11 - weighted % 11) switch { 11 => [0], 10 => [], var last => [last] };
        }
    }

    [Theory]
    [InlineData("07700 900123")]
    [InlineData("020 7946 0018")]
    [InlineData("(0161) 496 0123")]
    [InlineData("+44 7700 900123")]
    [InlineData("+44 (0)161 496 0123")]
    [InlineData("0044 20 7946 0018")]
    [InlineData("0808 157 0192")]
    public void A_telephone_number_is_found(string number) =>
        Assert.Equal([(PersonalDataKind.PhoneNumber, number)], Found($"Call {number} today."));

    [Theory]
    [InlineData("first.last+care@example.co.uk", PersonalDataKind.EmailAddress)]
    [InlineData("SW1A 1AA", PersonalDataKind.Postcode)]
    [InlineData("m1 1ae", PersonalDataKind.Postcode)]
    [InlineData("EC1A1BB", PersonalDataKind.Postcode)]
    public void An_address_is_found(string address, PersonalDataKind kind) => Assert.Equal([(kind, address)], Found($"It is {address}."));

    [Theory]
    [InlineData("In 2024 and 2025 we gave 1,250 hours, 80% of them by 31/03/2025.")]
    [InlineData("Statements WL2.01 and DU1.8, reference 2024-000-123456789012.")]
    [InlineData("Ratio 1:1 @ 24 hours; £12,345,678; 1000 to 2000.")]
    public void Other_numbers_are_left_alone(string text) => Assert.Empty(Found(text));

    [Fact]
    public void Hints_stand_in_order_within_any_text_and_never_overlap() => Prop.ForAll(
        Gen.Elements("Mrs ", "Sarah", " Will", " 943 476 5919", "0", "+44 ", "7700 900123", "a@b.co", " M1 1AE", "\n", "’s", "(", "Ünsal", "\uD800", ".")
            .ListOf().ToArbitrary(),
        pieces =>
        {
            var text = string.Concat(pieces);
            var end = 0;
            foreach (var hint in PersonalDataScan.Of(text))
            {
                Assert.InRange(hint.Start, end, text.Length - 1);
                end = hint.Start + hint.Length;
                Assert.InRange(end, hint.Start + 1, text.Length);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("000_*", 0)]
    [InlineData("001_*", 2)]
    [InlineData("002_*", 2)]
    [InlineData("003_*", 0)]
    [InlineData("004_*", 0)]
    public void Published_documents_raise_a_hint_for_each_person_they_name(string document, int people)
    {
        var found = Found(File.ReadAllText(Directory.GetFiles(Project.ReferenceData("seeds"), document).Single()));

        Assert.Equal(people, found.Count());
    }

    [Fact]
    public void The_writer_is_asked_once_and_told_every_place_but_not_its_words()
    {
        var asked = Assert.Throws<PersonalDataSuspectedException>(() => PersonalDataScan.Ask(
            confirmed: false, ("WL2.01", "We asked Sarah."), ("WL2.02", null), ("WL2.03", "Write to a@example.org.")));

        Assert.Equal(
            [new("WL2.01", PersonalDataKind.Name, 9, 5), new("WL2.03", PersonalDataKind.EmailAddress, 9, 13)], asked.Findings);
        Assert.Contains("WL2.01, from character 10: a name; WL2.03, from character 10: an e-mail address", asked.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Sarah", asked.Message, StringComparison.Ordinal);
        PersonalDataScan.Ask(confirmed: true, ("WL2.01", "We asked Sarah."));
    }

    private static IEnumerable<(PersonalDataKind Kind, string Text)> Found(string text) =>
        [.. PersonalDataScan.Of(text).Select(hint => (hint.Kind, text.Substring(hint.Start, hint.Length)))];
}
