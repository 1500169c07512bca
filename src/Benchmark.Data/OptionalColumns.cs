using Benchmark.Domain;
using Npgsql;

namespace Benchmark.Data;

/// <summary>Columns that may hold nothing.</summary>
internal static class OptionalColumns
{
    /// <summary>A text; null when there is none.</summary>
    public static string? TextOrNull(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    /// <summary>A value; null when there is none.</summary>
    public static T? ValueOrNull<T>(this NpgsqlDataReader rows, int column)
        where T : struct => rows.IsDBNull(column) ? null : rows.GetFieldValue<T>(column);

    /// <summary>A member of a closed list, kept as its code; null when there is none.</summary>
    public static T? MemberOrNull<T>(this NpgsqlDataReader rows, int column)
        where T : struct, Enum => rows.IsDBNull(column) ? null : Code.Read<T>(rows.GetString(column));
}
