import { expect, test } from 'vitest';
import { plainPreview } from './preview';

test('a preview is one line without marks', () => {
  expect(plainPreview('# Hola\n\n**qué** `tal` [aquí](https://a.es)\n- uno\n  - dos\n\n> tres')).toBe('Hola qué tal aquí uno dos tres');
  expect(plainPreview('mira\n```py\nprint(1)\n```')).toBe('mira print(1)');
  expect(plainPreview('|a|b|\n|-|-|\n|1|2|')).toBe('a b 1 2');
  expect(plainPreview('![foto](https://a.es/b.png) https://c.es \\*')).toBe('foto https://c.es *');
});

test('a preview shows as typed what the message shows as typed', () => {
  expect(plainPreview('<b>a</b> &amp; [x](javascript:y)')).toBe('<b>a</b> &amp; [x](javascript:y)');
});

test('a preview is short however long the message is', () => {
  expect(plainPreview('😀'.repeat(300))).toBe(`${'😀'.repeat(200)}…`);
  expect(plainPreview('a'.repeat(200))).toBe('a'.repeat(200));
  expect(plainPreview(`${' '.repeat(999)}😀`)).toBe('…');
});
