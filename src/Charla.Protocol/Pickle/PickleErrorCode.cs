namespace Charla.Protocol.Pickle;

/// <summary>The stable names of what can be wrong with a pickle or a literal.</summary>
internal static class PickleErrorCode
{
    public const string Truncated = "truncated";
    public const string UnknownOpcode = "unknown_opcode";
    public const string UnsupportedProtocol = "unsupported_protocol";
    public const string BadArgument = "bad_argument";
    public const string BadText = "bad_text";
    public const string StackUnderflow = "stack_underflow";
    public const string MissingMemo = "missing_memo";
    public const string WrongType = "wrong_type";
    public const string Unhashable = "unhashable";
    public const string BadCall = "bad_call";
    public const string ForbiddenGlobal = "forbidden_global";
    public const string ForbiddenState = "forbidden_state";
    public const string PersistentId = "persistent_id";
    public const string ExtensionCode = "extension_code";
    public const string OutOfBandBuffer = "out_of_band_buffer";
    public const string TooLong = "too_long";
    public const string TooDeep = "too_deep";
    public const string TooManyValues = "too_many_values";
    public const string StackTooLarge = "stack_too_large";
    public const string MemoTooLarge = "memo_too_large";
    public const string IntegerTooLong = "integer_too_long";
    public const string FrameTooLong = "frame_too_long";
    public const string KeyTooComplex = "key_too_complex";
    public const string NotWritable = "not_writable";
    public const string BadLiteral = "bad_literal";
}
