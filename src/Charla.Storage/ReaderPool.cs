using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Charla.Storage;

/// <summary>A few connections for reading, beside the writer: none waits for it, and it waits for none.</summary>
internal sealed class ReaderPool(string path, int size, int cacheKiB) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<Database> _idle = [];

    /// <summary>Reads with one of the connections, on the caller's thread once one is free.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The pool owns its connections; one that failed is disposed of by Run.")]
    public async ValueTask<T> ReadAsync<T>(Func<Database, T> read)
    {
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            Database database = _idle.TryTake(out Database? idle) ? idle : Database.Open(path, readOnly: true, cacheKiB);
            T result = Run(database, read);
            _idle.Add(database);
            return result;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        foreach (Database database in _idle)
        {
            database.Dispose();
        }

        _free.Dispose();
    }

    // A connection on which something failed is not used again.
    private static T Run<T>(Database database, Func<Database, T> read)
    {
        try
        {
            return read(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
