namespace Benchmark.GraphQL.Types;

/// <summary>The members of this class are fields of the query type; several classes merge.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The members of this class are fields of the mutation type; several classes merge.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>The members of this class are fields of the subscription type; several classes merge.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;
