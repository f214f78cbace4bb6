using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Gateways.Admission;
using Charla.Gateways.Framed;
using Charla.Gateways.Irc;
using Charla.Gateways.Serial;
using Charla.Gateways.Tls;
using Charla.Gateways.WebSocket;
using Charla.Protocol;
using Charla.Serial;
using Charla.Server.Admin;
using Charla.Server.Guide;
using Charla.Server.Metrics;
using Charla.Server.Operating;
using Charla.Server.Tls;
using Charla.Storage;
using Charla.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Charla.Server;

/// <summary>A whole server: opened, started, stopped. The composition root.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "The composition root knows everyone by duty.")]
internal sealed class CharlaServer : IAsyncDisposable
{
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(6);

    private readonly WebApplication _application;

    private CharlaServer(WebApplication application, ServerOptions options, IPageFiles page, Language language)
    {
        (_application, Options, Irc) = (application, options, application.Services.GetRequiredService<IrcPorts>());
        Chat = application.Services.GetRequiredService<Chat>();
        Newcomers newcomers = new(Chat.Accounts.Options.Registration.ToString().ToLowerInvariant(), Chat.Accounts.Options.Guests);
        WebPage web = new(page, Home.Page, language, newcomers) { Instead = request => WithoutPage.For(request, Port) };
        HasPage = web.IsThere;
        application.Map("/ws", application.Services.GetRequiredService<WebSocketEndpoint>().HandleAsync);
        application.Map("/irc", application.Services.GetRequiredService<IrcWebSocketEndpoint>().HandleAsync);
        new GuideEndpoint(language).Map(application);
        application.Services.GetRequiredService<ServerMeters>().Watch(Chat, application.Services.GetRequiredService<DataFolder>(), TimeProvider.System);
        new OperatorEndpoints(
            application.Services.GetRequiredService<Readiness>(), application.Services.GetRequiredService<PrometheusExporter>(), application.Services.GetRequiredService<LiveSettings>()).Map(application);
        web.Map(application);
    }

    public ServerOptions Options { get; }

    public Chat Chat { get; }

    /// <summary>The framed port that was taken; known once started.</summary>
    public int Port { get; private set; }

    /// <summary>The HTTP port that was taken; known once started.</summary>
    public int HttpPort { get; private set; }

    /// <summary>The ports of IRC that were taken; known once started.</summary>
    public IrcPorts Irc { get; private set; }

    /// <summary>The certificate that is shown; null without TLS.</summary>
    public Certificates? Certificates => _application.Services.GetService<Certificates>();

    /// <summary>Whether the program was built with the web page.</summary>
    public bool HasPage { get; }

    /// <summary>The serial devices, in the order of the settings.</summary>
    public IReadOnlyList<SerialGateway> SerialDevices => _application.Services.GetRequiredService<SerialService>().Gateways;

