import { beforeEach, expect, test, vi } from 'vitest';
import { complete, groups, load, search } from './emoji';
import { chooseTone, maxRecent, recent, remember, tone } from './emojiMemory';
import { withTone } from './emojiTones';

beforeEach(() => localStorage.clear());

test('both languages have the same emoji, each with its label and in one of the groups', async () => {
  const [es, en] = [await load('es'), await load('en')];

  expect(es.map((each) => each.emoji)).toEqual(en.map((each) => each.emoji));
  for (const each of [...es, ...en]) {
    expect(each.label).not.toBe('');
    expect(groups).toContain(each.group);
  }

  expect(new Set(es.map((each) => each.emoji)).size).toBe(es.length);
});

test('the emoji of a group stand together', async () => {
  const order = (await load('es')).map((each) => each.group).filter((group, at, all) => group !== all[at - 1]);

  expect(order).toEqual([...groups]);
});

test('emoji are found by the words of the language, without regard to accents and case', async () => {
  const find = async (language: 'es' | 'en', query: string) => search(await load(language), query).map((each) => each.emoji);

  expect((await find('es', 'corazon rojo'))[0]).toBe('❤️');
  expect((await find('es', 'CORAZÓN'))[0]).toBe((await find('es', 'corazon'))[0]);
  expect(await find('es', 'ordenad port')).toContain('💻');
  expect((await find('en', 'red heart'))[0]).toBe('❤️');
  expect(await find('en', 'happy')).toContain('😀');
  expect(await find('es', 'zzz klingon')).toEqual([]);
  expect(await find('es', '  ')).toEqual([]);
});

test('a completion knows the names that every chat knows, best first, up to a limit', async () => {
  expect((await complete('tada', 'es', 5))[0]!.emoji).toBe('🎉');
  expect((await complete('+1', 'es', 5))[0]!.emoji).toBe('👍');
  expect((await complete('smil', 'en', 8)).map((each) => each.emoji)).toContain('😄');
  expect(await complete('smi', 'en', 3)).toHaveLength(3);
  expect((await complete('fuego', 'es', 1))[0]).toEqual({ emoji: '🔥', label: 'fuego' });
});

test('a completion comes in the chosen tone', async () => {
  chooseTone(3);

  expect((await complete('thumbsup', 'en', 1))[0]!.emoji).toBe('👍🏽');
  expect((await complete('tada', 'en', 1))[0]!.emoji).toBe('🎉');
});

test('a tone is put on every person, and on no hands between them', () => {
  expect(withTone('👍', 1)).toBe('👍🏻');
  expect(withTone('☝️', 5)).toBe('☝🏿');
  expect(withTone('🧑‍🤝‍🧑', 2)).toBe('🧑🏼‍🤝‍🧑🏼');
  expect(withTone('🤝', 2)).toBe('🤝🏼');
  expect(withTone('👩‍🚀', 0)).toBe('👩‍🚀');
});

test('what was picked last comes first, once, and only so much of it', () => {
  for (let at = 0; at < 40; at++) {
    remember(String(at));
  }

  remember('38');
  expect(recent().slice(0, 3)).toEqual(['38', '39', '37']);
  expect(recent()).toHaveLength(maxRecent);
});

test('a memory that is spoilt or refused is no memory', () => {
  localStorage.setItem('charla.emoji.recent', '{"a":');
  localStorage.setItem('charla.emoji.tone', '9');
  expect(recent()).toEqual([]);
  expect(tone()).toBe(0);

  localStorage.setItem('charla.emoji.recent', '[1,"😀",null]');
  expect(recent()).toEqual(['😀']);

  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => remember('😀')).not.toThrow();
});
