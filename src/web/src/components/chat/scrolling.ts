/** Within so many pixels of the end a list follows what comes. */
const pinnedPixels = 48;

/** Where a person is in a list that changes at both of its ends: holds what they look at still, or follows the newest. */
export class Scrolling {
  readonly #box: HTMLElement;
  #isPinned = true;
  #anchor: { element: Element; top: number } | null = null;

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

  /** The person has scrolled. */
  moved(): void {
    this.#isPinned = this.#below <= pinnedPixels;
  }

  /** Remembers the row that the person sees first, before the list changes. */
  hold(): void {
    this.#anchor = null;
    if (!this.#isPinned) {
      const top = this.#box.getBoundingClientRect().top;
      // A line stays what it is; the rows between lines come and go.
      for (const element of this.#box.querySelectorAll('[data-seq]')) {
        const place = element.getBoundingClientRect();
        if (place.bottom > top) {
          this.#anchor = { element, top: place.top };
          return;
        }
      }
    }
  }

  /** Puts it where it was, after the list has changed; or goes to the end, where the person was. */
  settle(): void {
    if (this.#isPinned) {
      this.toEnd();
    } else if (this.#anchor?.element.isConnected === true) {
      const shift = this.#anchor.element.getBoundingClientRect().top - this.#anchor.top;
      if (Math.abs(shift) >= 1) {
        this.#box.scrollTop += shift;
      }
    }
  }

  toEnd(): void {
    this.#isPinned = true;
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** Shows a row, not at the edge; from then on the list does not follow the newest. */
  show(row: Element, block: 'center' | 'start'): void {
    row.scrollIntoView({ block });
    this.moved();
  }

  get #below(): number {
    return this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight;
  }
}
