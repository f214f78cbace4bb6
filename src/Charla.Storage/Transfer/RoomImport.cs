using System.Security.Cryptography;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Storage.Transfer;

/// <summary>Puts an exported room into a data folder that no server has: all of it or nothing, with its authors and times.</summary>
internal sealed class RoomImport
{
    private static readonly Bilingual _inUse = new("La carpeta {0} está en uso: detén la charla mientras se importa.", "The folder {0} is in use: stop the chat while a room is imported.");
    private static readonly Bilingual _notEmpty = new("La sala «{0}» ya tiene {1} eventos. Con --append se añaden detrás; si ya los importaste, no hace falta.", "The room “{0}” has {1} events already. With --append these are put behind them; if you imported them before, there is no need.");
    private static readonly Bilingual _badRoom = new("«{0}» no puede ser una sala.", "“{0}” can't be a room.");

    private readonly Database _database;
    private readonly Dictionary<int, long> _authors = [];

    private RoomImport(Database database) => _database = database;

    /// <param name="folder">The data folder, which is made where it is missing.</param>
    /// <param name="lines">What was exported.</param>
    /// <param name="room">Into which room; null into the one that it was.</param>
    /// <param name="append">Whether the room may have events already; these come behind them.</param>
    /// <returns>The room's name, and how many events it got.</returns>
    /// <exception cref="TransferException">It can't be done.</exception>
    /// <exception cref="LogUnavailableException">The log can't be written.</exception>
    public static (string Room, long Events) Run(string folder, TextReader lines, string? room, bool append)
    {
        using FolderLock held = FolderLock.TryTake(folder) ?? throw new TransferException(_inUse.With(Path.GetFullPath(folder)));
        string path = Path.Combine(folder, SqliteRoomLog.DatabaseName);
        using Database database = Database.Open(path);
        Schema.Prepare(database, path);
        database.Run("BEGIN IMMEDIATE");
        (string, long) done = new RoomImport(database).Write(new ImportSource(lines), room, append);
        database.Run("COMMIT");
        _ = database.Checkpoint(restart: true);
        return done;
    }

    private (string Room, long Events) Write(ImportSource source, string? wanted, bool append)
    {
        RoomHeader header = source.ReadHeader();
        RoomRecord room = Open(header with { Name = wanted ?? header.Name });
        if (room.Head > 0 && !append)
        {
            throw new TransferException(_notEmpty.With(room.Name, room.Head));
        }

        (long count, long? shift) = (0, null);
        foreach ((RoomEvent @event, int author) in source.ReadEvents(header.Events))
        {
            // What stands behind others begins where they end; else every seq stays what it was.
            shift ??= room.Head == 0 ? 0 : room.Head + 1 - @event.Seq;
            Insert(room, Shift(@event, shift.Value), author);
            count++;
        }

        if (header.Topic is not null)
        {
            _database.Prepare("UPDATE rooms SET topic = ?2 WHERE id = ?1").Bind(1, room.Id).Bind(2, header.Topic).Run();
        }

        return (room.Name, count);
    }

    private RoomRecord Open(RoomHeader header)
    {
        string key = RoomRows.KeyOf(_database, NameRules.Fold(header.Name));
        if (!NameRules.IsRoom(header.Name) && !(key.Split('|') is [['@', .. var one], var other] && NameRules.IsName(one) && NameRules.IsName(other)))
        {
            throw new TransferException(_badRoom.With(SafeText.OneLine(header.Name)));
        }

        // A room without events is as good as new: the lobby of a new folder, for example.
        _database.Prepare($"""
            INSERT INTO rooms (key, name, created_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (key) DO UPDATE SET created_at = excluded.created_at, name = excluded.name
            WHERE NOT EXISTS (SELECT 1 FROM events WHERE place BETWEEN (rooms.id << {Schema.SeqBits}) AND (((rooms.id + 1) << {Schema.SeqBits}) - 1))
            """).Bind(1, key).Bind(2, header.Name).Bind(3, header.Created.ToUnixTimeMilliseconds()).Run();
        return RoomRows.FindRoom(_database, key)!;
    }

    private static RoomEvent Shift(RoomEvent @event, long by)
    {
        RoomEvent shifted = @event switch
        {
            EditedEvent edited => edited with { Target = edited.Target + by },
            DeletedEvent deleted => deleted with { Target = deleted.Target + by },
            ReactedEvent reacted => reacted with { Target = reacted.Target + by },
            MessageEvent said => said with { ReplyTo = said.ReplyTo + by },
            _ => @event with { },
        };
        shifted.Seq += by;
        return shifted;
    }

    private void Insert(RoomRecord room, RoomEvent @event, int author)
    {
        if (!EventRows.Insert(_database, room.Id, @event, AuthorOf(author)))
        {
            throw new TransferException(new Bilingual("El seq {0} repite un nonce de su autor.", "Seq {0} repeats a nonce of its author.").With(@event.Seq));
        }

        long place = Schema.Place(room.Id, @event.Seq);
        if (@event is MessageEvent { } said && (said.Deleted == true || said.Edited is not null))
        {
            _database.Prepare("UPDATE events SET flags = flags | ?2, edited_at = ?3 WHERE place = ?1")
                .Bind(1, place).Bind(2, (long)(said.Deleted == true ? EventRows.Flags.Deleted : EventRows.Flags.None)).Bind(3, said.Edited?.ToUnixTimeMilliseconds()).Run();
        }

        TakeEffect(room, @event);
    }

    /// <summary>Texts are as the events left them; reactions are counted again.</summary>
    private void TakeEffect(RoomRecord room, RoomEvent @event)
    {
        if (@event is ReactedEvent reacted)
        {
            _database.Prepare(reacted.On ? "INSERT OR IGNORE INTO reactions VALUES (?1, ?2, ?3)" : "DELETE FROM reactions WHERE place = ?1 AND emoji = ?2 AND name = ?3")
                .Bind(1, Schema.Place(room.Id, reacted.Target)).Bind(2, reacted.Emoji).Bind(3, reacted.From).Run();
        }
        else if (@event is DeletedEvent deleted)
        {
            _database.Prepare("DELETE FROM reactions WHERE place = ?1").Bind(1, Schema.Place(room.Id, deleted.Target)).Run();
        }
    }

    /// <summary>A number that no session has: what was imported is nobody's to repeat, and only its account's to change.</summary>
    private long AuthorOf(int author)
    {
        if (author != 0 && !_authors.TryGetValue(author, out _))
        {
            _authors[author] = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        }

        return author == 0 ? 0 : _authors[author];
    }
}
