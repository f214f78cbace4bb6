import { expect, test } from 'vitest';
import type { Line } from './line';
import { RowMaker } from './rows';

const morning = new Date(2026, 10, 25, 9, 0).getTime();
const minute = 60_000;

function line(seq: number, from: string, at: number, change: Partial<Line> = {}): Line {
  return { kind: 'message', seq, from, at, text: `m${seq}`, deleted: false, reactions: [], ...change };
}

function shape(rows: ReturnType<RowMaker['rows']>): string[] {
  return rows.map((row) => (row.kind === 'line' ? `${row.line.seq}${row.isFirst ? '*' : ''}` : row.kind));
}

test('messages of one person stand together while they follow each other', () => {
  const lines = [
    line(1, 'ana', morning),
    line(2, 'ana', morning + minute),
    line(3, 'luis', morning + 2 * minute),
    line(4, 'ana', morning + 3 * minute),
    line(5, 'ana', morning + 20 * minute),
    line(6, 'ana', morning + 21 * minute, { replyTo: 1 }),
    line(7, 'ana', morning + 22 * minute, { text: '/me saluda' }),
  ];

  expect(shape(new RowMaker().rows(lines, null))).toEqual(['day', '1*', '2', '3*', '4*', '5*', '6*', '7*']);
});

test('a day begins with its name, and what is new is divided from what was read', () => {
  const lines = [line(1, 'ana', morning), line(2, 'ana', morning + 24 * 60 * minute), line(3, 'ana', morning + 24 * 60 * minute + 1)];

  expect(shape(new RowMaker().rows(lines, 2))).toEqual(['day', '1*', 'day', '2*', 'new', '3*']);
  expect(shape(new RowMaker().rows(lines, 9))).not.toContain('new');
});

test('where the list begins among what is new nothing is divided: the division is further up', () => {
  const lines = [line(8, 'ana', morning), line(9, 'ana', morning)];

  expect(shape(new RowMaker().rows(lines, 3, 8))).not.toContain('new');
  expect(shape(new RowMaker().rows(lines, 7, 8))).toEqual(['day', 'new', '8*', '9']);
});

test('a row that did not change is the same row, so that what is on screen is left alone', () => {
  const maker = new RowMaker();
  const lines = [line(1, 'ana', morning), line(2, 'luis', morning)];
  const before = maker.rows(lines, null);
  const after = maker.rows([...lines, line(3, 'eva', morning)], null);

  expect(after[1]).toBe(before[1]);
  expect(after[2]).toBe(before[2]);
});
