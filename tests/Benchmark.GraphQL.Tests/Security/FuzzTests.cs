using System.Net;
using System.Text;
using Benchmark.GraphQL.Fixture;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Tests.Differential;
using Benchmark.GraphQL.Tests.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Tests.Security;

/// <summary>Mutated bytes find no crash, no hang and no 500. <c>BENCHMARK_SOAK_MINUTES</c> makes the search longer.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Interesting = "{}()[]!$&|:=@.\"\\#,\n\r\0\u007Fabcdefon019-+eE\uFEFF\u00e9"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TimeSpan Duration => TimeSpan.FromMinutes(
        double.TryParse(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES"), System.Globalization.CultureInfo.InvariantCulture, out var minutes) ? minutes / 2 : 0.03);

    [Fact]
    public void The_parser_answers_or_refuses_whatever_the_bytes()
    {
        var schema = new ServiceCollection().AddGraphQLServer().AddFixture().BuildRequestExecutor().Schema;
        var (random, generator) = (new Random(7), new DocumentGenerator(schema, 7));
        var end = DateTime.UtcNow + Duration;
        do
        {
            var bytes = Mutate(random, Encoding.UTF8.GetBytes(generator.Next().Query));
            try
            {
                Parser.Parse(new(bytes), new());
            }
            catch (GraphQLSyntaxException fault)
            {
                Assert.InRange(fault.Position, 0, bytes.Length);
                Assert.True(fault.Location.Line >= 1 && fault.Location.Column >= 1);
            }
        }
        while (DateTime.UtcNow < end);
    }

    [Fact]
    public async Task The_server_never_fails_whatever_the_body()
    {
        await using var server = await RunningServer.StartAsync(builder => builder.AddFixture());
        var schema = new ServiceCollection().AddGraphQLServer().AddFixture().BuildRequestExecutor().Schema;
        var (random, generator) = (new Random(11), new DocumentGenerator(schema, 11));
        var end = DateTime.UtcNow + Duration;
        do
        {
            var request = generator.Next();
            var body = Encoding.UTF8.GetBytes($"{{\"query\":{System.Text.Json.JsonSerializer.Serialize(request.Query)},\"variables\":{request.Variables}}}");
            using var content = new ByteArrayContent(random.Next(3) == 0 ? body : Mutate(random, body));
            content.Headers.ContentType = new("application/json");

            using var response = await server.Client.PostAsync("/graphql", content, Cancellation);

            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotAcceptable,
                $"{response.StatusCode} for {Convert.ToBase64String(await content.ReadAsByteArrayAsync(Cancellation))}");
        }
        while (DateTime.UtcNow < end);
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        var mutated = bytes.ToList();
        for (var count = 1 + random.Next(6); count > 0 && mutated.Count > 0; count--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0: mutated[at] = (byte)random.Next(256); break;
                case 1: mutated[at] = Interesting[random.Next(Interesting.Length)]; break;
                case 2: mutated.Insert(at, Interesting[random.Next(Interesting.Length)]); break;
                case 3: mutated.RemoveRange(at, Math.Min(random.Next(8), mutated.Count - at)); break;
                default: mutated.InsertRange(at, mutated.GetRange(at, Math.Min(random.Next(32), mutated.Count - at))); break;
            }
        }

        return [.. mutated];
    }
}
