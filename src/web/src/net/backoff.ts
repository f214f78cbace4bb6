const firstMs = 500;
const longestMs = 15_000;

/** How long to wait before the next attempt: twice as long each time, with some chance, so that not everybody comes back at once. */
export class Backoff {
  #next = firstMs;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Milliseconds until the next attempt; no fewer than the server asked for. */
  next(atLeastMs = 0): number {
    const wait = this.#next * (0.75 + this.#random() / 2);
    this.#next = Math.min(this.#next * 2, longestMs);
    return Math.max(wait, atLeastMs);
  }

  reset(): void {
    this.#next = firstMs;
  }
}
