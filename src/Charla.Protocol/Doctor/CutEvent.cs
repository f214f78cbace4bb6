namespace Charla.Protocol.Doctor;

/// <summary>What a <see cref="FrameCutter"/> came upon that is worth a word.</summary>
internal enum CutEvent
{
    None,

    /// <summary>What should be a header is none: <see cref="FrameCutter.Head"/> holds as much of it as was taken.</summary>
    BadHeader,

    /// <summary>A header announces more than the limit.</summary>
    TooLong,

    /// <summary>A frame ended where another counting than that of bytes puts its end.</summary>
    CountsOtherwise,

    /// <summary>No counting still possible fits the payload.</summary>
    Lost,

    /// <summary>A frame ended whose payload begins as pickles do.</summary>
    Pickle,
}
