import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeServer, settled } from '../testing/fakeLink';
import { Chat } from './chat.svelte';

let server: FakeServer;
let expelled: [string, string, boolean][];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  server = new FakeServer();
  expelled = [];
});

afterEach(() => {
  vi.useRealTimers();
});

function order(fields: object) {
  return {
    op: 'settings',
    room: 'lobby',
    access: 'public',
    guests: true,
    locked: false,
    owners: [],
    moderators: [],
    invited: [],
    role: 'guest',
    may: ['read', 'send'],
    ...fields,
  };
}

async function start(): Promise<Chat> {
  const chat = new Chat({ notice: () => {}, failed: () => {}, expelled: (...what) => expelled.push(what) });
  chat.connect('aula', server.dial, { name: 'ana' }, 'es');
  server.open();
  server.welcome();
  await settled();
  server.answer('rooms', { op: 'rooms', rooms: [{ room: 'lobby', head: 0, read: 0, unread: 0, count: 1 }] });
  await settled();
  server.answer('join', { op: 'joined', room: 'lobby', head: 0, read: 0, unread: 0, members: ['ana'], count: 1 });
  await settled();
  return chat;
}

test('how a room is set is asked when it is shown, and when something is done in it', async () => {
  const chat = await start();
  server.answer('settings', order({ locked: true, may: ['read'] }));
  await settled();
  expect(chat.current?.order?.locked).toBe(true);

  server.tell({ op: 'moderated', room: 'lobby', seq: 1, from: 'eva', at: new Date().toISOString(), act: 'settings', locked: false });
  server.answer('settings', order({}));
  await settled();
  expect(chat.current?.order?.locked).toBe(false);
  expect(server.all('settings')).toHaveLength(2);
});

test('a muting that ends is asked about when it does', async () => {
  const chat = await start();
  server.answer('settings', order({ may: ['read'], muted: true, muted_until: new Date(Date.now() + 5_000).toISOString() }));
  await settled();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(server.all('settings')).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(400);
  expect(server.all('settings')).toHaveLength(2);
  server.answer('settings', order({}));
  await settled();
  expect(chat.current?.order?.may).toContain('send');
});

test('of a server that keeps no order nothing is known, and everybody may write', async () => {
  const chat = await start();
  server.answer('settings', { op: 'error', code: 'unknown_op', message: 'no' });
  await settled();

  expect(chat.current?.order).toBeNull();
});

test('who is put out of a room is told of it, and who leaves is not', async () => {
  const chat = await start();
  server.tell({ op: 'left', room: 'lobby', reason: 'banned' });
  expect(expelled).toEqual([['lobby', 'banned', true]]);
  expect(chat.current).toBeNull();

  server.tell({ op: 'joined', room: 'taller', head: 0, read: 0, unread: 0, members: ['ana'], count: 1 });
  const leaving = chat.leave(chat.rooms.get('taller')!);
  server.answer('leave', { op: 'left', room: 'taller' });
  await leaving;
  expect(expelled).toHaveLength(1);
});
