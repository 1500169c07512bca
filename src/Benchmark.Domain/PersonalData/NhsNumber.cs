namespace Benchmark.Domain.PersonalData;

/// <summary>The check digit of an NHS number.</summary>
internal static class NhsNumber
{
    /// <summary>Whether the last of ten digits follows from the others; anything that is no digit is passed over.</summary>
    /// <remarks>
    /// The first nine count ten times to twice; what is missing to a multiple of eleven is the tenth, eleven standing for 0. A
    /// number that would need a tenth digit of ten is never given out. One digit typed wrongly is always noticed.
    /// </remarks>
    public static bool Checks(string number)
    {
        var (sum, weight) = (0, 10);
        foreach (var digit in number.Where(char.IsAsciiDigit))
            sum += (digit - '0') * weight--;
        return weight == 0 && sum % 11 == 0;
    }
}
