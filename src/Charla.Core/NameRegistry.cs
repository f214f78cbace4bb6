using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Who is connected under what name. A name is one participant's at a time, whatever its case.</summary>
internal sealed class NameRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IParticipant> _owners = [];

    /// <summary>Gives the name to a participant; false where it is someone else's.</summary>
    public bool TryClaim(string name, IParticipant participant)
    {
        lock (_gate)
        {
            return _owners.TryAdd(NameRules.Fold(name), participant) || _owners[NameRules.Fold(name)] == participant;
        }
    }

    /// <summary>Gives the name, or the name with the first free mark: <c>ana</c>, <c>ana~2</c>, <c>ana~3</c> …</summary>
    public string ClaimMarked(string name, IParticipant participant)
    {
        string marked = name;
        for (int mark = 2; !TryClaim(marked, participant); mark++)
        {
            marked = $"{name}~{mark}";
        }

        return marked;
    }

    /// <summary>Takes a name back from a participant; nothing happens where it is not its own.</summary>
    public void Release(string name, IParticipant participant)
    {
        lock (_gate)
        {
            string key = NameRules.Fold(name);
            if (_owners.TryGetValue(key, out IParticipant? owner) && owner == participant)
            {
                _owners.Remove(key);
            }
        }
    }

    public IParticipant? Find(string name)
    {
        lock (_gate)
        {
            return _owners.GetValueOrDefault(NameRules.Fold(name));
        }
    }
}
