using Benchmark.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Benchmark.Data.Vault;

/// <summary>Keeps a member of a closed list as its code.</summary>
internal sealed class CodeConverter<T>() : ValueConverter<T, string>(value => Code.Of(value), code => Code.Read<T>(code))
    where T : struct, Enum;

/// <summary>Holds columns to the codes of closed lists.</summary>
internal static class CodeColumns
{
    /// <summary>Registers the spelling of a list for every column of its type.</summary>
    public static void UseCodes<T>(this ModelConfigurationBuilder configuration)
        where T : struct, Enum => configuration.Properties<T>().HaveConversion<CodeConverter<T>>();

    /// <summary>Lets the database refuse a code that is not of the list.</summary>
    public static void IsKnown<T, TRow>(this TableBuilder<TRow> table, string column)
        where T : struct, Enum
        where TRow : class =>
        table.HasCheckConstraint($"{table.Name}_{column}_is_known", $"{column} in ({string.Join(", ", Code.All<T>().Select(code => $"'{code}'"))})");
}
