using Benchmark.Api.Assessments;
using Benchmark.Api.Comparisons;
using Benchmark.Api.People;
using Benchmark.Api.Releases;
using Benchmark.Api.Rounds;
using Benchmark.Data;
using Benchmark.Reports.Datasets;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Hosting;

/// <summary>The web server: GraphQL and the public pages.</summary>
internal static class Server
{
    /// <summary>Builds the server on what is public of a database.</summary>
    /// <param name="database">The database, migrated.</param>
    /// <param name="urls">Where to listen.</param>
    /// <param name="explore">Whether introspection and GraphiQL are served.</param>
    /// <param name="cancellation">Ends the first read.</param>
    /// <param name="settings">Settings beside those of the environment, as <c>--Identity:Issuer=…</c>.</param>
    public static async Task<WebApplication> CreateAsync(Database database, string urls, bool explore, CancellationToken cancellation, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);

        var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
        builder.Services.AddSingleton(_ => releases);
        builder.Services.AddSingleton<ReleaseTables>();
        builder.Services.AddSingleton<DatasetShelf>();
        builder.Services.AddSingleton(new PublicDatabase(database.Public));
        builder.Services.AddSingleton(new PrivateSide(database.Member));
        builder.Services.AddSingleton(new ResearcherSide(database.Researcher));
        builder.Services.AddSingleton<RestrictedFiles>();
        builder.Services.AddSingleton(new Registrar(database.Vault));
        builder.Services.AddSingleton(services => new OwnReports(releases, database.Public, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<AssessmentsKnown>();
        builder.Services.AddSingleton<RaterSheets>();
        builder.Services.AddSingleton<OwnScores>();
        builder.Services.AddSingleton(services => new ReleaseOffice(database.Builder, services.GetRequiredService<IHostApplicationLifetime>()));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddSignIn();
        AddSchema(builder.Services)
            .ModifyValidationOptions(options => explore
                ? options with { AllowIntrospection = true }
                : options with { AllowIntrospection = false, MaxAliases = 30, MaxExecutionDepth = 12, MaxFieldCycles = 3 })
            .ModifyServerOptions(options => options with { EnableGraphiQL = explore });

        var app = builder.Build();
        app.UseSafeHeaders();
        app.UsePlainPages();
        app.UseWebSockets();
        app.UseSignIn();
        app.MapGraphQL();
        app.MapGraphQLSchema();
        app.MapPages();
        app.MapAudits();
        app.MapComments();
        app.MapRaters();
        app.MapDatasets();
        if (app.Services.GetService<CodeFlow>() is not null)
            CodeFlow.Map(app);
        return app;
    }

    /// <summary>The schema, as the server and <c>benchmark schema export</c> have it.</summary>
    public static RequestExecutorBuilder AddSchema(IServiceCollection services) => services
        .AddGraphQLServer()
        .AddTypes(typeof(Server).Assembly)
        .AddGlobalObjectIdentification()
        .AddMutationConventions();
}
