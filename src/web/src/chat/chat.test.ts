import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tab } from '../home/shelf';
import { FakeServer, settled } from '../testing/fakeLink';
import { Chat } from './chat.svelte';

let server: FakeServer;
let notices: string[];
let failures: string[];
let expelled: [string, string, boolean][];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  server = new FakeServer();
  notices = [];
  failures = [];
  expelled = [];
});

afterEach(() => {
  vi.useRealTimers();
});

function summary(room: string, head: number, read = head) {
  return { room, head, read, unread: head - read, count: 1 };
}

function message(room: string, seq: number, from: string, text = `m${seq}`, nonce?: string) {
  return { op: 'message', room, seq, from, at: new Date().toISOString(), text, ...(nonce === undefined ? {} : { nonce }) };
}

/** Answers what a chat asks when it comes in, as a server with these rooms would. */
async function admit(rooms: ReturnType<typeof summary>[], session = 's1', resumed = false): Promise<void> {
  server.open();
  server.welcome(session, resumed);
  await settled();
  server.answer('rooms', { op: 'rooms', rooms });
  await settled();
  for (let joins = -1; joins !== server.all('join').length;) {
    joins = server.all('join').length;
    const room = String(server.last('join').room);
    const known = rooms.find((each) => each.room === room);
    server.answer('join', {
      op: 'joined',
      room,
      head: known?.head ?? 0,
      read: known?.read ?? 0,
      unread: known?.unread ?? 0,
      members: ['ana'],
      count: 1,
    });
    await settled();
  }
}

async function answerHistory(events: object[], head: number): Promise<void> {
  server.answer('history', { op: 'history', room: String(server.last('history').room), events, head, more: false });
  await settled();
  await vi.advanceTimersByTimeAsync(50);
}

async function start(rooms = [summary('lobby', 2)]): Promise<Chat> {
  const chat = new Chat({
    notice: (text) => notices.push(text),
    failed: (error) => failures.push(error.code),
    expelled: (...what) => expelled.push(what),
  });
  chat.connect('aula', server.dial, { name: 'ana' }, 'es');
  await admit(rooms);
  await answerHistory([message('lobby', 1, 'luis'), message('lobby', 2, 'eva')], 2);
  return chat;
}

test('the lobby is entered and its last page shown', async () => {
  const chat = await start();

  expect(chat.current?.name).toBe('lobby');
  expect(chat.current?.lines.map((line) => line.text)).toEqual(['m1', 'm2']);
});

test('a live event is shown with the next picture, and what was pending makes room for it at once', async () => {
  const chat = await start();
  chat.say(chat.current!, 'hola');
  const nonce = String(server.last('send').nonce);
  expect(chat.client.outbox.items.length).toBe(1);

  server.tell(message('lobby', 3, 'ana', 'hola', nonce));

  expect(chat.client.outbox.items).toEqual([]);
  expect(chat.current?.lines.at(-1)?.text).toBe('hola');
  server.tell(message('lobby', 4, 'luis'));
  await vi.advanceTimersByTimeAsync(50);
  expect(chat.current?.lines.at(-1)?.seq).toBe(4);
});

