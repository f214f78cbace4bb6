import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeServer, memoryShelf, settled } from '../testing/fakeLink';
import { Client, type ClientEvents } from './client.svelte';
import { RequestError } from './conversation';
import type { ServerMessage } from './messages';

let server: FakeServer;
let heard: ServerMessage[];

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  heard = [];
});

afterEach(() => {
  vi.useRealTimers();
});

function make(change: Partial<ClientEvents> = {}, shelf = memoryShelf()): Client {
  return new Client({ welcomed: async () => {}, heard: (message) => heard.push(message), ended: () => {}, ...change }, shelf);
}

async function connected(client = make()): Promise<Client> {
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.open();
  server.welcome();
  await settled();
  return client;
}

test('what is said before there is a connection is sent when there is one, in order', async () => {
  const client = make();
  client.submit({ op: 'send', room: 'lobby', text: 'uno' });
  client.submit({ op: 'send', room: 'lobby', text: 'dos' });

  await connected(client);

  expect(server.all('send').map((each) => each.text)).toEqual(['uno', 'dos']);
  expect(client.outbox.unsent).toBe(2);
});

test('an acknowledged message leaves the outbox', async () => {
  const client = await connected();
  const item = client.submit({ op: 'send', room: 'lobby', text: 'hola' });

  server.tell({ op: 'ack', room: 'lobby', seq: 7, at: '2026-11-25T00:00:00.000Z', nonce: item.nonce });

  expect(client.outbox.items).toEqual([]);
});

test('after a cut the session is resumed and what was not acknowledged is repeated with the same nonce', async () => {
  const client = await connected();
  const item = client.submit({ op: 'send', room: 'lobby', text: 'hola' });

  server.cut();
  expect(client.standing).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(1_000);
  server.open();
  expect(server.last('hello').resume).toBe('s1');
  server.welcome('s1', true);
  await settled();

  expect(server.all('send').map((each) => each.nonce)).toEqual([item.nonce, item.nonce]);
});

test('nothing is sent before the rooms are entered again', async () => {
  let enter = () => {};
  const client = make({ welcomed: () => new Promise((resolve) => (enter = resolve)) });
  client.submit({ op: 'send', room: 'lobby', text: 'hola' });
  await connected(client);
  expect(server.all('send')).toEqual([]);

  enter();
  await settled();

  expect(server.all('send').length).toBe(1);
});

test('where the server has forgotten the session the person decides what is sent again', async () => {
  const client = await connected();
  client.submit({ op: 'send', room: 'lobby', text: 'hola' });
  server.cut();
  client.submit({ op: 'send', room: 'lobby', text: 'nunca salió' });
  await vi.advanceTimersByTimeAsync(1_000);
  server.open();
  server.welcome('s2', false);
  await settled();

  expect(client.outbox.items.map((each) => each.state)).toEqual(['uncertain', 'sent']);
});

test('without a session a message that was on its way is not sent twice by itself', async () => {
  const client = make();
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.open({ dialect: 'plain', via: 'tcp' });
  server.answer('hello', {
    op: 'welcome',
    resumed: false,
    name: 'ana',
    dialect: 'plain',
    server: { name: 'x', version: '' },
    limits: { payload: 65_536 },
    rooms: ['lobby'],
  });
  await settled();
  client.submit({ op: 'send', room: 'lobby', text: 'hola' });

  server.cut();

  expect(client.outbox.items[0]!.state).toBe('uncertain');
});

test('a message that is put off is sent again when the server said, and one that is refused waits for the person', async () => {
  const client = await connected();
  const late = client.submit({ op: 'send', room: 'lobby', text: 'tarde' });
  const wrong = client.submit({ op: 'send', room: 'lobby', text: 'mal' });

  server.tell({ op: 'error', code: 'rate_limited', message: 'despacio', nonce: late.nonce, retry_after_ms: 3_000 });
  server.tell({ op: 'error', code: 'forbidden', message: 'no', nonce: wrong.nonce });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(server.all('send').length).toBe(2);
  await vi.advanceTimersByTimeAsync(200);

  expect(server.all('send').map((each) => each.text)).toEqual(['tarde', 'mal', 'tarde']);
  expect(client.outbox.items.map((each) => [each.state, each.reason])).toEqual([
    ['sent', undefined],
    ['refused', 'no'],
  ]);
});

