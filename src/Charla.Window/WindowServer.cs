using System.Diagnostics.CodeAnalysis;
using System.Net;
using Charla.Web;
using Charla.Window.Guarding;
using Charla.Window.Links;
using Charla.Window.Ports;
using Charla.Window.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Charla.Window;

/// <summary>The process behind the window: serves the page to this machine, dials for it, and shows it the wire. Opened, started, stopped.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "The composition root knows everyone by duty.")]
internal sealed class WindowServer : IAsyncDisposable
{
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;
    private readonly Doorkeeper _doorkeeper = new();
    private readonly WireWatch _watch = new();
    private readonly WindowEntry _entry;
    private readonly Ticket _ticket;
    private string _origin = "";

    private WindowServer(WebApplication application, WindowOptions options, WindowEntry entry)
    {
        (_application, _entry) = (application, entry);
        _ticket = new Ticket(() => EntryAddress);
        Map(application, options);
    }

    /// <summary>Where the page is, with the token and what fills its form. A secret; known once started.</summary>
    public string EntryAddress => $"{_origin}/{_entry.Fragment(_doorkeeper.Token)}";

    /// <summary>The port that was taken; known once started.</summary>
    public int Port => new Uri(_origin).Port;

    /// <summary>Leads to the page once: for a browser that is started with it. Known once started.</summary>
    public string TicketAddress => _origin + _ticket.Address;

    /// <summary>Prepares everything; nobody can connect yet.</summary>
    public static WindowServer Open(WindowOptions options, WindowEntry entry)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "charla" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = _stopLimit);
        builder.Services.AddRoutingCore();
        return new WindowServer(builder.Build(), options, entry);
    }

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken, or may not be opened.</exception>
    public async Task StartAsync()
    {
        await _application.StartAsync();
        string address = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _origin = $"http://127.0.0.1:{new Uri(address).Port}";
    }

    /// <summary>Ends the links, and closes the port.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _watch.Dispose();
    }

    private void Map(WebApplication application, WindowOptions options)
    {
        LinkBook links = new(_watch);
        LinkEndpoint link = new(links, options, application.Lifetime.ApplicationStopping);
        WireEndpoint wire = new(links, application.Lifetime.ApplicationStopping);
        application.Use(Doorkeeper.CheckHostAsync);
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = _keepAlive });
        application.UseRouting();
        application.MapGet(Ticket.Path, _ticket.TakeAsync);
        application.MapGet("/link", _doorkeeper.ForWebSockets(link.HandleAsync));
        application.MapGet("/wire", _doorkeeper.ForWebSockets(wire.HandleAsync));
        application.MapGet("/api/ports", _doorkeeper.ForRequests(PortsEndpoint.HandleAsync));
        new WebPage(options.Page, Home.Window, options.Language).Map(application);
    }
}
