import type { Passed, UnitStore } from './store';
import type { Direction, WireUnit } from './unit';

export interface WireFilter {
  readonly direction: Direction | 'both';
  /** Found in the payload's text, or in the op, or in the kind of what has no op; whatever its case; empty finds all. */
  readonly text: string;
}

export const everything: WireFilter = { direction: 'both', text: '' };

function finds(filter: WireFilter, unit: WireUnit): boolean {
  if (filter.direction !== 'both' && filter.direction !== unit.direction) {
    return false;
  }

  const wanted = filter.text.toLowerCase();
  return wanted === '' || [unit.fields?.op ?? unit.kind, unit.text].some((part) => part?.toLowerCase().includes(wanted));
}

/** What a filter lets through of a store. Looks at each unit once, however often it is asked. */
export class Matches {
  #found: readonly Passed[] = [];
  #seen = 0;

  constructor(
    readonly store: UnitStore,
    readonly filter: WireFilter,
  ) {}

  /** The same list as long as nothing came and nothing went. */
  get found(): readonly Passed[] {
    const { passed, next } = this.store;
    const first = passed[0]?.number ?? next;
    const came = passed.slice(Math.max(0, this.#seen + 1 - first)).filter(({ unit }) => finds(this.filter, unit));
    this.#seen = next - 1;
    const gone = this.#found.findIndex(({ number }) => number >= first);
    const stayed = gone === -1 ? [] : gone === 0 ? this.#found : this.#found.slice(gone);
    if (came.length > 0 || stayed.length !== this.#found.length) {
      this.#found = [...stayed, ...came];
    }

    return this.#found;
  }
}
