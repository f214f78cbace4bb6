using System.Text.Json;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

public sealed class PickleJsonTests
{
    [Fact]
    public async Task The_JSON_says_what_Pythons_says_and_is_missing_where_that_would_come_back_as_something_else()
    {
        int said = 0;
        foreach (string line in await PythonProgram.LinesAsync("pickle_reprs.py", "values", "9", "3000"))
        {
            string[] parts = line.Split('\t');

            PickleJson json = PickleJson.Of(PickleReader.Read(Convert.FromHexString(parts[0]), PickleLimits.Default), 1_000_000);

            // A tuple has JSON too, with a word about it.
            (json is { Json: not null, Reason: null }).ShouldBe(parts[2] != "-", $"{json} {line}");
            if (json is { Json: not null, Reason: null })
            {
                said++;
                using JsonDocument ours = JsonDocument.Parse(json.Json);
                using JsonDocument theirs = JsonDocument.Parse(PythonProgram.Text(parts[2]));
                JsonElement.DeepEquals(ours.RootElement, theirs.RootElement).ShouldBeTrue(line);
            }
        }

        said.ShouldBeGreaterThan(200);
    }
}
