import { beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'requestAnimationFrame'] });
});

test('what comes while a picture is due is shown with it', () => {
  const show = vi.fn();
  const pace = new Pace(show);
  pace.request();
  pace.request();
  vi.advanceTimersByTime(16);

  expect(show).toHaveBeenCalledTimes(1);
});

test('behind a picture that took long there is as long a rest, up to a limit', () => {
  const show = vi.fn(() => vi.advanceTimersByTime(60));
  const pace = new Pace(show);
  pace.request();
  vi.advanceTimersByTime(17);
  pace.request();
  vi.advanceTimersByTime(50);
  expect(show).toHaveBeenCalledTimes(1);

  vi.advanceTimersByTime(40);
  expect(show).toHaveBeenCalledTimes(2);
});
