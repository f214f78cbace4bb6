/** For as long as a picture took nothing more is drawn: that time is for whoever types and scrolls. */
const longestRestMs = 100;

/** When to show what keeps arriving: with the next picture, and the less often the more each of them costs. */
export class Pace {
  readonly #show: () => void;
  #isDue = false;
  #restUntil = 0;

  constructor(show: () => void) {
    this.#show = show;
  }

  /** Something is to be shown. */
  request(): void {
    if (!this.#isDue) {
      this.#isDue = true;
      const rest = this.#restUntil - performance.now();
      if (rest > 0) {
        setTimeout(() => this.#draw(), rest);
      } else {
        this.#draw();
      }
    }
  }

  #draw(): void {
    requestAnimationFrame(() => {
      this.#isDue = false;
      const start = performance.now();
      this.#show();
      // The task behind the picture: until then it was laid out and painted.
      setTimeout(() => {
        const now = performance.now();
        this.#restUntil = now + Math.min(longestRestMs, now - start);
      });
    });
  }
}
