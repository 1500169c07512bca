using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Reports.Releases;

/// <summary>A figure as it stands in <c>release.figure</c>, where numbers that may be coded are text: 3.1, 3.8+, 1.2-.</summary>
internal static class FigureRow
{
    /// <summary>The columns of a figure, in the order <see cref="WriteAsync"/> and <see cref="Read"/> keep.</summary>
    public const string Columns = """
        contributors, mean, median, lower_quartile, upper_quartile, tenth_percentile, ninetieth_percentile,
        standard_deviation, shares, rated_three_or_four
        """;

    /// <summary>Writes the columns of <paramref name="figure"/>, all null when it is withheld.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter importer, Figure figure, CancellationToken cancellation)
    {
        var published = figure as Figure.Published;
        await WriteNullableAsync(importer, published?.Contributors, NpgsqlDbType.Integer, cancellation);
        CodedNumber?[] numbers =
        [
            published?.Mean, published?.Median, published?.Quartiles?.Lower, published?.Quartiles?.Upper,
            published?.Deciles?.Lower, published?.Deciles?.Upper, published?.Spread?.StandardDeviation,
        ];
        foreach (var number in numbers)
            await WriteNullableAsync(importer, number is { } coded ? Text(coded) : null, NpgsqlDbType.Text, cancellation);

        var shares = published?.Spread is { Shares.Count: > 0 } spread ? spread.Shares.Select(Text).ToArray() : null;
        await WriteNullableAsync(importer, shares, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellation);
        await WriteNullableAsync(
            importer, published?.Spread?.RatedThreeOrFour is { } share ? Text(share) : null, NpgsqlDbType.Text, cancellation);
    }

    /// <summary>Reads the columns of a figure that starts at column <paramref name="first"/>.</summary>
    public static Figure Read(NpgsqlDataReader row, int first)
    {
        if (row.IsDBNull(first))
            return Figure.Withheld.Instance;

        var mean = Number(row, first + 1) ?? throw new InvalidDataException("A published figure has no mean.");
        var spread = Number(row, first + 7) is { } deviation
            ? new Spread(
                deviation,
                row.IsDBNull(first + 8) ? [] : [.. row.GetFieldValue<string[]>(first + 8).Select(Share)],
                row.IsDBNull(first + 9) ? null : Share(row.GetString(first + 9)))
            : null;
        return new Figure.Published(
            row.GetInt32(first), mean, Number(row, first + 2), Pair(row, first + 3), Pair(row, first + 5), spread);
    }

    /// <summary>A coded number as files and tables hold it.</summary>
    public static string Text(CodedNumber number) =>
        (number.Tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture) + Mark(number.Coding);

    /// <summary>A coded share as files and tables hold it.</summary>
    public static string Text(CodedShare share) => share.Percent.ToString(CultureInfo.InvariantCulture) + Mark(share.Coding);

    /// <summary>A share as <see cref="Text(CodedShare)"/> writes it.</summary>
    public static CodedShare Share(string text)
    {
        var (digits, coding) = Unmark(text);
        return new CodedShare(int.Parse(digits, CultureInfo.InvariantCulture), coding);
    }

    /// <summary>A number as <see cref="Text(CodedNumber)"/> writes it.</summary>
    public static CodedNumber Number(string text)
    {
        var (digits, coding) = Unmark(text);
        return new CodedNumber((int)(decimal.Parse(digits, CultureInfo.InvariantCulture) * 10), coding);
    }

    private static CodedNumber? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Number(row.GetString(column));

    private static Domain.Releases.Range? Pair(NpgsqlDataReader row, int column) =>
        Number(row, column) is { } lower && Number(row, column + 1) is { } upper ? new Domain.Releases.Range(lower, upper) : null;

    private static string Mark(Coding coding) => coding switch
    {
        Coding.OrAbove => "+",
        Coding.OrBelow => "-",
        _ => "",
    };

    private static (string Digits, Coding Coding) Unmark(string text) => text[^1] switch
    {
        '+' => (text[..^1], Coding.OrAbove),
        '-' => (text[..^1], Coding.OrBelow),
        _ => (text, Coding.Exact),
    };

    private static Task WriteNullableAsync<T>(
        NpgsqlBinaryImporter importer, T? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is null ? importer.WriteNullAsync(cancellation) : importer.WriteAsync(value, type, cancellation);
}

/// <summary>A group as the tables of the published side hold it: four codes, null for all.</summary>
internal static class GroupRow
{
    /// <summary>The columns of a group, in the order <see cref="WriteAsync"/> and <see cref="Read"/> keep.</summary>
    public const string Columns = "region, size_band, service_type, authority_type";

    /// <summary>Writes the columns of <paramref name="group"/>.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter importer, Group group, CancellationToken cancellation)
    {
        await WriteAsync(importer, group.Region, cancellation);
        await WriteAsync(importer, group.SizeBand, cancellation);
        await WriteAsync(importer, group.ServiceType, cancellation);
        await WriteAsync(importer, group.AuthorityType, cancellation);
    }

    /// <summary>The codes of <paramref name="group"/>, null for all.</summary>
    public static IReadOnlyList<string?> Codes(Group group) =>
        [CodeOf(group.Region), CodeOf(group.SizeBand), CodeOf(group.ServiceType), CodeOf(group.AuthorityType)];

    /// <summary>Reads the columns of a group that starts at column <paramref name="first"/>.</summary>
    public static Group Read(NpgsqlDataReader row, int first) => new(
        Value<Region>(row, first), Value<SizeBand>(row, first + 1), Value<ServiceType>(row, first + 2),
        Value<AuthorityType>(row, first + 3));

    private static string? CodeOf<T>(T? value)
        where T : struct, Enum => value is { } code ? Code.Of(code) : null;

    private static T? Value<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : Code.Read<T>(row.GetString(column));

    private static Task WriteAsync<T>(NpgsqlBinaryImporter importer, T? value, CancellationToken cancellation)
        where T : struct, Enum =>
        value is { } code
            ? importer.WriteAsync(Code.Of(code), NpgsqlDbType.Text, cancellation)
            : importer.WriteNullAsync(cancellation);
}
