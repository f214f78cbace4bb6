"""A correct chat server: every message goes to everybody, whole; each client has its own queue, so a slow one holds up nobody."""

import asyncio
import sys

HEADER = 10
MAX_WAITING = 1024 * 1024

writers = set()


def send_to_all(frame):
    for writer in list(writers):
        writer.write(frame)
        if writer.transport.get_write_buffer_size() > MAX_WAITING:
            writers.discard(writer)
            writer.transport.abort()


async def serve(reader, writer):
    writers.add(writer)
    try:
        while True:
            header = await reader.readexactly(HEADER)
            send_to_all(header + await reader.readexactly(int(header)))
    except (asyncio.IncompleteReadError, OSError, ValueError):
        pass
    finally:
        writers.discard(writer)
        writer.close()


async def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
