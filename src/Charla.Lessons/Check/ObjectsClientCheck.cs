using Charla.Protocol;
using Charla.Protocol.Doctor;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Check;

/// <summary>Judges a client that sends objects: frames whose payload is a pickle. What it sends is looked at, and never run.</summary>
internal static class ObjectsClientCheck
{
    public static async Task RunAsync(Sheet sheet, Meetings meetings)
    {
        await sheet.JudgeAsync(ClientFramePoints.Sends, () => FramedClientCheck.SendsAsync(meetings));
        if (meetings.Current is not { } wire)
        {
            return;
        }

        await FramedClientCheck.ReadToEndAsync(wire);
        ClientFrames frames = ClientFrames.Cut(wire.ReceivedFrom(0), Counting.Bytes);
        Outcome closed = FramedClientCheck.Closed(wire, frames);
        bool isCut = frames is { IsBroken: false, Rest.Length: 0, Payloads.Count: > 0 };
        PickleException[] faults = [.. frames.Payloads.Select(ReceivedPickle.FaultOf).OfType<PickleException>()];
        PickleException? strange = faults.FirstOrDefault(fault => fault.Global is null);
        PickleException? call = faults.FirstOrDefault(fault => fault.Global is not null);
        IReadOnlyList<Finding> dangerous = FramedClientCheck.Only(wire.Findings, FindingRule.DangerousPickle);
        await sheet.JudgeAsync(ObjectPoints.Length, () => Known(Outcome.Of(isCut, CameTexts.Bytes(frames.Rest.Span))));
        await sheet.JudgeAsync(ObjectPoints.Pickle, () => Known(Outcome.Of(strange is null, strange?.Text ?? default)));
        await sheet.JudgeAsync(ObjectPoints.PlainData, () => Known(Outcome.Of(call is null, call?.Text ?? default, dangerous)));
        await sheet.JudgeAsync(ObjectPoints.Closes, () => Known(closed));
    }

    private static Task<Outcome> Known(Outcome outcome) => Task.FromResult(outcome);
}
