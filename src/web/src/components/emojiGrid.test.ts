import { expect, test } from 'vitest';
import type { Emoji } from '../text/emoji';
import { cell, heading, heightOf, inSight, move, place, scrollFor, viewport } from './emojiGrid';

/** Sections of so many emoji each. */
function sections(...counts: number[]) {
  return place(counts.map((count, at) => ({ key: `s${at}`, title: '', items: Array.from({ length: count }, () => ({}) as Emoji) })));
}

test('sections follow one another, each with its heading and as many rows as it needs', () => {
  const placed = sections(8, 9, 1);

  expect(placed.map((each) => each.top)).toEqual([0, heading + cell, 2 * heading + 3 * cell]);
  expect(placed.map((each) => each.first)).toEqual([0, 8, 17]);
  expect(heightOf(placed)).toBe(3 * heading + 4 * cell);
  expect(heightOf([])).toBe(0);
});

test('only the rows that are near are there, and the one with the focus', () => {
  const placed = sections(200, 200, 200, 200);
  const rows = (scrollTop: number, active: number) => inSight(placed, scrollTop, active).map(({ key, rows }) => [key, rows.length]);

  expect(rows(0, 0)).toEqual([['s0', 10]]);
  expect(rows(placed[1]!.top - viewport / 2, 0)).toEqual([
    ['s0', 7],
    ['s1', 6],
  ]);
  expect(rows(placed[3]!.top, 9)).toEqual([
    ['s0', 1],
    ['s2', 2],
    ['s3', 10],
  ]);
  expect(inSight(placed, 0, 0)[0]!.rows[1]).toMatchObject({ top: heading + cell, first: 8 });
});

test('arrows go through rows and from one section into the next, keeping their column where they can', () => {
  const placed = sections(10, 3, 20);
  const from = (index: number, key: string) => move(placed, index, key);

  expect([from(0, 'ArrowLeft'), from(9, 'ArrowRight'), from(32, 'ArrowRight')]).toEqual([0, 10, 32]);
  expect([from(1, 'ArrowDown'), from(5, 'ArrowDown'), from(9, 'ArrowDown'), from(12, 'ArrowDown'), from(30, 'ArrowDown')]).toEqual([
    9, 9, 11, 15, 30,
  ]);
  expect([from(9, 'ArrowUp'), from(12, 'ArrowUp'), from(19, 'ArrowUp'), from(3, 'ArrowUp')]).toEqual([1, 9, 12, null]);
  expect([from(9, 'Home'), from(8, 'End'), from(14, 'End'), from(12, 'PageDown'), from(12, 'PageUp')]).toEqual([8, 9, 20, 13, 0]);
  expect([from(5, 'a'), move([], 0, 'ArrowDown')]).toEqual([null, null]);
});

test('scrolling brings an emoji into sight under its heading, and does nothing when it is there', () => {
  const placed = sections(200, 200);

  expect(scrollFor(placed, 0, 0)).toBe(0);
  expect(scrollFor(placed, 80, 0)).toBe(heading + 11 * cell - viewport);
  expect(scrollFor(placed, 80, 200)).toBe(200);
  expect(scrollFor(placed, 8, 500)).toBe(cell);
  expect(scrollFor(placed, 200, 2_000)).toBe(placed[1]!.top);
});
