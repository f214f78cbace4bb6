using System.Net.Sockets;
using Charla.Client.Connecting;

namespace Charla.Client.Tests.Connecting;

public sealed class DiagnosisTests
{
    [Theory]
    [InlineData(SocketError.ConnectionRefused, ConnectFailure.Refused)]
    [InlineData(SocketError.TimedOut, ConnectFailure.TimedOut)]
    [InlineData(SocketError.HostUnreachable, ConnectFailure.Unreachable)]
    [InlineData(SocketError.NetworkUnreachable, ConnectFailure.Unreachable)]
    [InlineData(SocketError.NetworkDown, ConnectFailure.Unreachable)]
    [InlineData(SocketError.HostNotFound, ConnectFailure.NameNotFound)]
    [InlineData(SocketError.TryAgain, ConnectFailure.NameNotFound)]
    [InlineData(SocketError.AccessDenied, ConnectFailure.Other)]
    public void What_the_system_says_has_its_kind(SocketError error, ConnectFailure failure)
    {
        ConnectionProblem problem = Diagnosis.OfSocket(new SocketException((int)error), "192.0.2.1:5000");

        (problem.Failure, problem.OsError).ShouldBe((failure, error));
        problem.Detail.ShouldStartWith("192.0.2.1:5000: ");
    }

    [Theory]
    [InlineData("resumed_elsewhere", ConnectFailure.TakenOver)]
    [InlineData("shutting_down", ConnectFailure.ShuttingDown)]
    [InlineData("server_full", ConnectFailure.ServerFull)]
    [InlineData("stalled", ConnectFailure.Lost)]
    public void A_farewell_has_its_kind(string reason, ConnectFailure failure)
    {
        ConnectionProblem problem = Diagnosis.OfBye(reason, "Adiós.", 10);

        (problem.Failure, problem.ServerCode, problem.Detail, problem.RetryAfter).ShouldBe((failure, reason, "Adiós.", TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public void What_is_shown_of_an_answer_is_short_and_printable()
    {
        byte[] answer = [.. "hola\n"u8, 0xC3, .. Enumerable.Repeat((byte)'x', 1_000)];

        string shown = Diagnosis.NotAChatServer(answer).Answer.ShouldNotBeNull();

        shown.ShouldStartWith("hola\\x0A\\xC3xxx");
        shown.Length.ShouldBe(64 + 6);
    }
}
