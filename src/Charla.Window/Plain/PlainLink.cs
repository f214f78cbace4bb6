using System.Diagnostics.CodeAnalysis;
using Charla.Client.Conversing;
using Charla.Protocol;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>A peer that speaks plain: the process speaks charla/1 with the page in its place.</summary>
/// <remarks>Four loops: one hears the wire, one the page, one writes what the page says, and one gives up on echoes that don't come.</remarks>
[SuppressMessage("Reliability", "CA2025", Justification = "All loops have ended when the conversation has.")]
internal sealed class PlainLink(IPlainWire wire, LobbyShelf shelf, Language language, WindowOptions options) : ILink
{
    /// <summary>What the dialect is called.</summary>
    public const string PlainDialect = "plain";

    public string Via => wire.Via;

    public string Dialect => PlainDialect;

    public string Peer => wire.Peer;

    public async Task<LinkFailure?> ConverseAsync(PageSocket page, CancellationToken cancellationToken)
    {
        using Translator translator = new(page, wire, shelf, language, options);
        if (await IntroduceAsync(page, translator, cancellationToken) is { } failure)
        {
            return failure;
        }

        Func<CancellationToken, Task<LinkFailure?>>[] loops =
        [
            async stop => await wire.ListenAsync(heard => translator.HeardAsync(heard, stop), stop),
            stop => ListenAsync(page, translator, stop),
            translator.Sayings.WriteAllAsync,
            translator.Sayings.GiveUpAllAsync,
        ];
        return await Loops.UntilOneEndsAsync(loops, cancellationToken);
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    /// <summary>Waits for the page's hello. Until then the wire is not heard: nobody knows yet whose conversation it is.</summary>
    private async Task<LinkFailure?> IntroduceAsync(PageSocket page, Translator translator, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(options.PageLimit, options.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            while (!translator.IsIntroduced)
            {
                await translator.HandleAsync(await page.ReceiveAsync(either.Token) ?? throw new OperationCanceledException(page.Left), either.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !page.Left.IsCancellationRequested)
        {
            return LinkFailure.NoHello;
        }
    }

    private static async Task<LinkFailure?> ListenAsync(PageSocket page, Translator translator, CancellationToken stop)
    {
        while (await page.ReceiveAsync(stop) is { } message)
        {
            await translator.HandleAsync(message, stop);
        }

        return null;
    }
}
