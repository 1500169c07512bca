using System.Text;

namespace Benchmark.GraphQL.Language;

/// <summary>Gives the same string for the same name, so that a document that repeats itself does not allocate again.</summary>
internal sealed class NameTable
{
    private const int Size = 64;
    private readonly string?[] _names = new string?[Size];

    public string Intern(ReadOnlySpan<byte> name)
    {
        ref var slot = ref _names[(name[0] + name.Length * 31 + name[^1] * 17) & (Size - 1)];
        if (slot is null || !Ascii.Equals(name, slot))
            slot = Encoding.ASCII.GetString(name);
        return slot;
    }
}
