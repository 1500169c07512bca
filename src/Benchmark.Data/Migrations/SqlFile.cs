namespace Benchmark.Data.Migrations;

/// <summary>SQL that a database person reviews, kept as files.</summary>
internal static class SqlFile
{
    /// <summary>The text of an embedded script.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"sql/{name}")
            ?? throw new FileNotFoundException($"The script {name} is not part of this build.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