test('what a server that is stopping did not take any more is sent once when it is back, before what was said meanwhile', async () => {
  const client = await connected();
  const late = client.submit({ op: 'send', room: 'lobby', text: 'tarde' });
  server.tell({ op: 'error', code: 'shutting_down', message: 'El servidor se detiene.', nonce: late.nonce });
  expect(server.all('send').length).toBe(1);

  server.cut();
  client.submit({ op: 'send', room: 'lobby', text: 'después' });
  expect(client.outbox.unsent).toBe(2);
  await vi.advanceTimersByTimeAsync(1_000);
  server.open();
  server.welcome();
  await settled();

  expect(
    server
      .all('send')
      .slice(1)
      .map((each) => each.text),
  ).toEqual(['tarde', 'después']);
});

test('the first connection that fails is not tried again, and says why', () => {
  const client = make();
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.cut({ failure: 'refused' });

  expect([client.standing, client.problem?.failure]).toEqual(['offline', 'refused']);
});

test('a server that has no place for us says so before we are heard', () => {
  const client = make();
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.open();
  server.tell({ op: 'error', code: 'server_full', message: 'lleno', retry_after_ms: 5_000 });

  expect([client.standing, client.problem?.failure, heard]).toEqual(['offline', 'server_full', []]);
});

test('a name that is taken is final at first, and waited for after a cut', async () => {
  const client = make();
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.open();
  server.answer('hello', { op: 'error', code: 'name_taken', message: 'en uso' });
  await settled();
  expect([client.standing, client.problem?.failure]).toEqual(['offline', 'name_taken']);

  await connected(client);
  server.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  server.open();
  server.answer('hello', { op: 'error', code: 'name_taken', message: 'en uso' });
  await settled();

  expect([client.standing, client.problem?.failure]).toEqual(['reconnecting', 'name_taken']);
});

test('whoever spoke plain only by being silent, and is something else, is not asked again', async () => {
  const client = make();
  client.connect(server.dial, { name: 'ana' }, 'es');
  server.open({ dialect: 'plain', via: 'tcp' });
  server.answer('hello', {
    op: 'welcome',
    v: 1,
    resumed: false,
    name: 'ana',
    dialect: 'plain',
    server: { name: '127.0.0.1:80', version: '' },
    limits: { payload: 65_536, frame: 1_048_576, page: 500 },
    rooms: ['lobby'],
  });
  await settled();
  server.cut({ failure: 'not_a_chat_server', answered: 'http', answer: 'HTTP/1.1 400' });

  expect([client.standing, client.problem?.failure]).toEqual(['offline', 'not_a_chat_server']);
});

test('attempts come further and further apart, and one can be made at once', async () => {
  const client = await connected();
  const waits: number[] = [];
  for (let i = 0; i < 8; i++) {
    server.cut();
    waits.push(client.retryAt! - Date.now());
    await vi.advanceTimersByTimeAsync(waits.at(-1)!);
  }

  expect(waits[0]).toBeLessThan(1_000);
  expect(waits.at(-1)).toBeGreaterThan(10_000);
  expect(waits.at(-1)).toBeLessThan(20_000);
  server.cut();
  const before = server.dials;
  client.retryNow();
  expect(server.dials).toBe(before + 1);
});

test('a server that goes on in another connection is not fought for', async () => {
  const client = await connected();

  server.tell({ op: 'bye', reason: 'resumed_elsewhere', message: 'sigue allí' });
  await vi.advanceTimersByTimeAsync(60_000);

  expect([client.standing, client.problem?.failure, server.dials]).toEqual(['offline', 'taken_over', 1]);
  client.connectAgain();
  expect(server.dials).toBe(2);
});

test('a server that answers no ping is lost', async () => {
  const client = await connected();

  await vi.advanceTimersByTimeAsync(45_000);

  expect(client.problem?.failure).toBe('timed_out');
});

test('a request without a connection is turned down at once, and one that is cut off too', async () => {
  const client = make();
  await expect(client.request({ op: 'rooms' })).rejects.toThrow(RequestError);

  await connected(client);
  const asked = client.request({ op: 'rooms' });
  server.cut();

  await expect(asked).rejects.toMatchObject({ code: 'lost' });
});

test('what is unsent outlives the page', async () => {
  const shelf = memoryShelf();
  const client = await connected(make({}, shelf));
  const item = client.submit({ op: 'send', room: 'lobby', text: 'hola' });

  const next = make({}, shelf);

  expect(next.outbox.items).toMatchObject([{ nonce: item.nonce, state: 'waiting' }]);
});
