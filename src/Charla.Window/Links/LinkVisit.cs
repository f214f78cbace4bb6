using System.Diagnostics.CodeAnalysis;
using Charla.Protocol;
using Charla.Window.Plain;
using Charla.Window.Wire;

namespace Charla.Window.Links;

/// <summary>One page and its link, from where to until one of both has gone.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The link that is dialled belongs to the visit.")]
internal sealed class LinkVisit(PageSocket page, LinkBook links, LobbyShelf shelf, WindowOptions options)
{
    private readonly int _number = links.NewNumber();
    private Language _language = options.Language;

    public async Task RunAsync()
    {
        try
        {
            await ConnectAsync();
        }
        catch (LinkException failed)
        {
            await page.SendAsync(LinkMessages.DialFailed(failed.Failure, _language));
        }
        catch (OperationCanceledException) when (page.Left.IsCancellationRequested)
        {
            // Nobody is left to be told.
        }
    }

    private async Task ConnectAsync()
    {
        DialTarget target = await ReadTargetAsync();
        (LinkTape tape, WireFeed feed) = links.Watch.Begin(_number, LinkLook.Of(target), _language);
        try
        {
            await using ILink link = await DialAsync(target, tape);
            links.Add(_number, feed);
            await ConverseAsync(link);
        }
        finally
        {
            tape.Close();
            links.End(_number);
        }
    }

    private async Task<DialTarget> ReadTargetAsync()
    {
        try
        {
            byte[]? dial = await page.ReceiveAsync(page.Left).AsTask().WaitAsync(options.PageLimit, options.Time, page.Left);
            return dial is null ? throw new OperationCanceledException(page.Left) : DialReader.Read(dial, ref _language);
        }
        catch (TimeoutException late)
        {
            throw new LinkException(LinkFailure.NoDial, late);
        }
    }

    private Task<ILink> DialAsync(DialTarget target, LinkTape tape) => target is TcpTarget tcp
        ? new TcpDialling(options, shelf).DialAsync(tcp, tape, page.Left)
        : new SerialDialling(options, shelf).DialAsync((SerialTarget)target, tape, page.Left);

    private async Task ConverseAsync(ILink link)
    {
        await page.SendAsync(LinkMessages.Dialed(_number, link));
        if (await link.ConverseAsync(page, page.Left) is { } failure)
        {
            await page.SendAsync(LinkMessages.LinkLost(failure, _language));
        }
    }
}
