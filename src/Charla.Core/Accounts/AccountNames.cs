using System.Collections.Concurrent;
using Charla.Protocol.Messages;

namespace Charla.Core.Accounts;

/// <summary>All accounts in memory, so that whether a name is registered costs no more than looking it up. Safe for use from any thread.</summary>
internal sealed class AccountNames
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new();

    // By what a name looks like: nobody may go by a name that is taken for one of these.
    private readonly ConcurrentDictionary<string, string> _looks = new();
    private int _changes;

    /// <summary>Rises with every account that is added or changed.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public int Count => _accounts.Count;

    public Account? Find(string name) => _accounts.GetValueOrDefault(NameRules.Fold(name));

    /// <summary>Whether the name, or one that looks like it, is someone's own.</summary>
    public bool IsRegistered(string name) => !_looks.IsEmpty && _looks.ContainsKey(NameLooks.Key(name));

    public IReadOnlyList<Account> All() => [.. _accounts.Values.OrderBy(account => account.Key, StringComparer.Ordinal)];

    /// <summary>Takes in a new account, or one that has changed.</summary>
    public void Note(Account account)
    {
        _accounts[account.Key] = account;
        _looks[NameLooks.Key(account.Name)] = account.Key;
        Interlocked.Increment(ref _changes);
    }
}
