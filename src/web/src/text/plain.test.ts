import { expect, test } from 'vitest';
import { lex } from './lexer';
import { isPlain, parse, trimLines } from './parse';
import { sanitize } from './sanitize';
import { write } from './write';

/** Pieces of texts: what people write, what markdown knows, and what only looks harmless. */
const ordinary = ['a', 'hola', 'ñ', 'e\u0301', '12', '@ana', '😀', ' ', '\n', ...'.,:-!?¿()"\'/@…'];
const known = [
  ...['1.', '- ', '3) ', '===', '---', ':-', '|-|', '~a~', '*b*', '`c`'],
  ...['http://', 'www.a', 'x@y.z', '<b a="@ana">', '[@ana](b)', ...'+=#>|~_*`<[]\\'],
];
const odd = ['&amp;', '&#65;', 'mailto:', '    ', '\n\n', '  ', ...'&{^%$\u00a0\u200b\u3000\ufeff\u200d\t'];

test('a plain text is rendered on the short way exactly as on the long one', { timeout: 30_000 }, () => {
  const random = numbers(1);
  let plain = 0;
  while (plain < 500) {
    const text = trimLines(compose(random).split('\n'));
    if (text === '' || !isPlain(text)) {
      continue;
    }

    plain++;
    const long = sanitize(write([{ kind: 'rich', text, tokens: lex(text) }], { myName: 'ana' }));
    expect(write([{ kind: 'plain', text }], { myName: 'ana' }), JSON.stringify(text)).toBe(long);
  }
});

test('everyday messages take the short way', () => {
  for (const text of [
    'Hola, ¿qué tal?',
    '¡Bien! (y tú) :)',
    '@ana: sí, a las 10:30...',
    'fin-de-semana / "ya" & co.',
    'uno\n\ndos 😀',
    'el 50% = mitad',
    '10 - 3',
  ]) {
    expect(
      parse(text).map((part) => part.kind),
      text,
    ).toEqual(['plain']);
  }
});

function compose(random: () => number): string {
  const pick = (from: string[]) => from[Math.floor(random() * from.length)]!;
  const length = 1 + Math.floor(random() * 12);
  return Array.from({ length }, () => pick(random() < 0.7 ? ordinary : random() < 0.5 ? known : odd)).join('');
}

/** The same numbers between 0 and 1 at each run (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
