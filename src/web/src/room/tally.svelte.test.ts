import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { Tally } from './tally';

test('the number is always the present one, and whoever shows it is told now and then', () => {
  vi.useFakeTimers();
  const tally = new Tally();
  const shown: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      shown.push(tally.value);
    });
  });
  flushSync();
  for (let i = 0; i < 100; i++) {
    tally.value++;
    flushSync();
  }

  expect(tally.value).toBe(100);
  expect(shown).toEqual([0]);
  vi.advanceTimersByTime(60);
  flushSync();
  expect(shown).toEqual([0, 100]);
  stop();
});
