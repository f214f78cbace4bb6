import { createSubscriber } from 'svelte/reactivity';

/** Nobody reads a number that changes more often. */
const everyMs = 50;

/** A number that may change with every message. Whoever asks has the present one; whoever shows it is told now and then. */
export class Tally {
  #value = 0;
  #tell: (() => void) | null = null;
  #isDue = false;
  readonly #watch = createSubscriber((update) => {
    this.#tell = update;
    return () => (this.#tell = null);
  });

  get value(): number {
    this.#watch();
    return this.#value;
  }

  set value(value: number) {
    if (value !== this.#value) {
      this.#value = value;
      this.#changed();
    }
  }

  #changed(): void {
    if (this.#tell !== null && !this.#isDue) {
      this.#isDue = true;
      setTimeout(() => {
        this.#isDue = false;
        this.#tell?.();
      }, everyMs);
    }
  }
}
