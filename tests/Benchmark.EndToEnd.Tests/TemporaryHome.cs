namespace Benchmark.EndToEnd.Tests;

/// <summary>A folder for one test's private cluster and files, gone when the test ends.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private static int _count;

    /// <summary>The folder; in memory where the machine has room for that.</summary>
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        $"benchmark-e2e-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}")).FullName;

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                // The database is still putting its files away.
                Thread.Sleep(50);
            }
        }
    }
}
