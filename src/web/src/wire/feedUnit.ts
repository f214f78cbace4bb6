import { i18n } from '../i18n/i18n.svelte';
import { wireNotes } from '../i18n/texts/wireNotes';
import { fieldsWithoutSecrets, withoutSecrets } from './secrets';
import type { Direction, WireUnit } from './unit';
import { encode } from './utf8';

/** A unit as `/wire` delivers it: docs/window.md and docs/tap.md say what each field is. */
export interface WireItem {
  readonly dir: Direction;
  readonly at: string;
  readonly gap_us: number;
  readonly unit: string;
  readonly number: number;
  readonly length: number;
  readonly reads?: number;
  readonly whole?: boolean;
  readonly announced?: number;
  readonly counted?: string;
  readonly payload_length: number;
  readonly characters?: number;
  readonly header?: string;
  readonly ending?: string;
  readonly payload: string;
  readonly text?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly reading?: string;
  readonly note?: string;
  readonly findings?: readonly { readonly rule: string; readonly text: string; readonly fix: string }[];
}

/** Milliseconds since 1970 of an RFC 3339 time, with what it has beyond the millisecond. */
export function timeOf(at: string): number {
  const [, whole, fraction = '', zone] = /^([^.Z+]+)(\.\d+)?(.*)$/.exec(at) ?? [];
  return Date.parse(`${whole}${zone}`) + Number(`0${fraction}`) * 1000;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** What `charla app` saw on the wire. Base64 is decoded when the bytes are first asked for. */
export class FeedUnit implements WireUnit {
  readonly at: number;
  readonly text?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly findings?: readonly string[];
  readonly #item: WireItem;
  readonly #isCovered: boolean;
  #payload: Uint8Array | null = null;
  #header: Uint8Array | undefined;

  constructor(
    readonly id: number,
    item: WireItem,
  ) {
    this.#item = item;
    this.at = timeOf(item.at);
    this.text = item.text === undefined ? undefined : withoutSecrets(item.text);
    this.#isCovered = this.text !== item.text;
    this.fields = item.fields === undefined ? undefined : fieldsWithoutSecrets(item.fields);
    this.findings = item.findings?.map(({ rule, text, fix }) => `${rule}: ${text}\n${fix}`);
  }

  get direction(): Direction {
    return this.#item.dir;
  }

  get gapUs(): number {
    return this.#item.gap_us;
  }

  get kind(): string {
    return this.#item.unit;
  }

  get length(): number {
    return this.#item.length;
  }

  get header(): Uint8Array | undefined {
    return (this.#header ??= this.#item.header === undefined ? undefined : bytesOf(this.#item.header));
  }

  get announced(): number | undefined {
    return this.#item.announced;
  }

  get counted(): string | undefined {
    return this.#item.counted;
  }

  get ending(): Uint8Array | undefined {
    return this.#item.ending === undefined ? undefined : bytesOf(this.#item.ending);
  }

  get payload(): Uint8Array {
    return (this.#payload ??= this.#isCovered ? encode(this.text!) : bytesOf(this.#item.payload));
  }

  get payloadLength(): number {
    return this.#item.payload_length;
  }

  get characters(): number | undefined {
    return this.#item.characters;
  }

  get reads(): number | undefined {
    return this.#item.reads;
  }

  get note(): string | undefined {
    const texts = i18n.of(wireNotes);
    const notes = [
      this.#item.note,
      this.#item.whole === false ? texts.notWhole : undefined,
      this.#isCovered ? texts.covered : undefined,
      this.#item.reading === undefined ? undefined : `${texts.reading} ${this.#item.reading}`,
    ];
    const said = notes.filter((note) => note !== undefined);
    return said.length > 0 ? said.join('\n') : undefined;
  }
}
