using System.CommandLine;

RootCommand root = new("A self-hosted chat: one room, every wire.");

return await root.Parse(args).InvokeAsync();
