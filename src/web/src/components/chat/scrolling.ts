/** Within so many pixels of the end a list follows what comes. */
const pinnedPixels = 48;
/** Who has just gone up a little may be on their way: for so long nothing pulls them back to the end. */
const leavingMs = 300;

/** Where a person is in a list that changes at both of its ends: holds what they look at still, or follows the newest. */
export class Scrolling {
  readonly #box: HTMLElement;
  #isPinned = true;
  /** Where the list was scrolled to when it was last looked at. */
  #top = 0;
  #leftAt = -Infinity;
  /** A row that the person sees, and its place in the list: whoever scrolls does not change that. */
  #anchor: { readonly row: Element; readonly place: number } | null = null;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** How many screens of list there are above and below what is seen. */
  get screensAbove(): number {
    return this.#box.scrollTop / Math.max(1, this.#box.clientHeight);
  }

  get screensBelow(): number {
    return this.#below / Math.max(1, this.#box.clientHeight);
  }

  /**
   * The list was scrolled. Only who goes up leaves the end: it may as well have moved away by itself, when something grew.
   * `isWhole`: whether the list ends with the newest. Where it does not, its end is nothing to follow.
   */
  moved(isWhole: boolean): void {
    const top = this.#box.scrollTop;
    const isNear = this.#below <= pinnedPixels;
    const isGoingUp = top < this.#top && this.#below > 1;
    this.#leftAt = isGoingUp ? performance.now() : this.#leftAt;
    this.#isPinned = this.#isPinned ? isNear || !isGoingUp : isNear && isWhole;
    this.#top = top;
    this.hold();
  }

  /** Remembers a row that the person sees, before the list changes. What has changed by itself since the last time is made good first. */
  hold(): void {
    this.#follow(this.#box.scrollTop);
    this.#anchor = null;
    if (!this.#isFollowing) {
      const row = this.#seen();
      this.#top = this.#box.scrollTop;
      this.#anchor = row === undefined ? null : { row, place: this.#placeOf(row) };
    }
  }

  /** Leaves that row where it was for the person, after the list has changed; or goes to the end, where they were. */
  settle(): void {
    if (this.#isFollowing) {
      this.toEnd();
    } else {
      // Not from where it is now: a list that got shorter has been scrolled by the browser.
      this.#follow(this.#top);
    }
  }

  /** The list's size is another, because of what is in it, or the window's is. */
  resized(): void {
    if (this.#isFollowing) {
      this.toEnd();
    } else {
      this.hold();
    }
  }

  toEnd(): void {
    this.#isPinned = true;
    this.#leftAt = -Infinity;
    this.#anchor = null;
    this.#scroll(this.#box.scrollHeight);
  }

  /** Shows a row, not at the edge; from then on the list does not follow the newest. */
  show(row: Element, block: 'center' | 'start'): void {
    row.scrollIntoView({ block });
    this.moved(false);
  }

  get #below(): number {
    return this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight;
  }

  get #isFollowing(): boolean {
    return this.#isPinned && performance.now() - this.#leftAt > leavingMs;
  }

  /** Scrolls from there by as much as the anchor has got another place in the list. */
  #follow(top: number): void {
    if (this.#anchor?.row.isConnected === true) {
      const { row, place } = this.#anchor;
      const now = this.#placeOf(row);
      if (Math.abs(now - place) >= 1) {
        this.#scroll(top + now - place);
        this.#anchor = { row, place: now };
      }
    }
  }

  #scroll(top: number): void {
    this.#box.scrollTop = top;
    this.#top = this.#box.scrollTop;
  }

  /**
   * The second line in sight where there is one: the first of a list is drawn otherwise as soon as another stands above it.
   * Lines stay what they are; the rows between them come and go.
   */
  #seen(): Element | undefined {
    const lines = this.#box.querySelectorAll('[data-seq]');
    const { top, bottom } = this.#box.getBoundingClientRect();
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]!.getBoundingClientRect().bottom > top) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }

    const second = lines[low + 1];
    return second !== undefined && second.getBoundingClientRect().top < bottom ? second : lines[low];
  }

  #placeOf(row: Element): number {
    return row.getBoundingClientRect().top - this.#box.firstElementChild!.getBoundingClientRect().top;
  }
}
