using Charla.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Charla.Web.Tests.Fakes;

/// <summary>A page on a free port of a server that has nothing else, and a browser's view of it.</summary>
internal sealed class ServedPage : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ServedPage(WebApplication server)
    {
        _server = server;
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Urls.Single()) };
    }

    public HttpClient Browser { get; }

    public static async Task<ServedPage> StartAsync(WebPage page)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        WebApplication server = builder.Build();
        server.UseRouting();
        page.Map(server);
        await server.StartAsync();
        return new ServedPage(server);
    }

    public static Task<ServedPage> StartAsync(Home home = Home.Page) => StartAsync(new WebPage(MemoryPageFiles.Small(), home, Language.Spanish));

    /// <summary>Asks with headers exactly as written.</summary>
    public Task<HttpResponseMessage> AskAsync(string address, params (string Name, string Value)[] headers) => AskAsync(HttpMethod.Get, address, headers);

    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Browser.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _server.DisposeAsync();
    }
}
