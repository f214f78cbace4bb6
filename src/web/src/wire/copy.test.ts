import { describe, expect, test } from 'vitest';
import { asHex, asJsonLines, asText, lineOf } from './copy';
import { FeedUnit, type WireItem } from './feedUnit';
import { clock, gap, size } from './figures';
import { frameOf, unitOf } from './testing';
import { encode } from './utf8';

const noon = new Date(2026, 10, 22, 12, 0, 5).getTime() + 7.25;

describe('copied units', () => {
  test('are lines that a person can read', () => {
    const units = [frameOf('señal\n', { at: noon, gapUs: 1200, direction: 'out', id: 2 })];
    expect(asText(units, 'window', 'en')).toBe('12:00:05.007250   +1.2 ms ▶ │7·········│señal␊\n');
  });

  test('are lines of JSON that the feed reads again', () => {
    const unit = frameOf('señal', { at: Date.parse('2026-11-22T10:41:50.123Z') + 0.456, fields: { op: 'x' } });
    const item = JSON.parse(asJsonLines([unit])) as WireItem;
    expect(item.at).toBe('2026-11-22T10:41:50.123456Z');
    const again = new FeedUnit(1, item);
    expect(again).toMatchObject({ length: 16, announced: 6, text: 'señal', fields: { op: 'x' } });
    expect([...again.payload]).toEqual([...unit.payload]);
    expect([...again.header!]).toEqual([...unit.header!]);
  });

  test('are two digits for each byte', () => {
    expect(asHex(encode('4 '), encode('ñ'), undefined)).toBe('34 20 c3 b1');
  });

  test('can turn nobody’s line around', () => {
    expect(lineOf(unitOf('a\u202eb\u0007'), 100)).toBe('a‹U+202E›b␇');
  });
});

describe('figures', () => {
  test('of the clock are as fine as their home can tell', () => {
    expect(clock(noon, 'window')).toBe('12:00:05.007250');
    expect(clock(noon, 'page')).toBe('12:00:05.007');
  });

  test('of intervals have three digits and the unit that fits', () => {
    expect([340, 1234, 45_678, 2_500_000].map((gapUs) => gap('es', gapUs, 'window'))).toEqual([
      '+340 µs',
      '+1,23 ms',
      '+45,7 ms',
      '+2,5 s',
    ]);
    expect(gap('en', 40, 'page')).toBe('<100 µs');
  });

  test('of sums are short', () => {
    expect([52, 1234, 3_400_000].map((bytes) => size('en', bytes))).toEqual(['52 B', '1.23 kB', '3.4 MB']);
  });
});
