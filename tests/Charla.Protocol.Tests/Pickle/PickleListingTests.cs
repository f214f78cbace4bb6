using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

public sealed class PickleListingTests
{
    [Fact]
    public async Task What_would_be_run_is_said_with_its_arguments()
    {
        string[] lines = await PythonProgram.LinesAsync("pickle_dangers.py");
        lines.Length.ShouldBeGreaterThan(25);
        foreach (string line in lines)
        {
            string[] parts = line.Split('\t');

            PickleLine[] rows = [.. PickleListing.Lines(Convert.FromHexString(parts[0]), PickleLimits.Default)];

            PickleLine[] dangers = [.. rows.Where(row => row.Risk == PickleRisk.Dangerous)];
            dangers.ShouldContain(row => row.Note!.Value.English.Contains(parts[1], StringComparison.Ordinal), line + "\n" + string.Join("\n", rows.Select(row => row.ToString())));
        }
    }

    [Theory]
    [InlineData("cbuiltins\ncomplex\n(tRcbuiltins\ncomplex\n)R)R.")]
    [InlineData("cbuiltins\ncomplex\n)R)R.")]
    public void What_an_allowed_call_returns_is_not_allowed_to_be_called(string pickle) =>
        PickleListing.Lines(Bytes(pickle), PickleLimits.Default).ShouldContain(row => row.Risk == PickleRisk.Dangerous && row.Name == "REDUCE");

    [Fact]
    public async Task Any_bytes_at_all_are_taken_apart_to_an_end()
    {
        string[] lines = [.. await PythonProgram.LinesAsync("pickle_dangers.py"), .. await PythonProgram.LinesAsync("pickle_reprs.py", "values", "7", "500")];
        Random random = new(7);
        foreach (string line in lines)
        {
            byte[] pickle = Convert.FromHexString(line.Split('\t')[0]);
            PickleListing.Lines(pickle, PickleLimits.Default).Last().Name.ShouldBe("STOP");
            for (int mutation = 0; mutation < 40; mutation++)
            {
                byte[] mutated = [.. pickle];
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);

                PickleListing.Lines(mutated.AsMemory(0, random.Next(mutated.Length + 1)), PickleLimits.Default).Count().ShouldBeLessThanOrEqualTo(pickle.Length + 1);
            }
        }
    }

    /// <summary>Each character is the byte of its number.</summary>
    private static byte[] Bytes(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
