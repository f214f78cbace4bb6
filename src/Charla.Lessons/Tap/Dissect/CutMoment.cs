namespace Charla.Lessons.Tap.Dissect;

/// <summary>On what occasion a dissector is asked.</summary>
internal enum CutMoment
{
    /// <summary>Bytes have arrived.</summary>
    Arrived,

    /// <summary>None has arrived for a short moment.</summary>
    Waited,

    /// <summary>None has arrived for so long that what was begun has lost its end. Only where a wire loses bytes.</summary>
    GivenUp,

    /// <summary>None will arrive any more.</summary>
    Ended,
}
