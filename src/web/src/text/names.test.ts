import { expect, test } from 'vitest';
import { render } from './markdown';
import { fold, isName, isRoom, mentionBefore, mentions } from './names';

/** The mentions that the page shows, mine with an exclamation mark. */
function shown(message: string, names?: (name: string) => boolean): string[] {
  const page = document.createElement('div');
  page.innerHTML = render(message, { myName: 'Ana', names });
  return Array.from(page.querySelectorAll('.mention')).map((each) => each.textContent + (each.classList.contains('me') ? '!' : ''));
}

test('a name is one to 32 letters, digits, hyphens, underscores, dots and marks of any alphabet', () => {
  for (const name of ['a', 'Ana-María_2.0', 'José', 'e\u0301l', 'Лена', '田中', 'अनिल', '٣', '-', '_', '𝒳'.repeat(32), 'a'.repeat(32)]) {
    expect(isName(name), name).toBe(true);
  }

  for (const name of ['', 'a b', 'a@b', 'a/b', '\u0301a', '😀', '½', 'Ⅻ', 'a\u200db', '\ud835', 'a'.repeat(33), '𝒳'.repeat(33)]) {
    expect(isName(name), name).toBe(false);
  }
});

test('a room’s name may be longer', () => {
  expect(isRoom('a'.repeat(50))).toBe(true);
  expect(isRoom('a'.repeat(51))).toBe(false);
  expect(isRoom('#a')).toBe(false);
});

test('names are compared letter by letter in lower case, as the server does', () => {
  expect(fold('ÁNA-Ж')).toBe('ána-ж');
  expect(fold('ΣΑΣ')).toBe('σασ');
  expect(fold('İ')).toBe('İ');
  expect(fold('e\u0301')).not.toBe(fold('é'));
});

test('a mention is an @ and a name, and a dot at its end is the sentence’s', () => {
  expect(shown('@ana: hola @luis.2. (@eva), ¿@Лена? @田中... @e\u0301l')).toEqual([
    '@ana!',
    '@luis.2',
    '@eva',
    '@Лена',
    '@田中',
    '@e\u0301l',
  ]);
  expect(shown('@__init__ @a_b_c @-')).toEqual(['@__init__', '@a_b_c', '@-']);
  expect(shown('**@ana** _@luis y yo_ ~~@eva~~\n- @a\n\n> @b\n\n|@c|\n|-|')).toEqual(['@ana!', '@luis', '@eva', '@a', '@b', '@c']);
  expect(shown('@ana/@luis,@eva')).toEqual(['@ana!', '@luis', '@eva']);
});

test('what only looks like a mention is none', () => {
  expect(shown('a@ana @ana@b @@ana @ @... a.@ana a+@ana \\@ana')).toEqual([]);
  expect(shown('ana@ana.es <ana@ana.es> mailto:x@ana.es https://a.es/@ana www.a.es/@ana')).toEqual([]);
  expect(shown('`@ana` [@ana](https://a.es) [a @ana](javascript:x) <b title="@ana">')).toEqual([]);
  expect(shown('```\n@ana\n```\n- ```\n  @ana\n  ```')).toEqual([]);
  expect(shown(`@${'a'.repeat(33)}`)).toEqual([]);
});

test('my own mentions stand out whatever their case', () => {
  expect(shown('@ANA @aná @ana')).toEqual(['@ANA!', '@aná', '@ana!']);
});

test('where the names are known, only they are mentions', () => {
  expect(shown('@ana @luis *@eva*', (name) => name !== 'luis')).toEqual(['@ana!', '@eva']);
});

test('a message mentions somebody exactly when the page shows it', () => {
  const messages = [
    '@ana',
    'x @ANA.',
    '@anabel',
    '`@ana`',
    'a@ana.es',
    '*@ana*',
    '- @b\n  - @ana',
    '|a|\n|-|\n|@ana|',
    '> @ana',
    '[@ana](https://a.es)',
    '```\n@ana',
  ];
  for (const message of messages) {
    expect(mentions(message, 'Ana'), message).toBe(shown(message).includes('@ana!') || shown(message).includes('@ANA!'));
  }

  expect(messages.filter((each) => mentions(each, 'Ana'))).toHaveLength(6);
});

test('the mention being typed is the one at the caret', () => {
  expect(mentionBefore('hola @an', 8)).toEqual({ start: 5, prefix: 'an' });
  expect(mentionBefore('hola @an y más', 8)).toEqual({ start: 5, prefix: 'an' });
  expect(mentionBefore('@', 1)).toEqual({ start: 0, prefix: '' });
  expect(mentionBefore('(@Лен', 5)).toEqual({ start: 1, prefix: 'Лен' });
  expect(mentionBefore(`${'x '.repeat(100)}@e\u0301`, 203)).toEqual({ start: 200, prefix: 'e\u0301' });
  for (const text of ['hola', 'hola @an ', 'a@an', '@@an', '@an@', `@${'a'.repeat(80)}`, '']) {
    expect(mentionBefore(text, text.length), text).toBeNull();
  }
});
