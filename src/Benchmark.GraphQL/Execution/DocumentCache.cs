using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Benchmark.GraphQL.Execution;

/// <summary>Prepared documents by the bytes they came as.</summary>
/// <remarks>
/// The key is the text as it stood in the request, escapes included, so that a hit decodes nothing. Bytes are compared in
/// full and hashed with a seed of the process, so nobody can make two documents collide. A document enters when it is seen
/// for the second time: a flood of documents that come once pushes nothing out. Bounded in entries and in bytes.
/// </remarks>
internal sealed class DocumentCache
{
    private const int MaxDocumentBytes = 64 * 1024;
    private const int DoorBits = 1 << 16;

    private readonly int _maxEntries;
    private readonly long _maxBytes;
    private readonly ConcurrentDictionary<byte[], Entry> _entries = new(ByteComparer.Instance);
    private readonly ConcurrentDictionary<byte[], Entry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly ConcurrentDictionary<byte[], Lazy<PreparedDocument>> _preparing = new(ByteComparer.Instance);
    private readonly Queue<Entry> _clock = new();
    private readonly Lock _gate = new();
    private readonly ulong[] _seen = new ulong[DoorBits / 64];
    private long _bytes;
    private int _admissions;

    public DocumentCache(int maxEntries = 1024, long maxBytes = 16 * 1024 * 1024)
    {
        (_maxEntries, _maxBytes) = (maxEntries, maxBytes);
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _entries.Count;

    /// <summary>The document of these bytes; null when it is not here.</summary>
    public PreparedDocument? Find(ReadOnlySpan<byte> key)
    {
        if (!_lookup.TryGetValue(key, out var entry))
            return null;
        entry.IsUsed = true;
        return entry.Document;
    }

    /// <summary>Prepares a document that is not here: once, however many ask for it at the same time.</summary>
    public PreparedDocument Prepare(ReadOnlySpan<byte> key, Func<PreparedDocument> prepare)
    {
        if (key.Length > MaxDocumentBytes)
            return prepare();

        var own = key.ToArray();
        var preparing = _preparing.GetOrAdd(own, new Lazy<PreparedDocument>(() => Find(own) ?? prepare()));
        try
        {
            Add(own, preparing.Value);
            return preparing.Value;
        }
        finally
        {
            _preparing.TryRemove(new(own, preparing));
        }
    }

    /// <summary>Notes a document; it is kept when it was seen before.</summary>
    private void Add(byte[] key, PreparedDocument document)
    {
        lock (_gate)
        {
            if (!WasSeen(ByteComparer.Hash(key)))
                return;
            var entry = new Entry(key, document);
            if (!_entries.TryAdd(entry.Key, entry))
                return;
            _clock.Enqueue(entry);
            _bytes += entry.Size;
            while (_entries.Count > _maxEntries || _bytes > _maxBytes)
                EvictOne();
        }
    }

    private void EvictOne()
    {
        while (_clock.TryDequeue(out var oldest))
        {
            if (oldest.IsUsed)
            {
                oldest.IsUsed = false;
                _clock.Enqueue(oldest);
                continue;
            }

            _entries.TryRemove(oldest.Key, out _);
            _bytes -= oldest.Size;
            return;
        }
    }

    private bool WasSeen(int hash)
    {
        if (++_admissions > DoorBits / 4)
        {
            Array.Clear(_seen);
            _admissions = 0;
        }

        var bit = hash & (DoorBits - 1);
        var was = (_seen[bit >> 6] & (1UL << (bit & 63))) != 0;
        _seen[bit >> 6] |= 1UL << (bit & 63);
        return was;
    }

    private sealed class Entry(byte[] key, PreparedDocument document)
    {
        /// <summary>A parsed document takes about this many times the bytes of its text.</summary>
        private const int Weight = 16;

        public byte[] Key { get; } = key;

        public PreparedDocument Document { get; } = document;

        public long Size { get; } = 512 + (key.Length * Weight);

        public bool IsUsed { get; set; }
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static ByteComparer Instance { get; } = new();

        public static int Hash(ReadOnlySpan<byte> bytes)
        {
            var hash = default(HashCode);
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] bytes) => Hash(bytes);

        public bool Equals(ReadOnlySpan<byte> one, byte[] other) => one.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> bytes) => Hash(bytes);

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
    }
}
