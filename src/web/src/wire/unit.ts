/** Which way something went: out of this page's end of the wire, or into it. */
export type Direction = 'out' | 'in';

/** One thing that passed on the wire: a frame, a WebSocket message, a line, a run of bytes. */
export interface WireUnit {
  /** Counts all units of this connection, from 1: its key in lists. */
  readonly id: number;
  readonly direction: Direction;
  /** When, in milliseconds since 1970, with fractions. */
  readonly at: number;
  /** Since the unit before it, in microseconds. */
  readonly gapUs: number;
  /** `frame`, `message` (a WebSocket message), `line`, `bytes`, `pickle`, … as docs/tap.md has them. */
  readonly kind: string;
  /** Bytes on the wire, header and line ending included. */
  readonly length: number;
  /** The header as it was on the wire, ten bytes for a frame; absent where there is none. */
  readonly header?: Uint8Array;
  /** The number that the header announces. */
  readonly announced?: number;
  /** What that number counts: `bytes`, `code_points` or `utf16_units`. */
  readonly counted?: string;
  /** The line's ending as it was on the wire. */
  readonly ending?: Uint8Array;
  /** The payload, of a long one the beginning. */
  readonly payload: Uint8Array;
  /** Bytes of the whole payload. */
  readonly payloadLength: number;
  /** The payload as text, where it is UTF-8 and was kept whole. */
  readonly text?: string;
  /** Code points of the text. */
  readonly characters?: number;
  /** In how many reads it came, where that is known. */
  readonly reads?: number;
  /** Its named parts, `op` first. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Something to be said about it. */
  readonly note?: string;
  /** What the frame doctor found wrong with it, for people. */
  readonly findings?: readonly string[];
}
