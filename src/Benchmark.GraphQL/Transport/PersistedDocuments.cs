using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Benchmark.GraphQL.Transport;

/// <summary>Documents that callers name by an identifier or a hash instead of sending them.</summary>
internal sealed class PersistedDocuments
{
    private const int MaxRegistered = 1024;

    private readonly ConcurrentDictionary<string, string> _trusted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _registered = new(StringComparer.Ordinal);

    /// <summary>Adds a trusted document under its name and under its hashes.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "MD5 names documents for HotChocolate's clients; it protects nothing.")]
    public void Add(string id, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _trusted[id] = text;
        _trusted[Convert.ToHexStringLower(SHA256.HashData(bytes))] = text;
        _trusted[Convert.ToHexStringLower(MD5.HashData(bytes))] = text;
    }

    /// <summary>The text of a document; null when it is not known.</summary>
    public string? Find(string id) => _trusted.GetValueOrDefault(id) ?? _registered.GetValueOrDefault(id);

    /// <summary>Keeps a document that a caller sent with its hash, as long as there is room.</summary>
    /// <returns>False when the hash is not the document's.</returns>
    public bool Register(string sha256, string text)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != sha256)
            return false;
        if (_registered.Count < MaxRegistered)
            _registered.TryAdd(sha256, text);
        return true;
    }
}
