namespace Benchmark.Domain;

/// <summary>The domain refuses, and says why in words that are safe to show.</summary>
/// <remarks>Each refusal is its own type and carries its facts as properties; none carries another person's answer.</remarks>
public abstract class DomainException(string message) : Exception(message);
