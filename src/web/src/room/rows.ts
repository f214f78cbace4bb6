import type { Line } from './line';

/** Messages of one person that follow each other within this many milliseconds stand together. */
const togetherMs = 5 * 60_000;

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'line'; readonly key: string; readonly line: Line; readonly isFirst: boolean };

/** The rows of a list: the lines, with day separators, the line that divides what is new, and who begins a group. */
export class RowMaker {
  // A row is made anew only where it changed, so that what is on screen is left alone.
  #cache = new WeakMap<Line, Row & { kind: 'line' }>();

  /** `newAfter`: the seq after which everything is new; null where nothing is to be divided. `low`: from which seq on the lines are all there. */
  rows(lines: readonly Line[], newAfter: number | null, low = 1): readonly Row[] {
    const rows: Row[] = [];
    let before: Line | null = null;
    for (const line of lines) {
      const startsDay: boolean = before === null || !isSameDay(before.at, line.at);
      const startsNew: boolean =
        newAfter !== null && line.seq > newAfter && (before === null ? low <= newAfter + 1 : before.seq <= newAfter);
      if (startsDay) {
        rows.push({ kind: 'day', key: `day-${dayKey(line.at)}-${line.seq}`, at: line.at });
      }

      if (startsNew) {
        rows.push({ kind: 'new', key: 'new' });
      }

      rows.push(this.#row(line, startsDay || startsNew || before === null || !isTogether(before, line)));
      before = line;
    }

    return rows;
  }

  #row(line: Line, isFirst: boolean): Row {
    const known = this.#cache.get(line);
    if (known?.isFirst === isFirst) {
      return known;
    }

    const row = { kind: 'line', key: `line-${line.seq}`, line, isFirst } as const;
    this.#cache.set(line, row);
    return row;
  }
}

/** Whether two moments are on the same day, where the person is. */
export function isSameDay(one: number, other: number): boolean {
  return dayKey(one) === dayKey(other);
}

function isTogether(before: Line, line: Line): boolean {
  return (
    before.kind === 'message' &&
    line.kind === 'message' &&
    before.from === line.from &&
    before.account === line.account &&
    line.at - before.at < togetherMs &&
    line.replyTo === undefined &&
    !isAction(before) &&
    !isAction(line)
  );
}

/** `/me` is what its author does: it stands by itself. */
export function isAction(line: { readonly text: string }): boolean {
  return line.text.startsWith('/me ');
}

function dayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
