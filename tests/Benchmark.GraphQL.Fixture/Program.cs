using Benchmark.GraphQL.Fixture;

// Serves the fixture, for any harness from outside: --port N (5000), --limits off, --slow N (milliseconds that users take).
var port = Option("--port") ?? "5000";
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
var graphql = builder.Services.AddGraphQLServer().AddFixture();
if (Option("--limits") == "off")
    graphql.WithoutLimits();
if (Option("--slow") is { } slow)
    graphql.WithSlowUsers(TimeSpan.FromMilliseconds(int.Parse(slow, System.Globalization.CultureInfo.InvariantCulture)));

var app = builder.Build();
app.MapGraphQL();
await app.StartAsync();
Console.WriteLine($"Serving the fixture on {app.Urls.First()}/graphql");
await app.WaitForShutdownAsync();

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
