using Benchmark.Domain.People;

namespace Benchmark.Domain.Tests.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("ada lovelace")]
    [InlineData("  ADA   Lovelace ")]
    [InlineData("Ada\tLovelace\n")]
    [InlineData("Ada\u00a0Lovelace")]
    [InlineData("A\u200bda Lovelace")]
    public void Case_blanks_and_what_is_not_seen_do_not_make_two_people(string name)
    {
        Assert.True(Person.Named(name).IsSameAs(Person.Named("Ada Lovelace")));
    }

    [Fact]
    public void People_are_one_who_share_any_of_their_names()
    {
        var signedIn = Person.Named("Ada Lovelace", "ada@example.org", "person:issuer|1");

        Assert.Equal("Ada Lovelace", signedIn.Name);
        Assert.True(signedIn.IsSameAs(Person.Named("Ada@Example.org")));
        Assert.True(signedIn.IsSameAs(Person.Named("Countess Lovelace", "person:issuer|1")));
        Assert.False(signedIn.IsSameAs(Person.Named("Ada", "person:issuer|2")));
    }

    [Theory]
    [InlineData("bmk_AbCdEfGh")]
    [InlineData(" BMK_AbCdEfGh")]
    [InlineData(" \u200b ")]
    public void A_key_or_nothing_is_nobody(string name)
    {
        var nobody = Person.Named(name);

        Assert.False(nobody.IsKnown);
        Assert.False(nobody.IsSameAs(nobody));
        Assert.Contains("benchmark key issue --holder NAME", Assert.Throws<HolderNeededException>(nobody.MustBeKnown).Message, StringComparison.Ordinal);
    }
}
