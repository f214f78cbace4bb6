using Charla.Core;

namespace Charla.Storage;

/// <summary>One thing to be written: applied inside the writer's transaction, then told how that ended.</summary>
internal abstract class LogWrite
{
    /// <summary>About how much it writes.</summary>
    public virtual long Bytes => 256;

    /// <summary>Writes; may be applied in a transaction that is taken back, and then is not applied again.</summary>
    public abstract void Apply(Database database);

    /// <summary>It is on disk.</summary>
    public abstract void Complete();

    /// <summary>Nothing of it happened.</summary>
    public abstract void Fail(LogUnavailableException failure);
}

/// <summary>A write with a result.</summary>
internal sealed class LogWrite<T>(Func<Database, T> apply) : LogWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _completion.Task;

    public override void Apply(Database database) => _result = apply(database);

    public override void Complete() => _completion.TrySetResult(_result);

    public override void Fail(LogUnavailableException failure) => _completion.TrySetException(failure);
}
