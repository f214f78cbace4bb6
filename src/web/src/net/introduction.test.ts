import { expect, test, vi } from 'vitest';
import { FakeServer, memoryShelf, settled } from '../testing/fakeLink';
import { Client, type Identity } from './client.svelte';

const server = { name: 'aula', version: '1' };
const limits = { payload: 65_536, frame: 1_048_576, page: 500 };

function welcome(change: object = {}) {
  return { op: 'welcome', v: 1, session: 's1', resumed: false, name: 'ana', server, limits, rooms: ['lobby'], ...change };
}

async function connecting(identity: Identity): Promise<{ fake: FakeServer; client: Client }> {
  const fake = new FakeServer();
  const client = new Client({ welcomed: async () => {}, heard: () => {}, ended: () => {} }, memoryShelf());
  client.connect(fake.dial, identity, 'es');
  fake.open();
  await settled();
  return { fake, client };
}

test('a password is said once, and the account opened by its token from then on', async () => {
  vi.useFakeTimers();
  const { fake, client } = await connecting({ name: 'ana', password: 'correct horse' });
  expect(fake.last('hello')).toMatchObject({ name: 'ana', password: 'correct horse', remember: true });
  fake.answer('hello', welcome({ account: 'ana', token: 't1' }));
  await settled();
  expect(client.account).toBe('ana');

  fake.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  fake.open();
  await settled();

  expect(fake.last('hello')).toMatchObject({ token: 't1', resume: 's1' });
  expect(fake.last('hello').password).toBeUndefined();
  vi.useRealTimers();
});

test('an account is made before hello, which then needs no password', async () => {
  const { fake, client } = await connecting({ name: 'ana', password: 'correct horse', register: { invite: 'i1' } });
  expect(fake.last('register')).toMatchObject({ name: 'ana', password: 'correct horse', invite: 'i1' });
  fake.answer('register', { op: 'registered', account: 'ana', token: 't1' });
  await settled();
  expect(fake.last('hello').password).toBeUndefined();
  fake.answer('hello', welcome({ account: 'ana' }));
  await settled();

  expect(client.token).toBe('t1');
});

test.each([
  ['name_registered', 'name_registered'],
  ['auth_failed', 'auth_failed'],
  ['bad_invite', 'bad_invite'],
  ['account_disabled', 'account_disabled'],
])('what the server says of %s is told as %s, and not tried again', async (code, failure) => {
  const { fake, client } = await connecting({ name: 'ana', password: 'incorrect' });
  fake.answer('hello', { op: 'error', code, message: 'No.' });
  await settled();

  expect(client.problem?.failure).toBe(failure);
  expect(client.standing).toBe('offline');
});

test('a token that opens nothing any more is not called a wrong password', async () => {
  const { fake, client } = await connecting({ name: 'ana', token: 'old' });
  fake.answer('hello', { op: 'error', code: 'auth_failed', message: 'No.' });
  await settled();

  expect(client.problem?.failure).toBe('token_failed');
});

test('whoever goes by another name comes back under that of the account', async () => {
  vi.useFakeTimers();
  const { fake, client } = await connecting({ name: 'ana', token: 't1' });
  fake.answer('hello', welcome({ account: 'ana' }));
  await settled();
  client.become({ name: 'anita' }, {});
  fake.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  fake.open();
  await settled();

  expect(fake.last('hello').name).toBe('ana');
  vi.useRealTimers();
});
