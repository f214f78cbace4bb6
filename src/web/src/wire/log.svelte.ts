import { createSubscriber } from 'svelte/reactivity';
import { everything, Matches, type WireFilter } from './matches';
import { UnitStore, type Bounds, type Passed } from './store';
import type { WireUnit } from './unit';

/** What was counted since the log was made or cleared. */
export interface WireCounts {
  readonly units: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
  /** Units that passed on the wire and never reached the log: it was read too slowly. */
  readonly dropped: number;
  /** Units that passed since the log was paused and wait to be shown. */
  readonly waiting: number;
}

const none: WireCounts = { units: 0, bytesOut: 0, bytesIn: 0, dropped: 0, waiting: 0 };

/**
 * What passed on this connection's wire, the last of it, for whoever looks.
 *
 * Recording is a push into an array: nothing else happens until somebody reads `shown`, `kept` or `counts` from an effect, and those are told once
 * for each frame of the screen, however much came.
 */
export class WireLog {
  readonly #store: UnitStore;
  #counts: WireCounts = none;
  #units = 0;
  #bytes = { out: 0, in: 0 };
  #dropped = 0;
  #matches: Matches;
  #frozen = $state.raw<UnitStore | null>(null);
  #filter = $state.raw<WireFilter>(everything);
  #tell: (() => void) | null = null;
  #isDue = false;
  readonly #watch = createSubscriber((update) => {
    this.#tell = update;
    return () => (this.#tell = null);
  });

  constructor(bounds: Bounds = { units: 1000, bytes: 2_000_000 }) {
    this.#store = new UnitStore(bounds);
    this.#matches = new Matches(this.#store, everything);
  }

  /** Takes note of something that passed. Cheap; may be called thousands of times a second. */
  record(unit: WireUnit): void {
    this.#store.push(unit);
    this.#units++;
    this.#bytes[unit.direction] += unit.length;
    this.#changed();
  }

  /** Takes note of units that passed and were lost on the way here. */
  missed(units: number): void {
    this.#dropped += units;
    this.#changed();
  }

  /** What the filter lets through of what is kept, the oldest first; while paused, as it was then. */
  get shown(): readonly Passed[] {
    this.#watch();
    const store = this.#frozen ?? this.#store;
    if (this.#matches.store !== store || this.#matches.filter !== this.#filter) {
      this.#matches = new Matches(store, this.#filter);
    }

    return this.#matches.found;
  }

  /** All that is kept, whatever the filter and the pause. */
  get kept(): readonly Passed[] {
    this.#watch();
    return [...this.#store.passed];
  }

  get counts(): WireCounts {
    this.#watch();
    const waiting = this.#frozen === null ? 0 : this.#store.next - this.#frozen.next;
    const now = { units: this.#units, bytesOut: this.#bytes.out, bytesIn: this.#bytes.in, dropped: this.#dropped, waiting };
    if ((Object.keys(none) as (keyof WireCounts)[]).some((name) => now[name] !== this.#counts[name])) {
      this.#counts = now;
    }

    return this.#counts;
  }

  get filter(): WireFilter {
    return this.#filter;
  }

  set filter(filter: WireFilter) {
    this.#filter = filter;
  }

  get paused(): boolean {
    return this.#frozen !== null;
  }

  /** Holds what is shown as it is. What passes meanwhile is kept, within the same bounds, and shown on {@link resume}. */
  pause(): void {
    this.#frozen ??= this.#store.copy();
  }

  resume(): void {
    this.#frozen = null;
  }

  /** Forgets all that passed, what is shown of it and what was counted; goes on as it was, paused or not. */
  clear(): void {
    this.#store.clear();
    this.#units = 0;
    this.#bytes = { out: 0, in: 0 };
    this.#dropped = 0;
    this.#frozen = this.#frozen === null ? null : this.#store.copy();
    this.#tell?.();
  }

  #changed(): void {
    if (this.#tell === null || this.#isDue) {
      return;
    }

    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#tell?.();
    });
  }
}
