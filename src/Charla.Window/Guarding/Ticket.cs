using Microsoft.AspNetCore.Http;

namespace Charla.Window.Guarding;

/// <summary>Leads the browser that this process starts to the page. A program's arguments can be read by everybody on the machine, so that the token must not be among them: a ticket is, and is good once.</summary>
/// <param name="entry">Where the page is, token and all.</param>
internal sealed class Ticket(Func<string> entry)
{
    /// <summary>Where tickets are taken.</summary>
    public const string Path = "/open";

    private readonly string _secret = Doorkeeper.NewSecret();
    private int _isUsed;

    /// <summary>The address to start the browser with, behind that of the process.</summary>
    public string Address => $"{Path}?ticket={_secret}";

    /// <summary>Takes the ticket, and sends its bearer on to the page.</summary>
    public Task TakeAsync(HttpContext context)
    {
        bool isGood = Doorkeeper.AreSame(_secret, context.Request.Query["ticket"]) && Interlocked.Exchange(ref _isUsed, 1) == 0;
        if (isGood)
        {
            context.Response.Headers.Location = entry();
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
        }

        return Doorkeeper.AnswerAsync(context, isGood ? StatusCodes.Status302Found : StatusCodes.Status403Forbidden);
    }
}
