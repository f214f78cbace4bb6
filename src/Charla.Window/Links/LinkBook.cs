using System.Globalization;
using Charla.Window.Wire;

namespace Charla.Window.Links;

/// <summary>The links of the process by their numbers: those that stand, and the last few that have ended, whose wire can still be looked at. Safe for use from many threads.</summary>
internal sealed class LinkBook(WireWatch watch)
{
    /// <summary>Links that may stand at once.</summary>
    public const int MostLinks = 32;

    /// <summary>Ended links that are remembered.</summary>
    public const int MostEnded = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, WireFeed> _feeds = [];
    private readonly Queue<int> _ended = new();
    private int _open;
    private int _last;

    /// <summary>Where what passes on the links is told.</summary>
    public WireWatch Watch => watch;

    /// <summary>Takes a place for a link; false where there is none.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            bool hasPlace = _open < MostLinks;
            _open += hasPlace ? 1 : 0;
            return hasPlace;
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _open--;
        }
    }

    /// <summary>A number that no other link has had.</summary>
    public int NewNumber() => Interlocked.Increment(ref _last);

    /// <summary>The link stands: from now on its wire can be looked at.</summary>
    public void Add(int number, WireFeed feed)
    {
        lock (_gate)
        {
            _feeds.Add(number, feed);
        }
    }

    /// <summary>The link has ended; one that never stood is no loss.</summary>
    public void End(int number)
    {
        lock (_gate)
        {
            if (!_feeds.ContainsKey(number))
            {
                return;
            }

            _ended.Enqueue(number);
            if (_ended.Count > MostEnded)
            {
                _feeds.Remove(_ended.Dequeue());
            }
        }
    }

    /// <summary>What passed on a link; null where there is none of that number, or no more.</summary>
    public WireFeed? Find(string? number)
    {
        lock (_gate)
        {
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? _feeds.GetValueOrDefault(known) : null;
        }
    }
}
