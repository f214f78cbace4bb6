namespace Charla.Lessons.Tap.Secrets;

/// <summary>Covers the values of secret fields in JSON as it passes, byte for byte, wherever it is cut. Bytes that are no JSON pass.</summary>
/// <remarks>
/// <c>"password" : "…"</c> is recognised by its quotes: inside a JSON string every quote is behind a backslash, so that these bytes can only be a key and the beginning of its value.
/// </remarks>
internal sealed class SecretStream
{
    /// <summary>What stands in the place of each byte.</summary>
    public const byte Star = (byte)'*';

    private readonly byte[] _key = new byte[SecretNames.Longest];
    private Place _place;
    private int _length;

    private enum Place
    {
        Outside,
        Key,
        BehindKey,
        BehindColon,
        Value,
        Escape,
    }

    /// <summary>Overwrites what is secret.</summary>
    /// <returns>Whether anything was.</returns>
    public bool Cover(Span<byte> bytes)
    {
        bool covered = false;
        foreach (ref byte value in bytes)
        {
            if (_place is Place.Value or Place.Escape)
            {
                covered |= Cover(ref value);
            }
            else
            {
                Follow(value);
            }
        }

        return covered;
    }

    private bool Cover(ref byte value)
    {
        if (_place == Place.Value && value == (byte)'"')
        {
            _place = Place.Outside;
            return false;
        }

        _place = _place == Place.Value && value == (byte)'\\' ? Place.Escape : Place.Value;
        value = Star;
        return true;
    }

    private void Follow(byte value)
    {
        if (value == (byte)'"')
        {
            Quote();
        }
        else if (_place == Place.Key)
        {
            Collect(value);
        }
        else if (_place == Place.BehindKey && value == (byte)':')
        {
            _place = Place.BehindColon;
        }
        else if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            _place = Place.Outside;
        }
    }

    /// <summary>Any quote may be the first of a key.</summary>
    private void Quote()
    {
        _place = _place switch
        {
            Place.BehindColon => Place.Value,
            Place.Key when SecretNames.Has(_key.AsSpan(0, _length)) => Place.BehindKey,
            _ => Place.Key,
        };
        _length = 0;
    }

    private void Collect(byte value)
    {
        if (_length == _key.Length)
        {
            _place = Place.Outside;
            return;
        }

        _key[_length++] = value;
    }
}
