using System.Net;
using System.Net.Sockets;
using System.Text;
using Charla.Protocol;
using Charla.Server.Metrics;

namespace Charla.Server.Tests.Metrics;

public sealed class MetricsTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_happens_is_counted_and_the_text_is_as_prometheus_wants_it()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using TcpClient ana = await ConnectAsync(server);
        await SayAsync(ana, "ana> hola");
        await SayAsync(ana, "ana> ¿qué tal?");
        MetricsPage page = await UntilAsync(server, page => page["charla_events_total"] >= 2 && page["charla_batch_events_sum"] >= 2);

        page["charla_connections{wire=\"tcp\"}"].ShouldBe(1);
        page["charla_connections_opened_total{wire=\"tcp\"}"].ShouldBe(1);
        page["charla_sessions{kind=\"plain\"}"].ShouldBe(1);
        page["charla_rooms"].ShouldBe(1);
        page["charla_deliveries_total"].ShouldBe(2);
        page["charla_delivered_bytes_total"].ShouldBe((2 * Frame.HeaderLength) + Encoding.UTF8.GetByteCount("ana> hola" + "ana> ¿qué tal?"));
        page["charla_received_bytes_total"].ShouldBeGreaterThan(0);
        page["charla_commit_duration_seconds_count"].ShouldBeGreaterThanOrEqualTo(1);
        page["charla_batch_events_sum"].ShouldBe(2);
        page["charla_outbox_bytes"].ShouldBe(0);
        page["charla_log_size_bytes"].ShouldBeGreaterThan(0);
        page["charla_disk_free_bytes"].ShouldBeGreaterThan(0);
        page["dotnet_process_memory_working_set_bytes"].ShouldBeGreaterThan(1_000_000);
        page.Types["charla_commit_duration_seconds"].ShouldBe("histogram");
        page.Samples.Count.ShouldBeLessThan(400);
    }

    [Fact]
    public async Task Errors_are_counted_by_code_and_those_who_have_gone_are_no_longer_there()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using (TcpClient stranger = await ConnectAsync(server))
        {
            await stranger.GetStream().WriteAsync("no number!"u8.ToArray());
            await UntilAsync(server, page => page.Samples.ContainsKey("charla_errors_total{code=\"bad_frame\"}"));
        }

        MetricsPage page = await UntilAsync(server, page => page.Samples.ContainsKey("charla_connections_closed_total{wire=\"tcp\"}"));
        page["charla_connections_closed_total{wire=\"tcp\"}"].ShouldBe(1);
        page.Samples.Keys.ShouldNotContain("charla_connections{wire=\"tcp\"}");
    }

    [Theory]
    [InlineData("local", "charla.example", null, HttpStatusCode.Forbidden)]
    [InlineData("local", null, "203.0.113.7", HttpStatusCode.Forbidden)]
    [InlineData("local", "localhost", null, HttpStatusCode.OK)]
    [InlineData("all", "charla.example", "203.0.113.7", HttpStatusCode.OK)]
    [InlineData("off", null, null, HttpStatusCode.NotFound)]
    public async Task They_are_shown_to_this_machine_unless_the_operator_says_otherwise(string setting, string? host, string? forwarded, HttpStatusCode expected)
    {
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { Metrics = setting });
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Host = host;
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        using HttpResponseMessage answer = await server.Browser.SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
        (answer.Content.Headers.ContentType!.ToString() == PrometheusExporter.ContentType).ShouldBe(expected == HttpStatusCode.OK);
    }

    [Fact]
    public void Labels_are_escaped_and_a_flood_of_them_is_counted_together()
    {
        using ServerMeters meters = new();
        using PrometheusExporter exporter = new(meters);
        meters.Told("a\"b\\c\nd");
        for (int i = 0; i < 1_000; i++)
        {
            meters.Told($"code{i}");
        }

        MetricsPage page = MetricsPage.Read(exporter.Write());
        page["charla_errors_total{code=\"a\\\"b\\\\c\\nd\"}"].ShouldBe(1);
        page["charla_errors_total{overflow=\"true\"}"].ShouldBeGreaterThan(700);
        page.Samples.Where(sample => sample.Key.StartsWith("charla_errors_total", StringComparison.Ordinal)).Sum(sample => sample.Value).ShouldBe(1_001);
    }

    [Fact]
    public void A_histogram_counts_each_value_in_the_bucket_that_it_belongs_to()
    {
        using ServerMeters meters = new();
        using PrometheusExporter exporter = new(meters);
        foreach (double milliseconds in new[] { 0.5, 0.6, 1, 9_000 })
        {
            meters.Committed(1, TimeSpan.FromMilliseconds(milliseconds));
        }

        MetricsPage page = MetricsPage.Read(exporter.Write());
        page["charla_commit_duration_seconds_bucket{le=\"0.0005\"}"].ShouldBe(1);
        page["charla_commit_duration_seconds_bucket{le=\"0.001\"}"].ShouldBe(3);
        page["charla_commit_duration_seconds_bucket{le=\"5\"}"].ShouldBe(3);
        page["charla_commit_duration_seconds_bucket{le=\"+Inf\"}"].ShouldBe(4);
        page["charla_commit_duration_seconds_sum"].ShouldBe(9.0021, 1e-9);
    }

    [Fact]
    public void Counting_a_batch_and_a_commit_allocates_nothing()
    {
        using ServerMeters meters = new();
        using PrometheusExporter exporter = new(meters);
        Count(meters);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Count(meters);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        static void Count(ServerMeters meters)
        {
            for (int i = 0; i < 1_000; i++)
            {
                meters.Batch(10, 100, 1_000, 10_000);
                meters.Committed(3, TimeSpan.FromMilliseconds(1));
            }
        }
    }

    private static async Task<TcpClient> ConnectAsync(RunningServer server)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, server.Server.Port);
        return client;
    }

    private static async Task SayAsync(TcpClient client, string payload) =>
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(payload),-Frame.HeaderLength}{payload}"));

    private static async Task<MetricsPage> UntilAsync(RunningServer server, Func<MetricsPage, bool> condition)
    {
        using CancellationTokenSource limit = new(_limit);
        while (true)
        {
            MetricsPage page = MetricsPage.Read(await server.Browser.GetStringAsync("/metrics", limit.Token));
            if (Holds(page))
            {
                return page;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }

        bool Holds(MetricsPage page)
        {
            try
            {
                return condition(page);
            }
            catch (KeyNotFoundException)
            {
                return false;
            }
        }
    }
}
