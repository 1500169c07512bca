using Benchmark.GraphQL;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>Adds a GraphQL server to an application's services.</summary>
    public static class GraphQLServiceCollectionExtensions
    {
        /// <summary>Adds a GraphQL server; say what it serves on the result.</summary>
        public static RequestExecutorBuilder AddGraphQLServer(this IServiceCollection services) => new(services);
    }
}

namespace Microsoft.AspNetCore.Builder
{
    using Microsoft.Extensions.DependencyInjection;

    /// <summary>Puts a GraphQL server at a path.</summary>
    public static class GraphQLEndpointExtensions
    {
        /// <summary>Answers GraphQL over HTTP at a path. The schema is built here, so that its faults end the start.</summary>
        /// <exception cref="SchemaException">The schema is not valid.</exception>
        public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
        {
            var runner = endpoints.ServiceProvider.GetRequiredService<RequestRunner>();
            var options = endpoints.ServiceProvider.GetRequiredService<ServerOptions>();
            var http = new HttpEndpoint(runner, options);
            var sockets = new SocketEndpoint(runner, options);
            return endpoints.Map(path, (RequestDelegate)(context =>
                context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : http.HandleAsync(context)));
        }

        /// <summary>Serves the schema in GraphQL's schema language at a path.</summary>
        public static IEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, string path = "/graphql/sdl")
        {
            var text = endpoints.ServiceProvider.GetRequiredService<RequestExecutor>().Schema.ToString();
            return endpoints.MapGet(path, () => Results.Text(text, "application/graphql; charset=utf-8"));
        }
    }
}
