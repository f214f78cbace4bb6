import { untrack } from 'svelte';
import type { Passed } from '../../wire/store';

/** Rows that are drawn beyond the edges, so that scrolling shows no blank. */
const margin = 6;

export interface Rows {
  readonly entries: readonly Passed[];
  /** In pixels, the same for all. */
  readonly rowHeight: number;
}

/**
 * Which rows of a long list are drawn. Follows the newest until the person scrolls up, and then holds what is seen in its place while rows come below
 * and go above.
 */
export class ListWindow {
  #top = $state(0);
  #height = $state(0);
  #following = $state(true);
  /** The newest number that the person has seen; what is newer is fresh. */
  #seen = $state(0);
  /** The row at the upper edge, and how much of it is hidden. */
  #anchor = { number: 0, hidden: 0 };
  readonly #rows: () => Rows;
  readonly first = $derived.by(() => Math.max(0, Math.min(this.#count, Math.floor(this.#top / this.#rowHeight)) - margin));
  readonly end = $derived.by(() => Math.min(this.#count, Math.ceil((this.#top + this.#height) / this.#rowHeight) + margin));

  constructor(rows: () => Rows) {
    this.#rows = rows;
  }

  get following(): boolean {
    return this.#following;
  }

  /** Whether the newest row is in sight. */
  get isAtEnd(): boolean {
    return this.#top + this.#height >= (this.#count - 0.5) * this.#rowHeight;
  }

  /** How many came since the person stopped following. */
  get fresh(): number {
    const { entries } = this.#rows();
    return this.#following ? 0 : entries.length - indexOf(entries, this.#seen + 1);
  }

  /** How many rows a page key moves by. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1);
  }

  get #count(): number {
    return this.#rows().entries.length;
  }

  get #rowHeight(): number {
    return this.#rows().rowHeight;
  }

  /** To be called when the list's own height has changed. */
  resized(height: number): void {
    this.#height = height;
  }

  /** To be called when the list was scrolled, by whom ever. */
  scrolled(list: HTMLElement): void {
    // One's own scrolling is heard of a frame later, when the list may be longer: it says nothing about what the person wants.
    if (list.scrollTop === this.#top) {
      return;
    }

    this.#top = list.scrollTop;
    this.#hold();
    // Word of another height may still be on its way.
    this.#height = list.clientHeight;
    this.#follow(this.isAtEnd);
  }

  /** To be called after the rows or their height have changed: scrolls to the newest, or to where the person is looking. */
  settle(list: HTMLElement): void {
    const { entries, rowHeight } = this.#rows();
    const height = this.#height;
    untrack(() => {
      const anchored = indexOf(entries, this.#anchor.number) * rowHeight + this.#anchor.hidden;
      this.#scroll(list, this.#following ? entries.length * rowHeight - height : anchored);
    });
  }

  /** Scrolls as little as it takes to show the row; whoever looks at a row follows no longer. */
  reveal(list: HTMLElement, index: number): void {
    const { rowHeight } = this.#rows();
    const highest = index * rowHeight;
    const lowest = highest + rowHeight - this.#height;
    this.#follow(false);
    this.#scroll(list, Math.max(lowest, Math.min(this.#top, highest)));
  }

  followNewest(list: HTMLElement): void {
    this.#follow(true);
    this.settle(list);
  }

  #scroll(list: HTMLElement, top: number): void {
    list.scrollTop = Math.max(0, top);
    // Not always what was asked for: there may be less to scroll, or the screen's pixels may be smaller.
    this.#top = list.scrollTop;
    this.#hold();
  }

  #hold(): void {
    const { entries, rowHeight } = this.#rows();
    const index = Math.floor(this.#top / rowHeight);
    this.#anchor = { number: entries[index]?.number ?? 0, hidden: this.#top - index * rowHeight };
  }

  #follow(following: boolean): void {
    if (this.#following && !following) {
      this.#seen = this.#rows().entries.at(-1)?.number ?? 0;
    }

    this.#following = following;
  }
}

/** Where the entry with that number stands, or the next one that is there. */
export function indexOf(entries: readonly Passed[], number: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.number < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
