import type { HistoryPage, RoomEvent } from '../net/messages';
import { changed, lineOf, type Line } from './line';

/**
 * A contiguous stretch of a room's log, as lines: everything between its two ends is there, nothing beyond them is. It grows at both ends
 * by pages and at the newer one by live events, and is cut where it gets long: a room may have any number of events, the page keeps a few hundred.
 */
export interface Span {
  readonly lines: readonly Line[];
  /** Every event from this seq … */
  readonly low: number;
  /** … to this one is known. */
  readonly high: number;
  /** Whether the log has events before `low`. */
  readonly hasOlder: boolean;
  /** Whether the log has events after `high`. */
  readonly hasNewer: boolean;
}

export const emptySpan: Span = { lines: [], low: 1, high: 0, hasOlder: false, hasNewer: false };

/** The stretch that a page is, read in the middle of a log or at its end. */
export function spanOf(page: HistoryPage): Span {
  const first = page.events[0];
  const last = page.events.at(-1);
  if (first === undefined || last === undefined) {
    return { ...emptySpan, low: page.head + 1, high: page.head };
  }

  return { lines: linesOf(page.events), low: first.seq, high: last.seq, hasOlder: first.seq > 1, hasNewer: last.seq < page.head };
}

/** With a page of the events just before it. */
export function withOlder(span: Span, page: HistoryPage): Span {
  const older = page.events.filter((event) => event.seq < span.low);
  const first = older[0];
  return first === undefined
    ? { ...span, hasOlder: false }
    : { ...span, lines: [...linesOf(older), ...span.lines], low: first.seq, hasOlder: page.more };
}

/** With a page of the events just after it. */
export function withNewer(span: Span, page: HistoryPage): Span {
  const newer = page.events.filter((event) => event.seq > span.high);
  const last = newer.at(-1);
  return last === undefined
    ? { ...span, hasNewer: span.high < page.head }
    : { ...span, lines: [...span.lines, ...linesOf(newer)], high: last.seq, hasNewer: last.seq < page.head };
}

/** With live events, in their order; the same stretch where they change nothing of it. Those that don't follow the newer end change only what lies within. */
export function withLive(span: Span, events: readonly RoomEvent[]): Span {
  const lines = [...span.lines];
  let { high, hasNewer } = span;
  let isChanged = false;
  for (const event of events) {
    if (event.seq <= high) {
      continue;
    }

    isChanged = change(lines, event) || isChanged;
    if (!hasNewer && event.seq === high + 1) {
      high = event.seq;
      const line = lineOf(event);
      if (line !== null) {
        lines.push(line);
        isChanged = true;
      }
    } else {
      hasNewer = true;
    }
  }

  if (!isChanged && high === span.high && hasNewer === span.hasNewer) {
    return span;
  }

  return { ...span, lines: isChanged ? lines : span.lines, high, hasNewer };
}

/** Without the oldest lines, so that no more than so many are left. */
export function cutOlder(span: Span, most: number): Span {
  const lines = span.lines.slice(-most);
  return lines.length === span.lines.length ? span : { ...span, lines, low: lines[0]!.seq, hasOlder: true };
}

/** Without the newest lines, so that no more than so many are left. */
export function cutNewer(span: Span, most: number): Span {
  const lines = span.lines.slice(0, most);
  return lines.length === span.lines.length ? span : { ...span, lines, high: lines.at(-1)!.seq, hasNewer: true };
}

function linesOf(events: readonly RoomEvent[]): Line[] {
  // A page has messages as they are now: the events that made them so say nothing new.
  return events.map(lineOf).filter((line) => line !== null);
}

/** Changes the line that the event is about; false where there is none. */
function change(lines: Line[], event: RoomEvent): boolean {
  const at = 'target' in event ? findLine(lines, event.target) : -1;
  if (at >= 0) {
    lines[at] = changed(lines[at]!, event);
  }

  return at >= 0;
}

/** Where the line of that seq is; -1 where it is not. Lines are in the order of their seq. */
export function findLine(lines: readonly Line[], seq: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = lines[middle]!.seq;
    if (found === seq) {
      return middle;
    }

    if (found < seq) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }

  return -1;
}