test('after a cut each room is followed from the last event that was seen, and nothing is asked for twice', async () => {
  const chat = await start();
  server.tell(message('lobby', 3, 'luis'));
  await vi.advanceTimersByTimeAsync(50);

  server.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  await admit([summary('lobby', 5)], 's1', true);
  expect(server.last('join').after).toBe(3);
  server.tell(message('lobby', 4, 'luis'));
  server.tell(message('lobby', 5, 'eva'));
  await vi.advanceTimersByTimeAsync(50);

  expect(chat.current?.lines.map((line) => line.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(server.all('history').length).toBe(1);
});

test('what is replayed after a cut is counted as unread once', async () => {
  const chat = await start([summary('lobby', 2), summary('@luis', 1)]);
  const direct = chat.rooms.get('@luis')!;
  server.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  await admit([summary('lobby', 2), summary('@luis', 3, 1)], 's1', true);
  server.tell(message('@luis', 2, 'luis'));
  server.tell(message('@luis', 3, 'luis'));

  expect(direct.unread).toBe(2);
});

test('who was away for too much reads the newest page in its place', async () => {
  const chat = await start();
  server.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  await admit([summary('lobby', 90_000)], 's1', true);

  expect(server.last('join').after).toBeUndefined();
  await answerHistory([message('lobby', 89_999, 'luis'), message('lobby', 90_000, 'eva')], 90_000);
  expect(chat.current?.lines.map((line) => line.seq)).toEqual([89_999, 90_000]);
});

test('what is said elsewhere is counted, what concerns the person more so, and their own words not at all', async () => {
  const chat = await start([summary('lobby', 2), summary('@luis', 1)]);
  const direct = chat.rooms.get('@luis')!;

  server.tell(message('@luis', 2, 'luis'));
  server.tell(message('@luis', 3, 'ana'));

  expect([direct.unread, direct.mentions]).toEqual([1, 1]);
});

test('a conversation that has not begun is opened empty, and made by the first message', async () => {
  const chat = await start();
  const opened = chat.direct('eva');
  server.answer('join', { op: 'error', code: 'no_such_room', message: 'no' });
  await opened;
  expect(chat.current?.name).toBe('@eva');
  expect(failures).toEqual([]);

  chat.say(chat.current!, 'hola');
  expect(server.last('send')).toMatchObject({ to: 'eva', text: 'hola' });
  server.tell({ op: 'joined', room: '@eva', head: 0, read: 0, unread: 0, members: ['ana', 'eva'], count: 2 });
  server.tell(message('@eva', 1, 'ana', 'hola', String(server.last('send').nonce)));

  expect(chat.current?.lines.map((line) => line.text)).toEqual(['hola']);
  chat.say(chat.current!, 'otra');
  expect(server.last('send')).toMatchObject({ room: '@eva' });
});

test('a gap is no hole in the list: the newest page is read in its place', async () => {
  const chat = await start();
  server.tell({ op: 'gap', room: 'lobby', from: 3, to: 5_000 });
  await settled();
  await answerHistory([message('lobby', 4_999, 'luis'), message('lobby', 5_000, 'eva')], 5_000);

  expect(chat.current?.lines.map((line) => line.seq)).toEqual([4_999, 5_000]);
  server.tell(message('lobby', 5_001, 'luis'));
  await vi.advanceTimersByTimeAsync(50);
  expect(chat.current?.lines.at(-1)?.seq).toBe(5_001);
});

test('events that come while the first page is read are there once', async () => {
  const chat = new Chat({ notice: () => {}, failed: () => {}, expelled: () => {} });
  chat.connect('aula', server.dial, { name: 'ana' }, 'es');
  await admit([summary('lobby', 2)]);
  server.tell(message('lobby', 3, 'luis'));
  server.tell(message('lobby', 4, 'luis'));

  await answerHistory([message('lobby', 1, 'luis'), message('lobby', 2, 'eva'), message('lobby', 3, 'luis')], 3);

  expect(chat.current?.lines.map((line) => line.seq)).toEqual([1, 2, 3, 4]);
});

test('the rooms of the last time are entered again, and the one that was on screen is shown', async () => {
  const first = await start([summary('lobby', 2), summary('taller', 0)]);
  const entering = first.enter('taller');
  server.answer('join', { op: 'joined', room: 'taller', head: 0, read: 0, unread: 0, members: ['ana'], count: 1 });
  await entering;
  first.client.disconnect();

  server = new FakeServer();
  const next = new Chat({ notice: () => {}, failed: () => {}, expelled: () => {} });
  next.connect('aula', server.dial, { name: 'ana' }, 'es');
  await admit([summary('lobby', 2), summary('taller', 0)]);

  expect([...next.rooms.keys()].sort()).toEqual(['lobby', 'taller']);
  expect(next.current?.name).toBe('taller');
});

test('presence and typing are those of the room that they came from', async () => {
  const chat = await start();
  server.tell({ op: 'presence', room: 'lobby', name: 'luis', state: 'joined' });
  server.tell({ op: 'typing', room: 'lobby', name: 'luis', on: true });
  expect([...chat.current!.members]).toEqual(['ana', 'luis']);
  expect(chat.current!.typing).toEqual(['luis']);

  server.tell({ op: 'presence', room: 'lobby', name: 'lucho', was: 'luis', state: 'renamed' });
  expect([...chat.current!.members]).toEqual(['ana', 'lucho']);
  expect(chat.current!.typing).toEqual([]);
  expect(chat.current!.memberCount).toBe(2);
});

test('leaving the server forgets what was seen there', async () => {
  const chat = await start();

  chat.disconnect();

  expect([chat.rooms.size, chat.current, chat.client.standing]).toEqual([0, null, 'offline']);
});

test('what a reload of the page left unsent is sent when its session goes on, and is no part of another conversation', async () => {
  const first = await start();
  server.cut();
  first.say(first.current!, 'sin enviar');
  const nonce = first.client.outbox.items[0]!.nonce;

  server = new FakeServer();
  const reloaded = new Chat({ notice: () => {}, failed: () => {}, expelled: () => {} });
  reloaded.connect('aula', server.dial, { name: 'ana', session: 's1' }, 'es');
  await admit([summary('lobby', 2)], 's1', true);
  expect(server.all('send')).toMatchObject([{ text: 'sin enviar', nonce }]);

  const other = new Chat({ notice: () => {}, failed: () => {}, expelled: () => {} });
  other.connect('aula', new FakeServer().dial, { name: 'ana' }, 'es');
  expect(other.client.outbox.items).toEqual([]);
});

test('of each room that was seen the server is told, however soon one goes on to the next', async () => {
  const chat = await start([summary('lobby', 2, 1), summary('@luis', 1, 0)]);
  chat.attention.seen(chat.rooms.get('lobby')!);
  chat.attention.seen(chat.rooms.get('@luis')!);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(server.all('read')).toMatchObject([
    { room: 'lobby', seq: 2 },
    { room: '@luis', seq: 1 },
  ]);
});

test('who takes another name has it in every list of members too', async () => {
  const chat = await start();
  const renamed = chat.rename('anita');
  server.answer('nick', { op: 'nick', name: 'anita' });
  await renamed;

  expect(chat.me).toBe('anita');
  expect([...chat.current!.members]).toEqual(['anita']);
  expect(tab.load()).toMatchObject({ name: 'anita', session: 's1' });
});
