using BenchmarkDotNet.Attributes;
using Charla.Protocol.Pickle;

namespace Charla.Benchmarks.Protocol;

/// <summary>The course's object, read, printed and written; and a thousand small dictionaries.</summary>
public class PickleBenchmarks
{
    private const string Course = "[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), 1+3j]";

    private readonly byte[] _course = PickleWriter.Write(PythonLiteral.Parse(Course, PickleLimits.Default));
    private readonly byte[] _thousand = PickleWriter.Write(PythonLiteral.Parse(
        $"[{string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"{{'id': {i}, 'name': 'sensor-{i}', 'value': {i}.5, 'ok': True}}"))}]", PickleLimits.Default));

    [Benchmark]
    public object ReadCourseObject() => PickleReader.Read(_course, PickleLimits.Default).Heap;

    [Benchmark]
    public string PrintCourseObject() => PickleText.Repr(PickleReader.Read(_course, PickleLimits.Default), 1_000);

    [Benchmark]
    public byte[] WriteCourseObject() => PickleWriter.Write(PickleReader.Read(_course, PickleLimits.Default));

    [Benchmark]
    public object ReadThousandDictionaries() => PickleReader.Read(_thousand, PickleLimits.Default).Heap;

    [Benchmark]
    public int ScanThousandDictionaries() => PickleScan.DangerousGlobals(_thousand).Count;
}
