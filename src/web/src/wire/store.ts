import { keptOf } from './long';
import type { WireUnit } from './unit';

/** A unit and its place in the log: counted from 1, never used twice, whatever connection it was of. */
export interface Passed {
  readonly number: number;
  readonly unit: WireUnit;
}

export interface Bounds {
  readonly units: number;
  /** Of payloads, as they are kept. */
  readonly bytes: number;
}

/** The last units that passed, within bounds. The newest is kept even if it breaks the bound of bytes by itself. */
export class UnitStore {
  #passed: Passed[] = [];
  #bytes = 0;
  #next = 1;

  constructor(readonly bounds: Bounds) {}

  get passed(): readonly Passed[] {
    return this.#passed;
  }

  /** The number that the next unit gets. */
  get next(): number {
    return this.#next;
  }

  push(unit: WireUnit): void {
    this.#passed.push({ number: this.#next++, unit });
    this.#bytes += keptOf(unit.payloadLength);
    while (this.#passed.length > this.bounds.units || (this.#bytes > this.bounds.bytes && this.#passed.length > 1)) {
      this.#bytes -= keptOf(this.#passed.shift()!.unit.payloadLength);
    }
  }

  clear(): void {
    this.#passed = [];
    this.#bytes = 0;
  }

  /** What is kept now, as a store of its own that no longer grows with this one. */
  copy(): UnitStore {
    const copy = new UnitStore(this.bounds);
    copy.#passed = [...this.#passed];
    copy.#bytes = this.#bytes;
    copy.#next = this.#next;
    return copy;
  }
}
