using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Window.Guarding;
using Charla.Window.Links;
using Microsoft.AspNetCore.Http;

namespace Charla.Window.Wire;

/// <summary><c>/wire</c>: what passes on a link's wire, for a page to show.</summary>
internal sealed class WireEndpoint(LinkBook links, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (links.Find(context.Request.Query["link"]) is not { } feed)
        {
            await Doorkeeper.AnswerAsync(context, StatusCodes.Status404NotFound);
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await using PageSocket page = new(socket, stopping);
        Task ignoring = IgnoreAsync(page);
        try
        {
            await ShowAsync(page, feed);
        }
        catch (OperationCanceledException) when (page.Left.IsCancellationRequested)
        {
            // The page has seen enough.
        }
    }

    /// <summary>Shows what is remembered, then what comes, as fast as the page reads.</summary>
    private static async Task ShowAsync(PageSocket page, WireFeed feed)
    {
        long next = feed.Start;
        WireBundle bundle;
        do
        {
            bundle = feed.Take(next);
            next = bundle.Next;
            if (bundle.Items.Count > 0)
            {
                await page.SendAsync(Write(bundle, feed.Language));
                page.Left.ThrowIfCancellationRequested();
            }
            else if (!bundle.HasEnded)
            {
                await bundle.News.WaitAsync(page.Left);
            }
        }
        while (!bundle.HasEnded);
    }

    /// <summary>A page has nothing to say here; but that it leaves must be noticed.</summary>
    private static async Task IgnoreAsync(PageSocket page)
    {
        while (await page.ReceiveAsync(CancellationToken.None) is not null)
        {
        }
    }

    private static ReadOnlyMemory<byte> Write(in WireBundle bundle, Language language)
    {
        ArrayBufferWriter<byte> json = new();
        using Utf8JsonWriter writer = new(json, WireJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("op", "wire");
        writer.WriteNumber("dropped", bundle.Dropped);
        writer.WriteStartArray("items");
        foreach (WireItem item in bundle.Items)
        {
            item.Write(writer, language);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }
}
