using System.Net;
using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>A ban or a muting: of a name, an account, an address, or several of them at once.</summary>
internal sealed class Sanction
{
    private readonly string? _look;
    private readonly IPNetwork? _network;

    /// <param name="isMute">It only silences.</param>
    /// <param name="name">The name, and those that look like it; null for none.</param>
    /// <param name="account">The account's key; null for none.</param>
    /// <param name="address">An address or a prefix in CIDR; null for none.</param>
    /// <param name="term">Whose it is, when, why and how long.</param>
    public Sanction(bool isMute, string? name, string? account, string? address, SanctionTerm term)
    {
        (IsMute, Name, Account, Address, Term) = (isMute, name, account, address, term);
        _look = name is null ? null : NameLooks.Key(Bare(name));
        _network = address is null ? null : ReadNetwork(address);
    }

    /// <summary>The seq of the event by which it began.</summary>
    public long Id { get; init; }

    public bool IsMute { get; }

    public string? Name { get; }

    public string? Account { get; }

    public string? Address { get; }

    public SanctionTerm Term { get; }

    public bool HasEnded(DateTimeOffset now) => Term.Until <= now;

    /// <summary>Whether it is of this person.</summary>
    public bool IsOf(in Person person) =>
        (Account is not null && Account == person.Account?.Key)
        || (_look is not null && person.Name is { } name && NameLooks.Key(Bare(name)) == _look)
        || (_network is { } network && person.Address is { } address && network.Contains(address));

    public bool IsOfSame(Sanction other) => (IsMute, Name, Account, Address) == (other.IsMute, other.Name, other.Account, other.Address);

    public Sanction Numbered(long id) => new(IsMute, Name, Account, Address, Term) { Id = id };

    /// <summary>The network that an address or prefix stands for; null where it is none. Bits behind the prefix don't count.</summary>
    public static IPNetwork? ReadNetwork(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out IPAddress? address) || address.IsIPv4MappedToIPv6)
        {
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        int length = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out length) || length > bytes.Length * 8))
        {
            return null;
        }

        for (int bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }

    /// <summary>Without the mark that a name gets which is someone else's: whoever is banned is so with a mark, too.</summary>
    private static string Bare(string name) => name.Split('~')[0];
}

/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">Why.</param>
internal sealed record SanctionTerm(string By, DateTimeOffset At, DateTimeOffset? Until, string? Reason);
