using System.Text;
using SQLitePCL;

namespace Charla.Storage;

/// <summary>A prepared statement, kept and used again. One thread at a time; parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt statement) : IDisposable
{
    private byte[] _utf8 = new byte[512];

    public Statement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    public Statement Bind(int index, long? value) => value is null ? BindNull(index) : Bind(index, value.Value);

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            return BindNull(index);
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        _utf8 = _utf8.Length < most ? new byte[most] : _utf8;
        int length = Encoding.UTF8.GetBytes(value, _utf8);
        database.Check(raw.sqlite3_bind_text(statement, index, _utf8.AsSpan(0, length)));
        return this;
    }

    public Statement Bind(int index, byte[] value)
    {
        database.Check(raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Goes to the next row; false where there is none, and then the statement is ready for the next use.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        _ = raw.sqlite3_reset(statement);
        return result == raw.SQLITE_DONE ? false : throw database.Failure(result);
    }

    /// <summary>Runs a statement that has no rows to read.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Stops reading rows.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? OptionalLong(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public int Bytes(int column) => raw.sqlite3_column_bytes(statement, column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private Statement BindNull(int index)
    {
        database.Check(raw.sqlite3_bind_null(statement, index));
        return this;
    }
}
