namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>What peers who mean no good do to a server. They share no code with it.</summary>
internal interface IAssault
{
    string Name { get; }

    /// <summary>Goes on until it is stopped.</summary>
    /// <param name="ground">Where the server is.</param>
    /// <param name="inFullSwing">Called once it does all that it is going to.</param>
    /// <param name="stop">Ends it.</param>
    Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop);
}

/// <summary>Where the server is.</summary>
internal sealed record Ground(int Port, int HttpPort);
