/** The row that shows its actions: under the pointer, or where the arrow keys have led. */
export class ActiveRow {
  seq = $state<number | null>(null);

  set(seq: number): void {
    this.seq = seq;
  }

  /** The pointer is elsewhere; whoever got here by the keys stays. */
  leave(box: HTMLElement | undefined): void {
    if (box?.querySelector('[data-seq]:focus-within, [data-seq] [popover]') === null) {
      this.seq = null;
    }
  }

  /** Moves over the rows of a list; Escape leaves them. */
  key(event: KeyboardEvent, box: HTMLElement | undefined): void {
    if (box === undefined || (event.target instanceof HTMLElement && event.target.closest('button, a, [role="dialog"]') !== null)) {
      return;
    }

    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      this.#step(box, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape') {
      this.seq = null;
    }
  }

  /** Gives a row the focus. */
  focus(seq: number, box: HTMLElement | undefined): void {
    this.seq = seq;
    box?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
  }

  #step(box: HTMLElement, step: number): void {
    const rows = [...box.querySelectorAll<HTMLElement>('[data-seq]')];
    const at = rows.findIndex((row) => Number(row.dataset.seq) === this.seq);
    const next = rows[at < 0 ? rows.length - 1 : at + step];
    if (next !== undefined) {
      this.seq = Number(next.dataset.seq);
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
  }
}
