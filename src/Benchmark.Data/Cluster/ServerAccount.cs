using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmark.Data.Cluster;

/// <summary>The operating system account the private server runs as.</summary>
/// <param name="Name">Null for the account of this process.</param>
/// <param name="User">Its number; unused when <paramref name="Name"/> is null.</param>
/// <param name="Group">The number of its group; unused when <paramref name="Name"/> is null.</param>
/// <remarks>PostgreSQL refuses to run as root, so root hands it to <c>postgres</c>, or to <c>nobody</c> where that account is missing.</remarks>
internal sealed partial record ServerAccount(string? Name, int User, int Group)
{
    /// <summary>Who owns the files of the cluster.</summary>
    public static ServerAccount Current { get; } = Environment.IsPrivilegedProcess ? Find("postgres") ?? Find("nobody")! : new(null, 0, 0);

    /// <summary>Makes a folder that only this account can enter, unless it is there.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Own(path);
    }

    /// <summary>Makes a named pipe that only this account can open.</summary>
    public void MakePipe(string path)
    {
        Check(MakeFifo(path, Convert.ToUInt32("600", 8)), path);
        Own(path);
    }

    private void Own(string path)
    {
        if (Name is not null)
            Check(ChangeOwner(path, User, Group), path);
    }

    private static ServerAccount? Find(string name) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields[0] == name)
            .Select(fields => new ServerAccount(
                name, int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault();

    private static void Check(int result, string path)
    {
        if (result != 0)
            throw new IOException($"{path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, int user, int group);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
