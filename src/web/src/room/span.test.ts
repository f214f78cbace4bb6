import { expect, test } from 'vitest';
import type { HistoryPage, RoomEvent } from '../net/messages';
import { cutNewer, cutOlder, emptySpan, findLine, spanOf, withLive, withNewer, withOlder } from './span';

const at = '2026-11-25T10:00:00.000Z';

function said(seq: number, text = `m${seq}`): RoomEvent {
  return { op: 'message', room: 'lobby', seq, from: 'ana', at, text };
}

function page(from: number, to: number, head: number, more = from > 1): HistoryPage {
  return { op: 'history', room: 'lobby', events: Array.from({ length: to - from + 1 }, (_, i) => said(from + i)), head, more };
}

test('a page in the middle of a log has more on both sides, one at its end only before it', () => {
  expect(spanOf(page(50, 60, 100))).toMatchObject({ low: 50, high: 60, hasOlder: true, hasNewer: true });
  expect(spanOf(page(91, 100, 100))).toMatchObject({ low: 91, high: 100, hasOlder: true, hasNewer: false });
  expect(spanOf(page(1, 3, 3))).toMatchObject({ hasOlder: false, hasNewer: false });
});

test('an empty room is a span that live events follow', () => {
  const span = withLive(spanOf({ ...page(1, 0, 0), events: [] }), [said(1), said(2)]);

  expect(span.lines.map((line) => line.seq)).toEqual([1, 2]);
});

test('pages at both ends join on without a gap and without a repeat', () => {
  let span = spanOf(page(50, 60, 100));
  span = withOlder(span, page(40, 52, 100));
  span = withNewer(span, page(58, 70, 100));

  expect(span.lines.map((line) => line.seq)).toEqual(Array.from({ length: 31 }, (_, i) => 40 + i));
  expect(span).toMatchObject({ low: 40, high: 70, hasNewer: true });
});

test('live events that were in the page already change nothing', () => {
  const span = spanOf(page(1, 10, 10));

  expect(withLive(span, [said(9, 'otra'), said(10, 'otra')]).lines).toEqual(span.lines);
});

test('a live event that does not follow shows that there is more to read, and is not shown out of place', () => {
  const span = withLive(spanOf(page(1, 10, 10)), [said(12)]);

  expect(span).toMatchObject({ high: 10, hasNewer: true });
  expect(span.lines.length).toBe(10);
});

test('an edit, a deletion and reactions change their line wherever the span is', () => {
  const span = withLive(spanOf(page(40, 60, 100)), [
    { op: 'edited', room: 'lobby', seq: 101, from: 'ana', at, target: 41, text: 'mejor' },
    { op: 'deleted', room: 'lobby', seq: 102, from: 'ana', at, target: 42 },
    { op: 'reacted', room: 'lobby', seq: 103, from: 'luis', at, target: 43, emoji: '👍', on: true },
    { op: 'reacted', room: 'lobby', seq: 104, from: 'eva', at, target: 43, emoji: '👍', on: true },
    { op: 'reacted', room: 'lobby', seq: 105, from: 'luis', at, target: 43, emoji: '👍', on: false },
    { op: 'edited', room: 'lobby', seq: 106, from: 'ana', at, target: 3, text: 'no se ve' },
  ]);

  expect(span.lines[1]).toMatchObject({ text: 'mejor', edited: Date.parse(at) });
  expect(span.lines[2]).toMatchObject({ text: '', deleted: true });
  expect(span.lines[3]!.reactions).toEqual([{ emoji: '👍', names: ['eva'] }]);
});

test('a span that gets long is cut at either end and knows what it lacks', () => {
  const span = spanOf(page(1, 100, 100));

  expect(cutOlder(span, 30)).toMatchObject({ low: 71, high: 100, hasOlder: true, hasNewer: false });
  expect(cutNewer(span, 30)).toMatchObject({ low: 1, high: 30, hasOlder: false, hasNewer: true });
  expect(cutOlder(emptySpan, 30)).toBe(emptySpan);
});

test('events are never lost or repeated whatever pages and live events come in which order', () => {
  // A reader of a growing log who scrolls about at random; lines must always be a run of the log.
  let random = 7;
  const next = (below: number) => (random = (random * 48271) % 2147483647) % below;
  const log: RoomEvent[] = Array.from({ length: 400 }, (_, i) => said(i + 1));
  const read = (from: number, to: number): HistoryPage => page(Math.max(1, from), Math.min(log.length, to), log.length);
  let span = spanOf(read(371, 400));
  for (let step = 0; step < 2_000; step++) {
    switch (next(5)) {
      case 0:
        log.push(said(log.length + 1));
        span = withLive(span, [log.at(-1)!]);
        break;
      case 1:
        span = cutNewer(withOlder(span, read(span.low - 20, span.low - 1)), 60);
        break;
      case 2:
        span = cutOlder(withNewer(span, read(span.high + 1, span.high + 20)), 60);
        break;
      case 3:
        span = cutOlder(span, 40);
        break;
      default:
        span = spanOf(read(1 + next(log.length), log.length));
        span = cutNewer(span, 60);
    }

    const seqs = span.lines.map((line) => line.seq);
    expect(seqs).toEqual(Array.from({ length: span.high - span.low + 1 }, (_, i) => span.low + i));
    expect(span.hasNewer).toBe(span.high < log.length);
    expect(span.hasOlder).toBe(span.low > 1);
  }
});

test('a line is found by its seq', () => {
  const { lines } = spanOf(page(10, 30, 100));

  expect(lines.map((line) => findLine(lines, line.seq))).toEqual(lines.map((_, i) => i));
  expect([findLine(lines, 9), findLine(lines, 31), findLine([], 1)]).toEqual([-1, -1, -1]);
});

test('live events that change nothing of a stretch leave it the same', () => {
  const span = spanOf(page(1, 2, 9));

  expect(withLive(span, [said(10), said(11)])).toBe(span);
});
