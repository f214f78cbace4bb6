import type { WireUnit } from './unit';
import { characterLength, decode } from './utf8';
import { inCell } from './visible';

export type Region = 'header' | 'payload' | 'ending';

/** One character and the bytes that make it; a byte that is not UTF-8 stands alone. */
export interface Glyph {
  /** Of its first byte, from the beginning of the unit. */
  readonly start: number;
  readonly length: number;
  /** What to show in its cell. */
  readonly shown: string;
  /** The character itself; null where the byte is none. */
  readonly character: string | null;
  readonly region: Region;
}

/** The bytes of a unit as they stood on the wire, and for each byte the character that it is part of. */
export interface Dump {
  readonly bytes: Uint8Array;
  /** One for each byte: the bytes of one character have the same. */
  readonly glyphs: readonly Glyph[];
}

/** Lays out the unit's header, payload and ending, the first `limit` bytes of them (to the end of the last character). */
export function dump(unit: WireUnit, limit: number): Dump {
  // What comes after a payload that was cut does not stand where it stood.
  const isWhole = unit.payload.length === unit.payloadLength;
  const parts: [Region, Uint8Array][] = [
    ['header', unit.header ?? new Uint8Array()],
    ['payload', unit.payload],
    ['ending', isWhole && unit.ending ? unit.ending : new Uint8Array()],
  ];
  const bytes = new Uint8Array(parts.reduce((sum, [, part]) => sum + part.length, 0));
  const glyphs: Glyph[] = [];
  let start = 0;
  for (const [region, part] of parts) {
    bytes.set(part, start);
    addGlyphs(glyphs, bytes, region, start, start + part.length, limit);
    start += part.length;
  }

  return { bytes: bytes.subarray(0, glyphs.length), glyphs };
}

/** How many bytes of the unit there are to lay out. */
export function dumpLength(unit: WireUnit): number {
  const isWhole = unit.payload.length === unit.payloadLength;
  return (unit.header?.length ?? 0) + unit.payload.length + (isWhole ? (unit.ending?.length ?? 0) : 0);
}

function addGlyphs(glyphs: Glyph[], bytes: Uint8Array, region: Region, from: number, to: number, limit: number): void {
  for (let start = from; start < to && start < limit;) {
    const known = characterLength(bytes, start, to);
    const length = Math.max(1, known);
    const character = known === 0 ? null : decode(bytes.subarray(start, start + length));
    const glyph: Glyph = { start, length, shown: character === null ? '?' : inCell(character), character, region };
    glyphs.push(...new Array<Glyph>(length).fill(glyph));
    start += length;
  }
}

/** `0a`, `c3`: two hexadecimal digits. */
export function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
