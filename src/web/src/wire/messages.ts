import { i18n } from '../i18n/i18n.svelte';
import { wireNotes } from '../i18n/texts/wireNotes';
import { beginning, keptOf } from './long';
import { withoutSecrets } from './secrets';
import type { Direction, WireUnit } from './unit';
import { decode, encode, measure } from './utf8';

const longestValue = 200;

let count = 0;
let last: number | null = null;

/** A text message that this page sends over its WebSocket. */
export function outgoing(text: string): WireUnit {
  return unitOf('out', text);
}

/** A text message that this page received from its WebSocket. */
export function incoming(text: string): WireUnit {
  return unitOf('in', text);
}

function unitOf(direction: Direction, text: string): WireUnit {
  // The page's own clock never goes back, and has fractions of a millisecond.
  const at = performance.timeOrigin + performance.now();
  const gapUs = last === null ? 0 : Math.round((at - last) * 1000);
  last = at;
  return new MessageUnit(++count, direction, at, gapUs, text);
}

/** A WebSocket message. What costs something (covering secrets, parsing, encoding) is done when it is first asked for. */
class MessageUnit implements WireUnit {
  readonly kind = 'message';
  readonly length: number;
  readonly characters: number;
  readonly #isWhole: boolean;
  #raw: string | null;
  #clean = '';
  #isCovered = false;
  #payload: Uint8Array | null = null;
  #fields: Readonly<Record<string, string>> | null = null;

  constructor(
    readonly id: number,
    readonly direction: Direction,
    readonly at: number,
    readonly gapUs: number,
    text: string,
  ) {
    const { bytes, characters } = measure(text);
    this.length = bytes;
    this.characters = characters;
    this.#isWhole = keptOf(bytes) === bytes;
    this.#raw = this.#isWhole ? text : null;
    if (!this.#isWhole) {
      this.#cut(text);
    }
  }

  get payloadLength(): number {
    return this.length;
  }

  get text(): string | undefined {
    return this.#isWhole ? this.#covered : undefined;
  }

  get payload(): Uint8Array {
    return (this.#payload ??= encode(this.#covered));
  }

  get fields(): Readonly<Record<string, string>> | undefined {
    this.#fields ??= this.#isWhole ? fieldsOf(this.#covered) : opOf(this.#covered);
    return Object.keys(this.#fields).length > 0 ? this.#fields : undefined;
  }

  get note(): string | undefined {
    return this.#covered !== '' && this.#isCovered ? i18n.of(wireNotes).covered : undefined;
  }

  /** The text with its secrets covered, which then is all that is left of it. */
  get #covered(): string {
    if (this.#raw !== null) {
      this.#clean = withoutSecrets(this.#raw);
      this.#isCovered = this.#clean !== this.#raw;
      this.#raw = null;
    }

    return this.#clean;
  }

  /** Copies the beginning: a slice of a string would keep all of it in memory. */
  #cut(text: string): void {
    const start = text.slice(0, beginning);
    const clean = withoutSecrets(start);
    this.#isCovered = clean !== start;
    this.#payload = encode(clean).slice(0, beginning);
    this.#clean = decode(this.#payload);
  }
}

/** The fields of a JSON object, `op` first; none of anything else. */
function fieldsOf(text: string): Record<string, string> {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || Array.isArray(message)) {
      return {};
    }

    const fields = Object.entries(message).map(([name, value]) => [name, valueOf(value)] as const);
    return Object.fromEntries(fields.sort(([a], [b]) => Number(b === 'op') - Number(a === 'op')));
  } catch {
    return {};
  }
}

function valueOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function opOf(start: string): Record<string, string> {
  const op = /^\{"op":"([a-z_]{1,40})"/.exec(start)?.[1];
  return op === undefined ? {} : { op };
}
