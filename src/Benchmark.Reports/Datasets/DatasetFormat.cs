namespace Benchmark.Reports.Datasets;

/// <summary>How the rows of a table are kept in a file.</summary>
public enum DatasetFormat
{
    /// <summary>Comma-separated values: UTF-8, RFC 4180, with a header.</summary>
    Csv = 1,

    /// <summary>JSON Lines: one object a row, UTF-8.</summary>
    Jsonl,

    /// <summary>Apache Parquet: by column, compressed with gzip.</summary>
    Parquet,
}

/// <summary>What the world calls the formats.</summary>
public static class DatasetFormats
{
    /// <summary>The ending of a file's name, for example <c>csv</c>; also what <c>--format</c> takes.</summary>
    public static string Extension(DatasetFormat format) => format switch
    {
        DatasetFormat.Csv => "csv",
        DatasetFormat.Jsonl => "jsonl",
        DatasetFormat.Parquet => "parquet",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The media type of a file, by the ending of its name.</summary>
    public static string MediaType(string fileName) => Path.GetExtension(fileName) switch
    {
        ".csv" => "text/csv; charset=utf-8; header=present",
        ".jsonl" => "application/jsonl; charset=utf-8",
        ".parquet" => "application/vnd.apache.parquet",
        ".json" => fileName.EndsWith(".csv-metadata.json", StringComparison.Ordinal) ? "application/csvm+json" : "application/json",
        ".jsonld" => "application/ld+json",
        _ => "text/plain; charset=utf-8",
    };
}
