using System.Diagnostics.CodeAnalysis;
using System.Text;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Imports;

/// <summary>Finds statements by their code, without making a string of it.</summary>
internal sealed class StatementCodes
{
    private readonly byte[][] _codes;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _positions;

    public StatementCodes(IReadOnlyList<Statement> statements)
    {
        _codes = [.. statements.Select(statement => Encoding.UTF8.GetBytes(statement.Code))];
        var positions = new Dictionary<byte[], int>(new ByBytes());
        for (var position = 0; position < _codes.Length; position++)
            positions.Add(_codes[position], position);

        _positions = positions.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The position of a statement, or -1; a good <paramref name="guess"/> makes it fast.</summary>
    public int Find(ReadOnlySpan<byte> code, int guess)
    {
        if (guess < _codes.Length && code.SequenceEqual(_codes[guess]))
            return guess;

        return _positions.TryGetValue(code, out var position) ? position : -1;
    }

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
