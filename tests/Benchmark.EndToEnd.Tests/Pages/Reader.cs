using Benchmark.Tests;
using Microsoft.Playwright;

namespace Benchmark.EndToEnd.Tests.Pages;

/// <summary>Somebody who reads pages in a browser, at a width, with or without a key, without scripts of the page's own.</summary>
public sealed class Reader : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens the browser of this machine, if it has one.</summary>
    public async ValueTask InitializeAsync()
    {
        var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        if (chromium is null)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens a page; the test is skipped, and says why, where there is no browser.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="width">Of the window, in px.</param>
    /// <param name="key">A key to show; null for nobody in particular.</param>
    /// <param name="fineness">Pixels per px.</param>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, string? key = null, float fineness = 1)
    {
        Assert.SkipWhen(_browser is null, "There is no chromium: run script/setup --test.");
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = false,
            DeviceScaleFactor = fineness,
            ExtraHTTPHeaders = key is null ? [] : [new("Authorization", $"Bearer {key}")],
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>What axe finds, one fault a line; empty when it finds nothing.</summary>
    public static async Task<string> FaultsAsync(IPage page)
    {
        var axe = Project.PathOf("tests", "Benchmark.EndToEnd.Tests", "Oracle", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe is not installed: run script/setup --test.");
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        return await page.EvaluateAsync<string>(
            "async () => (await axe.run()).violations.map(fault => `${fault.id}: ${fault.nodes[0].html}`).join('\\n')");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
