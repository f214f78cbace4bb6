import { beforeEach, expect, test, vi } from 'vitest';
import { Scrolling } from './scrolling';

const height = 500;

/** A list of rows with heights, as a browser lays it out and scrolls it. */
class Layout {
  readonly box = document.createElement('div');
  rows: { seq: number; height: number }[] = [];
  #top = 0;

  constructor(rows: number) {
    this.box.append(document.createElement('ol'));
    document.body.replaceChildren(this.box);
    Object.defineProperties(this.box, {
      clientHeight: { get: () => height },
      scrollHeight: { get: () => this.#full },
      scrollTop: {
        get: () => (this.#top = this.#within(this.#top)),
        set: (top: number) => (this.#top = this.#within(top)),
      },
    });
    this.box.getBoundingClientRect = () => ({ top: 0, bottom: height }) as DOMRect;
    this.list.getBoundingClientRect = () => ({ top: -this.box.scrollTop }) as DOMRect;
    this.put(Array.from({ length: rows }, (_, index) => ({ seq: 100 + index, height: 50 })));
  }

  get list(): Element {
    return this.box.firstElementChild!;
  }

  put(rows: { seq: number; height: number }[]): void {
    const known = new Map([...this.list.children].map((row) => [(row as HTMLElement).dataset.seq, row]));
    this.rows = rows;
    this.list.replaceChildren(...rows.map(({ seq }) => known.get(`${seq}`) ?? this.#row(seq)));
  }

  /** How far below the box's upper edge a row begins. */
  placeOf(seq: number): number {
    const at = this.rows.findIndex((row) => row.seq === seq);
    return this.rows.slice(0, at).reduce((sum, row) => sum + row.height, 0) - this.box.scrollTop;
  }

  #row(seq: number): HTMLElement {
    const row = document.createElement('li');
    row.dataset.seq = `${seq}`;
    row.getBoundingClientRect = () => {
      const top = this.placeOf(seq);
      return { top, bottom: top + this.rows.find((each) => each.seq === seq)!.height } as DOMRect;
    };
    return row;
  }

  get #full(): number {
    return this.rows.reduce((sum, row) => sum + row.height, 0);
  }

  #within(top: number): number {
    return Math.max(0, Math.min(top, this.#full - height));
  }
}

function rowsFrom(seq: number, count: number, tall = 50) {
  return Array.from({ length: count }, (_, index) => ({ seq: seq + index, height: tall }));
}

let layout: Layout;
let scrolling: Scrolling;

function change(rows: { seq: number; height: number }[]) {
  scrolling.hold();
  layout.put(rows);
  scrolling.settle();
}

function scroll(top: number, isWhole = true) {
  layout.box.scrollTop = top;
  scrolling.moved(isWhole);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'], now: 10_000 });
  layout = new Layout(40);
  scrolling = new Scrolling(layout.box);
  scrolling.settle();
});

test('whoever is at the end stays there when rows come, and when the box gets lower', () => {
  change([...layout.rows, ...rowsFrom(140, 5)]);
  expect(layout.box.scrollTop).toBe(45 * 50 - height);

  layout.put([...layout.rows, ...rowsFrom(145, 5)]);
  scrolling.moved(true);
  scrolling.resized();
  expect(layout.box.scrollTop).toBe(50 * 50 - height);
});

test('what a person reads stays where it is when older rows are put above it and newer ones go', () => {
  scroll(1_000);
  const place = layout.placeOf(125);
  change([...rowsFrom(80, 20, 70), ...layout.rows.slice(0, 30)]);

  expect(layout.placeOf(125)).toBe(place);
});

test('what a person reads stays where it is when the list gets so short that the browser scrolls it', () => {
  scroll(1_400, false);
  const place = layout.placeOf(135);
  change([...layout.rows.slice(20), ...rowsFrom(140, 10, 30)]);

  expect(layout.placeOf(135)).toBe(place);
});

test('a row that grows above what is read moves nothing, however far the person has gone on since', () => {
  scroll(1_000);
  change(layout.rows.map((row) => ({ ...row })));
  scroll(700);
  const place = layout.placeOf(118);
  layout.rows[3]!.height += 22;
  scrolling.resized();
  expect(layout.placeOf(118)).toBe(place);

  layout.rows[4]!.height += 22;
  scroll(layout.box.scrollTop - 100);
  expect(layout.placeOf(118)).toBe(place + 100);
});

test('one small turn of the wheel leaves the end, however much comes', () => {
  scroll(layout.box.scrollTop - 10);
  expect(scrolling.isPinned).toBe(true);

  change([...layout.rows, ...rowsFrom(140, 5)]);
  const place = layout.placeOf(135);
  scroll(layout.box.scrollTop - 10);
  change([...layout.rows, ...rowsFrom(145, 5)]);
  expect(scrolling.isPinned).toBe(false);
  expect(layout.placeOf(135)).toBe(place + 10);
});

test('whoever went up by a hair is taken along again, after a moment', () => {
  scroll(layout.box.scrollTop - 10);
  vi.advanceTimersByTime(1_000);
  change([...layout.rows, ...rowsFrom(140, 5)]);

  expect(layout.box.scrollTop).toBe(45 * 50 - height);
});

test('the end of a list that does not end with the newest is followed by nobody who scrolled there', () => {
  scroll(1_000, false);
  scroll(40 * 50, false);
  const place = layout.placeOf(138);
  change([...layout.rows, ...rowsFrom(140, 30)]);

  expect(scrolling.isPinned).toBe(false);
  expect(layout.placeOf(138)).toBe(place);
});
