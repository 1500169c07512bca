using System.Reflection;
using Benchmark.GraphQL.Binding;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Resolvers;
using Benchmark.GraphQL.Subscriptions;
using Benchmark.GraphQL.Transport;
using Benchmark.GraphQL.Types.Pagination;
using Benchmark.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Benchmark.GraphQL;

/// <summary>Says what a GraphQL server serves, and how.</summary>
public sealed class RequestExecutorBuilder
{
    private readonly List<Type> _types = [];
    private readonly SchemaOptions _schemaOptions = new();
    private readonly ExecutorOptions _options = new();
    private readonly Dictionary<(string Type, string Field), Resolver> _resolvers = [];
    private readonly Dictionary<string, EventSource> _events = new(StringComparer.Ordinal);
    private string? _document;

    internal RequestExecutorBuilder(IServiceCollection services)
    {
        Services = services;
        services.AddLogging();
        services.TryAddSingleton(provider => Build(provider));
        services.TryAddSingleton(provider => provider.GetRequiredService<RequestExecutor>().Schema);
        services.TryAddSingleton(Server);
        services.TryAddSingleton(Persisted);
        services.TryAddSingleton<RequestRunner>();
        services.TryAddSingleton<InMemoryTopics>();
        services.TryAddSingleton<ITopicEventSender>(provider => provider.GetRequiredService<InMemoryTopics>());
    }

    public IServiceCollection Services { get; }

    internal ServerOptions Server { get; private set; } = new();

    internal PersistedDocuments Persisted { get; } = new();

    /// <summary>Adds every annotated class of an assembly.</summary>
    public RequestExecutorBuilder AddTypes(Assembly assembly)
    {
        _types.AddRange(assembly.GetTypes().Where(type => !type.IsGenericTypeDefinition));
        return this;
    }

    /// <summary>Adds one annotated class.</summary>
    public RequestExecutorBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds one annotated class, which may be static.</summary>
    public RequestExecutorBuilder AddType(Type type)
    {
        _types.Add(type);
        return this;
    }

    /// <summary>Takes the schema from a document instead of classes; resolvers are bound by name.</summary>
    public RequestExecutorBuilder AddDocumentFromString(string document)
    {
        _document = document;
        return this;
    }

    /// <summary>Binds a resolver that answers at once to a field of the document.</summary>
    public RequestExecutorBuilder AddResolver(string typeName, string fieldName, Func<IResolverContext, object?> resolve)
    {
        _resolvers[(typeName, fieldName)] = new DelegateResolver((parent, context) => resolve(new ResolverContext(context, parent)));
        return this;
    }

    /// <summary>Binds a resolver that takes its time to a field of the document.</summary>
    public RequestExecutorBuilder AddResolver(string typeName, string fieldName, Func<IResolverContext, ValueTask<object?>> resolve)
    {
        _resolvers[(typeName, fieldName)] = new AsyncResolver((parent, context) => resolve(new ResolverContext(context, parent)));
        return this;
    }

    /// <summary>Binds a stream of events to a subscription field of the document; the field's resolver gets each event as its parent.</summary>
    public RequestExecutorBuilder AddEvents(string fieldName, Func<IResolverContext, IAsyncEnumerable<object?>> subscribe)
    {
        _events[fieldName] = new(context => new(subscribe(new ResolverContext(context, null))));
        return this;
    }

    /// <summary>Answers documents that callers name instead of sending them: <c>{id}.graphql</c> in a folder.</summary>
    public RequestExecutorBuilder AddFileSystemOperationDocumentStorage(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.graphql"))
            Persisted.Add(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
        return this;
    }

    /// <summary>Fetches nodes by identifier through <c>node</c> and <c>nodes</c>.</summary>
    public RequestExecutorBuilder AddGlobalObjectIdentification()
    {
        _schemaOptions.UseGlobalObjectIdentification = true;
        return this;
    }

    /// <summary>Gives every mutation one input, and a payload with typed errors.</summary>
    public RequestExecutorBuilder AddMutationConventions(bool applyToAllMutations = true)
    {
        _schemaOptions.UseMutationConventions = applyToAllMutations;
        return this;
    }

    /// <summary>Sends events between the parts of this process; it is there anyway.</summary>
    public RequestExecutorBuilder AddInMemorySubscriptions() => this;

    /// <summary>Checks <c>[Authorize]</c> by the policies of ASP.NET Core.</summary>
    public RequestExecutorBuilder AddAuthorization()
    {
        Services.AddAuthorization();
        return this;
    }

    public RequestExecutorBuilder ModifyOptions(Action<SchemaOptions> modify)
    {
        modify(_schemaOptions);
        return this;
    }

    public RequestExecutorBuilder ModifyPagingOptions(Action<PagingOptions> modify)
    {
        modify(_schemaOptions.Paging);
        return this;
    }

    public RequestExecutorBuilder ModifyRequestOptions(Func<RequestOptions, RequestOptions> modify)
    {
        _options.Request = modify(_options.Request);
        return this;
    }

    public RequestExecutorBuilder ModifyParserOptions(Func<ParserLimits, ParserLimits> modify)
    {
        _options.Parser = modify(_options.Parser);
        return this;
    }

    public RequestExecutorBuilder ModifyValidationOptions(Func<ValidationOptions, ValidationOptions> modify)
    {
        _options.Validation = modify(_options.Validation);
        return this;
    }

    public RequestExecutorBuilder ModifyCostOptions(Func<CostOptions, CostOptions> modify)
    {
        _options.Cost = modify(_options.Cost);
        return this;
    }

    public RequestExecutorBuilder ModifyServerOptions(Func<ServerOptions, ServerOptions> modify)
    {
        Server = modify(Server);
        Services.Replace(ServiceDescriptor.Singleton(Server));
        return this;
    }

    /// <summary>Whether the schema may be asked about itself.</summary>
    public RequestExecutorBuilder AllowIntrospection(bool allow) => ModifyValidationOptions(options => options with { AllowIntrospection = allow });

    /// <summary>Builds the executor from the services added so far, for programs without a host.</summary>
    /// <exception cref="SchemaException">The schema is not valid.</exception>
    public RequestExecutor BuildRequestExecutor() => Services.BuildServiceProvider().GetRequiredService<RequestExecutor>();

    private RequestExecutor Build(IServiceProvider provider)
    {
        var knows = provider.GetRequiredService<IServiceProviderIsService>();
        var schema = _document is null
            ? SchemaBinder.Bind(_types, _schemaOptions, knows.IsService)
            : DocumentBinder.Bind(_document, _resolvers, _events);
        return new(schema, _options, provider, provider.GetRequiredService<ILogger<RequestExecutor>>());
    }
}
