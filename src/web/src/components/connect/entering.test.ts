import { expect, test } from 'vitest';
import { Entering } from './entering.svelte';

const open = { registration: 'open', guests: true } as const;

test('where guests are let in a name is enough', () => {
  expect(new Entering(open, 'ana').identity()).toEqual({ name: 'ana' });
});

test('where they are not, the password is asked for at once', () => {
  const entering = new Entering({ registration: 'closed', guests: false }, 'ana');

  expect(entering.way).toBe('signIn');
  expect(entering.identity()).toBeNull();
  expect(entering.isShort).toBe(true);
});

test('an invitation in the address leads to a new account, but not where none are made', () => {
  expect(new Entering({ registration: 'invite', guests: true }, 'ana', 'i1').way).toBe('register');
  expect(new Entering({ registration: 'closed', guests: true }, 'ana', 'i1').way).toBe('guest');
});

test('a short password makes no account', () => {
  const entering = new Entering(open, 'ana');
  entering.go('register');
  entering.password = 'corta';
  expect(entering.identity()).toBeNull();

  entering.password = 'una frase larga';
  expect(entering.identity()).toEqual({ name: 'ana', password: 'una frase larga', register: {} });
});

test('a name that turns out to be someone’s own asks for its password', () => {
  const entering = new Entering(open, 'ana');
  entering.hear({ failure: 'name_registered' });

  expect(entering.way).toBe('signIn');
});

test('an invitation is asked for where the server wants one', () => {
  const entering = new Entering(open, 'ana');
  entering.go('register');
  expect(entering.hasInvite).toBe(false);
  entering.hear({ failure: 'bad_invite' });

  expect(entering.hasInvite).toBe(true);
});
