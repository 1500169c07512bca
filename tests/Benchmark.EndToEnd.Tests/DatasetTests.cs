using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Benchmark.EndToEnd.Tests;

public sealed class DatasetTests(DemoServer server)
{
    private const string Dataset = "/datasets/well-led-2024/1.2.0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_served_is_what_export_writes_and_verify_accepts()
    {
        using var home = new TemporaryHome();
        var folder = Path.Combine(home.Folder, "dataset");
        await server.Benchmark.SucceedAsync("dataset", "export", "well-led-2024/1.2.0", "--output", folder);

        var served = await server.Client.GetStringAsync($"{Dataset}/SHA256SUMS", Cancellation);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "SHA256SUMS"), Cancellation), served);
        Assert.StartsWith("All ", await server.Benchmark.SucceedAsync("dataset", "verify", folder), StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(folder, "figures.csv"), "x", Cancellation);
        var outcome = await server.Benchmark.RunAsync("dataset", "verify", folder);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("figures.csv is not what it was", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_on_the_list_is_served_with_its_checksum()
    {
        var list = await server.Client.GetStringAsync($"{Dataset}/SHA256SUMS", Cancellation);

        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var content = await server.Client.GetByteArrayAsync($"{Dataset}/{line[66..]}", Cancellation);
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    [Fact]
    public async Task A_file_is_packed_for_those_who_take_it_and_known_again_by_its_tag()
    {
        using var plain = await SendAsync("figures.csv");
        using var packed = await SendAsync("figures.csv", request => request.Headers.AcceptEncoding.Add(new("gzip")));
        using var known = await SendAsync("figures.csv", request => request.Headers.IfNoneMatch.Add(plain.Headers.ETag!));

        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(Cancellation), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked, Encoding.UTF8);
        Assert.Equal(await plain.Content.ReadAsStringAsync(Cancellation), await text.ReadToEndAsync(Cancellation));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal("public, max-age=3600", plain.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        using var whole = await SendAsync("figures.parquet");
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancellation);

        using var rest = await SendAsync("figures.parquet", request =>
        {
            request.Headers.Range = new RangeHeaderValue(1000, null);
            request.Headers.IfRange = new(whole.Headers.ETag!);
        });

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(bytes[1000..], await rest.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("/datasets/well-led/1.*/figures.csv", "/datasets/well-led-2024/1.2.0/figures.csv")]
    [InlineData("/datasets/well-led-2024/1.1.*", "/datasets/well-led-2024/1.1.0")]
    [InlineData("/datasets/lqf/OPERATIONAL_LEADER/1.*/codebook.csv", "/datasets/lqf-2012/OPERATIONAL_LEADER/1.1.0/codebook.csv")]
    public async Task A_pattern_leads_to_the_newest_version_that_fits(string pattern, string exact)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };

        using var response = await client.GetAsync(pattern, Cancellation);

        Assert.Equal((HttpStatusCode.Redirect, exact), (response.StatusCode, response.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("/datasets/well-led-2024/1.0.0")]
    [InlineData("/datasets/well-led-2024/1.0.0/participation.jsonl")]
    [InlineData("/datasets")]
    public async Task Old_versions_and_the_list_of_all_stay(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(path, Cancellation)).StatusCode);

    [Theory]
    [InlineData("/datasets/well-led-2024/9.0.0/figures.csv")]
    [InlineData("/datasets/well-led-2024/1.2.0/secrets.csv")]
    [InlineData("/datasets/well-led-2024/1.2.0/..%2f..%2fetc%2fpasswd")]
    [InlineData("/datasets/nothing")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(path, Cancellation)).StatusCode);

    private async Task<HttpResponseMessage> SendAsync(string file, Action<HttpRequestMessage>? set = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Dataset}/{file}");
        set?.Invoke(request);
        return await server.Client.SendAsync(request, Cancellation);
    }
}
