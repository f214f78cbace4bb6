using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Who is connected under what name. A name is one participant's at a time, whatever its case, and so is what looks like it.</summary>
internal sealed class NameRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IParticipant> _owners = [];

    // By what a name looks like, and how many spellings of it the owner has: nobody may go by a name that is taken for another's.
    private readonly Dictionary<string, (IParticipant Owner, int Spellings)> _looks = [];

    /// <summary>Somebody has a name now, or nobody any more. Called on whatever thread did it, and must be short.</summary>
    public event Action<string, IParticipant?>? Changed;

    /// <summary>Gives the name to a participant; false where it is someone else's.</summary>
    public bool TryClaim(string name, IParticipant participant)
    {
        if (!TryTake(name, participant))
        {
            return false;
        }

        Changed?.Invoke(name, participant);
        return true;
    }

    private bool TryTake(string name, IParticipant participant)
    {
        lock (_gate)
        {
            string look = NameLooks.Key(name);
            bool isLike = _looks.TryGetValue(look, out (IParticipant Owner, int Spellings) taken);
            if (isLike && taken.Owner != participant)
            {
                return false;
            }

            int added = _owners.TryAdd(NameRules.Fold(name), participant) ? 1 : 0;
            _looks[look] = (participant, taken.Spellings + added);
            return true;
        }
    }

    /// <summary>Gives the name to its owner, whoever has it now, or one that looks like it.</summary>
    public void Take(string name, IParticipant owner)
    {
        lock (_gate)
        {
            string look = NameLooks.Key(name);
            if (_looks.TryGetValue(look, out (IParticipant Owner, int Spellings) taken) && taken.Owner != owner)
            {
                foreach (string spelling in _owners.Where(entry => entry.Value == taken.Owner && NameLooks.Key(entry.Key) == look).Select(entry => entry.Key).ToArray())
                {
                    _owners.Remove(spelling);
                }

                _looks.Remove(look);
            }

            TryTake(name, owner);
        }

        Changed?.Invoke(name, owner);
    }

    /// <summary>Gives the name to the next one, where the holder still has it.</summary>
    public bool TryTakeOver(string name, IParticipant holder, IParticipant next)
    {
        lock (_gate)
        {
            bool has = Find(name) == holder;
            if (has)
            {
                Take(name, next);
            }

            return has;
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
            if (!_owners.TryGetValue(key, out IParticipant? owner) || owner != participant)
            {
                return;
            }

            _owners.Remove(key);
            ReleaseLook(NameLooks.Key(name));
        }

        Changed?.Invoke(name, null);
    }

    private void ReleaseLook(string look)
    {
        (IParticipant owner, int spellings) = _looks[look];
        if (spellings > 1)
        {
            _looks[look] = (owner, spellings - 1);
        }
        else
        {
            _looks.Remove(look);
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
