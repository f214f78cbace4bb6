import { expect, test } from 'vitest';
import type { RoomOrder } from '../net/moderation';
import { changeOf, erases, formOf, isBadLimit } from './settingsForm';

const order: RoomOrder = {
  op: 'settings',
  room: 'taller',
  access: 'public',
  guests: true,
  locked: false,
  keep_days: 30,
  keep_bytes: 1_500_000,
  owners: [],
  moderators: [],
  invited: [],
  role: 'owner',
  may: [],
};

test('a form that nobody touched changes nothing', () => {
  expect(changeOf(formOf(order), order)).toEqual({});
});

test('only what was changed is asked for, and an empty limit keeps everything', () => {
  const form = { ...formOf(order), access: 'private' as const, days: '', count: '500', megabytes: '2,5' };
  expect(changeOf(form, order)).toEqual({ access: 'private', keep_days: 0, keep_count: 500, keep_bytes: 2_500_000 });
});

test('a limit is a number above zero, and whole where it counts', () => {
  expect(['', '1', ' 30 '].map((text) => isBadLimit(text, true))).toEqual([false, false, false]);
  expect(['0', '-1', 'x', '1.5'].map((text) => isBadLimit(text, true))).toEqual([true, true, true, true]);
  expect(isBadLimit('0,5', false)).toBe(false);
});

test('a lower limit erases, a higher one and none do not', () => {
  expect(erases({ keep_days: 7 }, order)).toBe(true);
  expect(erases({ keep_count: 7 }, order)).toBe(true);
  expect(erases({ keep_days: 60 }, order)).toBe(false);
  expect(erases({ keep_days: 0, locked: true }, order)).toBe(false);
});
