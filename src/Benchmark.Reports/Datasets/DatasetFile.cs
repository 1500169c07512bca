namespace Benchmark.Reports.Datasets;

/// <summary>A file of a release's dataset.</summary>
/// <param name="Name">Its name in the folder and at the end of its address.</param>
/// <param name="Table">The table it holds; null for files about the whole.</param>
/// <param name="Format">How it holds the table; null for files about the whole.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Checksum">SHA-256, lower-case hexadecimal.</param>
/// <param name="Rows">Rows of the table; null for files about the whole.</param>
public sealed record DatasetFile(
    string Name, DatasetTable? Table, DatasetFormat? Format, long Bytes, string Checksum, long? Rows);