    /// <summary>Opens the data folder and prepares everything; nobody can connect yet.</summary>
    /// <exception cref="LogUnavailableException">The data folder can't be written, is in use, or its database is damaged.</exception>
    /// <exception cref="SerialSettingException">A serial device can't be as the settings have it.</exception>
    /// <exception cref="FormatException">One of the origins is none.</exception>
    /// <param name="options">What the operator has set.</param>
    /// <param name="language">Of whoever has not chosen one.</param>
    /// <param name="logging">Where the log goes.</param>
    /// <param name="page">The web page; the one that the program carries but in tests.</param>
    /// <param name="log">What stands between the chat and its log: nothing but in tests, which put faults there.</param>
    public static CharlaServer Open(ServerOptions options, Language language, Action<ILoggingBuilder> logging, IPageFiles? page = null, Func<IRoomLog, IRoomLog>? log = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "charla" });
        logging(builder.Logging);
        LogVerbosity verbosity = new(options.LeastLevel);
        builder.Logging.AddFilter(verbosity.Lets);
        builder.WebHost.UseKestrelCore().UseSockets(sockets => ForChat(sockets, options.Limits));
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = _stopLimit);
        AddChat(builder.Services, options, language, log ?? (static log => log));
        OperatingServices.Add(builder.Services, options, language, verbosity);
        builder.Services.AddRoutingCore();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        WebApplication application = builder.Build();
        application.UseWebSockets(Pinging(options.Limits));
        ConnectionGate gate = application.Services.GetRequiredService<ConnectionGate>();
        application.Use(next => context => gate.AnswerAsync(context, next));
        if (options.Encryption.IsOn)
        {
            application.UseHsts();
            application.Use(next => context => options.Encryption.TlsOnly && !context.Request.IsHttps ? ToTls(context) : next(context));
        }

        application.UseRouting();
        return new CharlaServer(application, options, page ?? new EmbeddedPageFiles(), language);
    }

    /// <summary>Opens the ports.</summary>
    /// <exception cref="IOException">A port is taken, or may not be opened.</exception>
    /// <exception cref="LogUnavailableException">The log can't be read.</exception>
    public async Task StartAsync()
    {
        await Chat.StartAsync();
        await _application.StartAsync();
        Uri[] addresses = [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];
        (Port, HttpPort) = (addresses[0].Port, addresses[1].Port);
        _application.Services.GetRequiredService<FramedPortGuide>().HttpPort = HttpPort;
        Irc = new IrcPorts(Irc.Plain is null ? null : addresses[2].Port, Irc.Secure is null ? null : addresses[^1].Port);
        ServerPorts ports = _application.Services.GetRequiredService<ServerPorts>();
        (ports.Framed, ports.Http) = (Port, HttpPort);
        _application.Lifetime.ApplicationStopping.Register(ServiceManager.TellStopping);
        ServiceManager.TellReady();
    }

    /// <summary>Completes when the server was told to stop, by a signal or <see cref="StopAsync"/>, and has.</summary>
    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    /// <summary>Reads the settings again, and applies those that can be while the server runs.</summary>
    public void Reload(Func<ServerOptions> read) => _application.Services.GetRequiredService<LiveSettings>().Reload(read);

    public Task StopAsync() => _application.StopAsync();

    /// <summary>Closes what is still open; the log last, when everything accepted is in it.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void AddChat(IServiceCollection services, ServerOptions options, Language language, Func<IRoomLog, IRoomLog> log)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => SqliteRoomLog.Open(options.Data, provider.GetRequiredService<IChatJournal>(), TimeProvider.System));
        services.AddSingleton(options.ForChat(language, OpenFiles.ForConnections()));
        AddAccounts(services, options.Data);
        services.AddSingleton(provider => new Chat(
            log(provider.GetRequiredService<SqliteRoomLog>()),
            provider.GetRequiredService<AccountDirectory>(),
            provider.GetRequiredService<IChatJournal>(),
            provider.GetRequiredService<ChatOptions>(),
            TimeProvider.System));
        services.AddSingleton(IrcPorts.Of(options));
        services.AddSingleton<IrcServer>();
        services.AddSingleton(new FramedPortGuide(language));
        AllowedOrigins origins = AllowedOrigins.Parse(options.Origins);
        services.AddSingleton(provider => new OriginGate(origins, provider.GetRequiredService<Chat>().Options, provider.GetRequiredService<ILogger<OriginGate>>()));
        services.AddSingleton<WebSocketEndpoint>();
        services.AddSingleton<IrcWebSocketEndpoint>();
        services.AddSingleton<ConnectionGate>();
        AddTls(services, options);
        AddSerial(services, SerialDevice.ParseAll(options.Serial));
        services.AddHostedService<ChatService>();
        AddAdmin(services, options);
    }

    /// <summary>Opened after the log, which holds the folder for this process, and closed before it.</summary>
    private static void AddAccounts(IServiceCollection services, string folder)
    {
        services.AddSingleton<IPasswordHasher>(new FrameworkPasswordHasher());
        services.AddSingleton<IAccountStore>(provider =>
        {
            _ = provider.GetRequiredService<SqliteRoomLog>();
            return SqliteAccountStore.Open(folder, TimeProvider.System);
        });
        services.AddSingleton(provider => new AccountDirectory(
            provider.GetRequiredService<IAccountStore>(), provider.GetRequiredService<IPasswordHasher>(), provider.GetRequiredService<ChatOptions>().Accounts, TimeProvider.System));
    }

    private static void AddTls(IServiceCollection services, ServerOptions options)
    {
        options.Encryption.Check();
        if (options.Encryption.IsOn)
        {
            services.AddSingleton(provider => Certificates.Open(options.Encryption, options.Data, TimeProvider.System, provider.GetRequiredService<ILogger<Certificates>>()));
            services.AddSingleton(provider => new TlsPort(
                provider.GetRequiredService<Certificates>().Current,
                options.Encryption.TlsOnly,
                provider.GetRequiredService<Chat>(),
                provider.GetRequiredService<FramedPortGuide>(),
                provider.GetRequiredService<ILogger<TlsPort>>()));
        }
    }

    /// <summary>What the operator of this machine may ask. Each <see cref="AdminOperation"/> among the services is answered.</summary>
    private static void AddAdmin(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(AdminBasics.Ping);
        services.AddSingleton(provider =>
        {
            IChatJournal journal = provider.GetRequiredService<IChatJournal>();
            Chat chat = provider.GetRequiredService<Chat>();
            AccountOperations accounts = new(chat.Accounts, (account, what) =>
            {
                journal.AccountChanged(account, what, by: null);
                return AdminFolder.WriteDownAsync(chat, account, what);
            });
            return new AdminRegistry([.. provider.GetServices<AdminOperation>(), .. accounts.All(), .. new RoomOperations(chat).All()], provider.GetRequiredService<ILogger<AdminRegistry>>());
        });
        services.AddHostedService(provider => new AdminSocket(options.Data, provider.GetRequiredService<AdminRegistry>(), provider.GetRequiredService<ILogger<AdminSocket>>()));
    }

    /// <summary>Services stop in the reverse of this order: devices are told goodbye by the chat before their lines are closed.</summary>
    private static void AddSerial(IServiceCollection services, IReadOnlyList<SerialDevice> devices)
    {
        services.AddSingleton(provider => new SerialService(
            [.. devices.Select(device => new SerialGateway(provider.GetRequiredService<Chat>(), device, SerialPort.Open, provider.GetRequiredService<ILogger<SerialGateway>>()))]));
        services.AddHostedService(provider => provider.GetRequiredService<SerialService>());
    }

    private static void Listen(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = Limit.OrNone(options.Limits.FirstFrameSeconds);
        ConnectionGate gate = kestrel.ApplicationServices.GetRequiredService<ConnectionGate>();
        TlsPort? tls = kestrel.ApplicationServices.GetService<TlsPort>();
        Listen(options.Port, serverBegins: true, listen => listen.UseConnectionHandler<FramedConnectionHandler>());
        Listen(options.HttpPort, serverBegins: false, listen => listen.Protocols = HttpProtocols.Http1);
        IrcPorts irc = kestrel.ApplicationServices.GetRequiredService<IrcPorts>();
        if (irc.Plain is { } plain)
        {
            Listen(plain, serverBegins: false, listen => listen.UseConnectionHandler<IrcConnectionHandler>());
        }

        if (irc.Secure is { } secure)
        {
            Listen(secure, serverBegins: false, listen =>
            {
                listen.Use(next => connection => TlsPort.OnlyAsync(connection, next));
                listen.UseConnectionHandler<IrcConnectionHandler>();
            });
        }

        void Listen(int port, bool serverBegins, Action<ListenOptions> protocol)
        {
            Action<ListenOptions> configure = listen =>
            {
                listen.Use(next => connection => gate.AdmitAsync(connection, next));
                if (tls is not null)
                {
                    listen.Use(next => connection => tls.ServeAsync(connection, next, serverBegins));
                }

                protocol(listen);
            };
            if (options.Address is { } address)
            {
                kestrel.Listen(address, port, configure);
            }
            else
            {
                kestrel.ListenAnyIP(port, configure);
            }
        }
    }

    /// <summary>The same address over TLS, which the same port speaks.</summary>
    private static Task ToTls(HttpContext context)
    {
        context.Response.Redirect(UriHelper.BuildAbsolute("https", context.Request.Host, context.Request.PathBase, context.Request.Path, context.Request.QueryString), permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }

    /// <summary>Handlers here never block, so they run where the bytes arrive; an idle connection holds no buffer.</summary>
    private static void ForChat(SocketTransportOptions sockets, ChatLimits limits)
    {
        sockets.CreateBoundListenSocket = endpoint => HalfOpen.Watched(SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint), limits.IdleSeconds);
        sockets.UnsafePreferInlineScheduling = true;
        sockets.WaitForDataBeforeAllocatingBuffer = true;
        sockets.MaxReadBufferSize = 128 * 1024;
        sockets.Backlog = 4_096;
        sockets.NoDelay = true;
    }

    private static WebSocketOptions Pinging(ChatLimits limits) => limits.IdleSeconds == 0 ? new() { KeepAliveInterval = Timeout.InfiniteTimeSpan } : new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(limits.IdleSeconds),
        KeepAliveTimeout = HalfOpen.Patience(limits.IdleSeconds),
    };
}
