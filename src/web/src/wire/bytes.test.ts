import { describe, expect, test } from 'vitest';
import { dump, dumpLength } from './bytes';
import { frameOf, unitOf } from './testing';
import { measure } from './utf8';

const shown = (bytes: number[]) => [
  ...new Set(dump(unitOf('', { payload: Uint8Array.from(bytes), payloadLength: bytes.length }), 100).glyphs),
];

describe('the bytes of a unit', () => {
  test('are laid out with header and ending, each byte with its character', () => {
    const { bytes, glyphs } = dump(frameOf('señal', { ending: Uint8Array.of(10) }), 100);
    expect(bytes).toHaveLength(17);
    expect(glyphs).toHaveLength(17);
    expect(glyphs[0]).toMatchObject({ start: 0, length: 1, character: '6', region: 'header' });
    expect(glyphs[9]).toMatchObject({ shown: '·', region: 'header' });
    expect(glyphs[12]).toMatchObject({ start: 12, length: 2, character: 'ñ', region: 'payload' });
    expect(glyphs[13]).toBe(glyphs[12]);
    expect(glyphs[16]).toMatchObject({ shown: '␊', region: 'ending' });
  });

  test.each([
    ['a byte that begins nothing', [0xff], 1],
    ['a character that is cut short', [0xf0, 0x9f, 0x98], 3],
    ['the long way round', [0xc0, 0x80], 2],
    ['the long way round in three', [0xe0, 0x80, 0x80], 3],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 3],
    ['what lies beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 4],
  ])('stand alone where they are not UTF-8: %s', (_, bytes, count) => {
    const glyphs = shown(bytes);
    expect(glyphs).toHaveLength(count);
    expect(glyphs.every(({ character }) => character === null)).toBe(true);
  });

  test('never join across the end of a region', () => {
    const unit = unitOf('', { header: Uint8Array.of(0xc3), payload: Uint8Array.of(0xb1), payloadLength: 1 });
    expect(dump(unit, 10).glyphs.map(({ character }) => character)).toEqual([null, null]);
  });

  test('are laid out as far as asked, to the end of the last character', () => {
    const unit = unitOf('ab😀cd');
    expect(dump(unit, 3).bytes).toHaveLength(6);
    expect(dumpLength(unit)).toBe(8);
  });

  test('have no ending where the payload was cut', () => {
    const unit = unitOf('abc', { payloadLength: 9, ending: Uint8Array.of(10) });
    expect(dump(unit, 100).bytes).toHaveLength(3);
    expect(dumpLength(unit)).toBe(3);
  });
});

test.each(['', 'hola', 'señor', '€', '😀', 'a😀ñ', '\ud800', '\ud800x', '\udc00\ud800'])(
  'a text is measured as it is encoded: %j',
  (text) => {
    const encoded = new TextEncoder().encode(text);
    expect(measure(text)).toEqual({ bytes: encoded.length, characters: [...text].length });
  },
);
