namespace Charla.Fuzz.Targets;

/// <summary>Every decoder that bytes of strangers come to.</summary>
internal static class AllTargets
{
    private static readonly IReadOnlyDictionary<string, Func<IFuzzTarget>> _all = new Dictionary<string, Func<IFuzzTarget>>
    {
        ["frames"] = () => new FrameTarget(),
        ["counting"] = () => new CountingTarget(),
        ["cable"] = () => new CableTarget(),
        ["lines"] = () => new LineTarget(),
        ["messages"] = () => new MessageTarget(),
        ["websocket"] = () => new WebSocketTarget(),
        ["pickle"] = () => new PickleTarget(),
        ["literal"] = () => new LiteralTarget(),
        ["dissect"] = () => new DissectTarget(),
        ["doctor"] = () => new DoctorTarget(),
        ["json-lines"] = () => new JsonLinesTarget(),
        ["pcapng"] = () => new PcapngTarget(),
        ["texts"] = () => new TextTarget(),
        ["irc-lines"] = () => new IrcLineTarget(),
        ["irc-texts"] = () => new IrcTextTarget(),
        ["sasl"] = () => new SaslTarget(),
    };

    public static IEnumerable<string> Names => _all.Keys;

    public static IFuzzTarget Named(string name) => _all.TryGetValue(name, out Func<IFuzzTarget>? make) ? make() : throw new FuzzException($"no target {name}");
}
