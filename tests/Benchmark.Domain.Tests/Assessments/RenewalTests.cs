using Benchmark.Domain.Assessments;
using Benchmark.Domain.Tests.Frameworks;

namespace Benchmark.Domain.Tests.Assessments;

public sealed class RenewalTests
{
    private static readonly DateTimeOffset Submitted = new(2024, 2, 29, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Under_the_Driving_Up_Quality_Code_an_assessment_lapses_after_twelve_months()
    {
        var code = SomeFramework.InWords(1) with { Code = "driving-up-quality" };

        Assert.Equal(new DateOnly(2025, 2, 28), Renewal.DueAgain(code, Submitted));
        Assert.False(Renewal.HasLapsed(code, Submitted, new(2025, 2, 28)));
        Assert.True(Renewal.HasLapsed(code, Submitted, new(2025, 3, 1)));
        Assert.Null(Renewal.DueAgain(code, submittedAt: null));
        Assert.False(Renewal.HasLapsed(code, submittedAt: null, DateOnly.MaxValue));
    }

    [Fact]
    public void A_framework_without_such_a_rule_asks_for_nothing()
    {
        Assert.Null(Renewal.DueAgain(SomeFramework.Scored(1), Submitted));
        Assert.False(Renewal.HasLapsed(SomeFramework.Scored(1), Submitted, DateOnly.MaxValue));
    }
}
