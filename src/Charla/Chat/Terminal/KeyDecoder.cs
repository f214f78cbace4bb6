namespace Charla.Chat.Terminal;

/// <summary>Keeps the bytes of a key that hasn't wholly arrived. One reader uses it.</summary>
internal sealed class KeyDecoder
{
    /// <summary>Bytes of a paste that is still without an end, after which it is taken as it is: a lost end must not swallow the keyboard.</summary>
    public const int MaxPending = 1 << 20;

    private const byte Escape = 0x1B;

    private byte[] _pending = [];

    /// <summary>Whether what is held back may be a key by itself, should nothing more come. A paste and a cut character only wait.</summary>
    public bool IsAmbiguous => _pending is [Escape, ..] && !IsPaste;

    private bool IsPaste => _pending.AsSpan().StartsWith(KeyParser.PasteStart);

    /// <summary>Takes what was read and returns the keys that are whole.</summary>
    public IReadOnlyList<Key> Feed(ReadOnlySpan<byte> bytes)
    {
        byte[] input = [.. _pending, .. bytes];
        List<Key> keys = [];
        int position = 0;
        while (KeyParser.TryRead(input.AsSpan(position), out Key key, out int length))
        {
            keys.Add(key);
            position += length;
        }

        _pending = input[position..];
        return _pending.Length > MaxPending ? [.. keys, .. Flush()] : keys;
    }

    /// <summary>Nothing more came for a moment: what is held back is no longer the beginning of anything. A lone ESC was the key itself.</summary>
    public IReadOnlyList<Key> Flush()
    {
        Key key = _pending switch
        {
            [Escape] => new Key(KeyCode.Escape),
            [Escape, (byte)'[' or (byte)'O'] => Key.Alt((char)_pending[1]),
            _ when IsPaste => KeyParser.Pasted(_pending.AsSpan(KeyParser.PasteStart.Length)),
            _ => new Key(KeyCode.Unknown),
        };
        _pending = [];
        return [key];
    }
}
