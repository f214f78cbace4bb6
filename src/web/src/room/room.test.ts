import { expect, test } from 'vitest';
import type { HistoryPage, RoomEvent } from '../net/messages';
import { Room, type ReadPage } from './room.svelte';

const head = 1_000;

function said(seq: number): RoomEvent {
  return { op: 'message', room: 'lobby', seq, from: 'ana', at: '2026-11-25T10:00:00.000Z', text: `m${seq}` };
}

/** A server that answers when it is told to. */
class Server {
  readonly #answers: (() => void)[] = [];

  readonly read: ReadPage = (_, { before, after, around, limit = 100 }) => {
    const from = after !== undefined ? after + 1 : around !== undefined ? around - limit / 2 : (before ?? head + 1) - limit;
    const events = Array.from({ length: limit }, (_, index) => said(from + index));
    const page: HistoryPage = { op: 'history', room: 'lobby', events, head, more: true };
    return new Promise((resolve) => this.#answers.push(() => resolve(page)));
  };

  /** Answers what was asked first, and lets everybody take note of it. */
  async answer(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.#answers.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function opened(server: Server): Promise<Room> {
  const room = new Room('lobby', server.read);
  void room.loadNewest();
  await server.answer();
  return room;
}

test('a jump waits for the page that is on its way, and is not lost', async () => {
  const server = new Server();
  const room = await opened(server);
  void room.loadOlder();
  void room.loadAround(200);
  await server.answer();
  await server.answer();

  expect(room.target).toBe(200);
  expect([room.span.low, room.span.high]).toEqual([150, 249]);
});

test('of very many messages at once the last are shown', async () => {
  const room = await opened(new Server());
  for (let seq = head + 1; seq <= head + 500; seq++) {
    room.receive(said(seq));
  }

  room.flush();
  expect(room.lines).toHaveLength(100);
  expect(room.span).toMatchObject({ low: head + 401, high: head + 500, hasOlder: true, hasNewer: false });
});

test('whoever reads something older has it left to them, whatever comes', async () => {
  const room = await opened(new Server());
  room.isPinned = false;
  for (let seq = head + 1; seq <= head + 500; seq++) {
    room.receive(said(seq));
  }

  room.flush();
  expect(room.span).toMatchObject({ low: 901, high: 1_200, hasNewer: true });
});
