using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Benchmark.GraphQL.Subscriptions;

/// <summary>Sends events to those who subscribed to a topic.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends an event; nobody listening is fine.</summary>
    /// <param name="topicName">The name, with its arguments filled in.</param>
    /// <param name="message">What the subscription's resolver gets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the subscriptions of a topic.</summary>
    ValueTask CompleteAsync(string topicName);
}

/// <summary>Topics within one process.</summary>
/// <remarks>A subscriber that does not keep up loses the oldest events beyond the buffer rather than hold up the sender.</remarks>
internal sealed class InMemoryTopics : ITopicEventSender
{
    private const int Buffer = 64;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<object?>, bool>> _topics = new(StringComparer.Ordinal);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        if (_topics.TryGetValue(topicName, out var channels))
        {
            foreach (var channel in channels.Keys)
                channel.Writer.TryWrite(message);
        }

        return default;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (_topics.TryRemove(topicName, out var channels))
        {
            foreach (var channel in channels.Keys)
                channel.Writer.TryComplete();
        }

        return default;
    }

    /// <summary>Subscribes at once; the events follow until the reader stops.</summary>
    public IAsyncEnumerable<object?> Subscribe(string topicName)
    {
        var channel = Channel.CreateBounded<object?>(new BoundedChannelOptions(Buffer) { FullMode = BoundedChannelFullMode.DropOldest });
        var channels = _topics.GetOrAdd(topicName, _ => []);
        channels[channel] = true;
        return ReadAsync(topicName, channel);
    }

    private async IAsyncEnumerable<object?> ReadAsync(
        string topicName, Channel<object?> channel, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            await foreach (var message in channel.Reader.ReadAllAsync(cancellation))
                yield return message;
        }
        finally
        {
            if (_topics.TryGetValue(topicName, out var channels))
            {
                channels.TryRemove(channel, out _);
                if (channels.IsEmpty)
                    _topics.TryRemove(new(topicName, channels));
            }
        }
    }
}
