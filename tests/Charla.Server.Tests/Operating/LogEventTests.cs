using System.Reflection;
using Charla.Gateways.WebSocket;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Tests.Operating;

public sealed class LogEventTests
{
    [Fact]
    public void Each_event_of_the_log_has_a_number_of_its_own()
    {
        Assembly[] assemblies = [typeof(CharlaServer).Assembly, typeof(OriginGate).Assembly, typeof(Core.Chat).Assembly];
        (int Id, string Method)[] events = [.. from type in assemblies.SelectMany(assembly => assembly.GetTypes())
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            let logged = method.GetCustomAttribute<LoggerMessageAttribute>()
            where logged is not null
            select (logged.EventId, $"{type.FullName}.{method.Name}")];

        events.Length.ShouldBeGreaterThan(15);
        events.ShouldAllBe(logged => logged.Id > 0);
        events.GroupBy(logged => logged.Id).Where(same => same.Count() > 1).ShouldBeEmpty();
    }
}
