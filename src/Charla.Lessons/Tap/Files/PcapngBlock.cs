using System.Buffers.Binary;
using System.Text;

namespace Charla.Lessons.Tap.Files;

/// <summary>Builds one block of a pcapng file (draft-ietf-opsawg-pcapng), little-endian.</summary>
/// <remarks><c>block = type(4) total-length(4) body [options] total-length(4)</c>; everything is padded to four bytes.</remarks>
internal sealed class PcapngBlock
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint EnhancedPacket = 6;
    public const uint InterfaceStatistics = 5;

    public const ushort Comment = 1;

    private const int Alignment = 4;
    private const int LengthPlace = 4;
    private const int LongestOption = ushort.MaxValue - Alignment;

    private readonly List<byte> _bytes = [];
    private bool _hasOptions;

    public PcapngBlock(uint type)
    {
        Add(type);
        Add(0u);
    }

    public PcapngBlock Add(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public PcapngBlock Add(ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Bytes, padded with zeros.</summary>
    public PcapngBlock Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        while (_bytes.Count % Alignment != 0)
        {
            _bytes.Add(0);
        }

        return this;
    }

    public PcapngBlock Option(ushort code, ReadOnlySpan<byte> value)
    {
        _hasOptions = true;
        ReadOnlySpan<byte> fitting = value[..Math.Min(value.Length, LongestOption)];
        return Add(code).Add((ushort)fitting.Length).Add(fitting);
    }

    public PcapngBlock Option(ushort code, string text) => Option(code, Encoding.UTF8.GetBytes(text));

    public void WriteTo(Stream file)
    {
        if (_hasOptions)
        {
            Add(0u);
        }

        uint length = (uint)_bytes.Count + sizeof(uint);
        Add(length);
        byte[] block = [.. _bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(LengthPlace), length);
        file.Write(block);
    }
}
