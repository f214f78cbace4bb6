import type { Emoji } from '../text/emoji';

/** The picker's measures in pixels. They are known beforehand so that only what is in sight needs to be there. */
export const columns = 8;
export const cell = 40;
export const heading = 32;
export const viewport = 320;

export interface Section {
  key: string;
  title: string;
  items: Emoji[];
}

/** A section in its place: `top` within the whole, `first` is the number of its first emoji. */
export interface Placed extends Section {
  top: number;
  height: number;
  first: number;
}

/** A row within its section; `first` is the number of its first emoji. */
export interface Row {
  top: number;
  first: number;
  items: Emoji[];
}

export interface Seen extends Placed {
  rows: Row[];
}

export function place(sections: Section[]): Placed[] {
  let top = 0;
  let first = 0;
  return sections.map((section) => {
    const placed = { ...section, top, first, height: heading + rowsOf(section) * cell };
    top += placed.height;
    first += section.items.length;
    return placed;
  });
}

export function heightOf(placed: Placed[]): number {
  const last = placed.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** The rows in sight or nearly so, by section, and the row with the active emoji, which holds the focus. */
export function inSight(placed: Placed[], scrollTop: number, active: number): Seen[] {
  return placed
    .map((section) => ({ ...section, rows: rowsInSight(section, scrollTop - section.top, active) }))
    .filter((section) => section.rows.length > 0);
}

function rowsInSight(section: Placed, from: number, active: number): Row[] {
  const margin = 2 * cell;
  return Array.from({ length: rowsOf(section) }, (_, at) => ({ at, top: heading + at * cell, first: section.first + at * columns }))
    .filter(({ top, first }) => {
      const isNear = top + cell > from - margin && top < from + viewport + margin;
      return isNear || (active >= first && active < first + columns);
    })
    .map(({ at, top, first }) => ({ top, first, items: section.items.slice(at * columns, (at + 1) * columns) }));
}

/** Where to scroll so that an emoji is in sight under the heading of its section; unchanged when it is. */
export function scrollFor(placed: Placed[], index: number, scrollTop: number): number {
  const section = placed.find((each) => holds(each, index));
  if (section === undefined) {
    return scrollTop;
  }

  const row = Math.floor((index - section.first) / columns);
  const top = section.top + heading + row * cell;
  return Math.min(Math.max(scrollTop, top + cell - viewport), top - heading);
}

/** The emoji that a key leads to from another; null when the key leads out of the grid at its top, or nowhere. */
export function move(placed: Placed[], index: number, key: string): number | null {
  const at = placed.findIndex((each) => holds(each, index));
  const section = placed[at];
  const last = placed.at(-1);
  if (section === undefined || last === undefined) {
    return null;
  }

  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last.first + last.items.length - 1, index + 1);
    case 'ArrowUp':
      return up(section, placed[at - 1], index);
    case 'ArrowDown':
      return down(section, placed[at + 1], index);
    case 'Home':
      return index - ((index - section.first) % columns);
    case 'End':
      return Math.min(index - ((index - section.first) % columns) + columns, section.first + section.items.length) - 1;
    case 'PageUp':
      return (placed[at - 1] ?? section).first;
    case 'PageDown':
      return (placed[at + 1] ?? section).first;
    default:
      return null;
  }
}

function up(section: Placed, before: Placed | undefined, index: number): number | null {
  const offset = index - section.first;
  if (offset >= columns) {
    return index - columns;
  }

  return before === undefined ? null : before.first + Math.min(before.items.length - 1, (rowsOf(before) - 1) * columns + offset);
}

function down(section: Placed, after: Placed | undefined, index: number): number {
  const offset = index - section.first;
  const lastRow = rowsOf(section) - 1;
  if (Math.floor(offset / columns) < lastRow) {
    return Math.min(index + columns, section.first + section.items.length - 1);
  }

  return after === undefined ? index : after.first + Math.min(after.items.length - 1, offset % columns);
}

function rowsOf(section: Section): number {
  return Math.ceil(section.items.length / columns);
}

function holds(section: Placed, index: number): boolean {
  return index >= section.first && index < section.first + section.items.length;
}
