import { hex } from './bytes';
import { clock, gap, type Home } from './figures';
import type { Language } from '../i18n/i18n.svelte';
import type { WireUnit } from './unit';
import { decode } from './utf8';
import { inOneLine } from './visible';

/** What the unit carries, in one line, whether it is text or not. */
export function lineOf(unit: WireUnit, longest: number): string {
  const text = unit.text ?? decode(unit.payload.subarray(0, longest));
  return inOneLine(text.length > longest ? text.slice(0, longest) : text);
}

/** The ten bytes of a header as text, spaces as dots: `42········`. */
export function headerText(header: Uint8Array): string {
  return inOneLine(decode(header)).replaceAll(' ', '·');
}

/** The interval before the unit; nothing before the first. */
export function gapOf(unit: WireUnit, home: Home, language: Language): string {
  return unit.id === 1 && unit.gapUs === 0 ? '' : gap(language, unit.gapUs, home);
}

/** Units as lines for people: time, interval, direction, header, payload. */
export function asText(units: readonly WireUnit[], home: Home, language: Language): string {
  const lines = units.map((unit) => {
    const arrow = unit.direction === 'out' ? '▶' : '◀';
    const header = unit.header === undefined ? '' : `│${headerText(unit.header)}│`;
    const interval = gapOf(unit, home, language).padStart(9);
    return `${clock(unit.at, home)} ${interval} ${arrow} ${header}${lineOf(unit, Infinity)}\n`;
  });
  return lines.join('');
}

/** Units as lines of JSON for programs, in the fields of docs/window.md. */
export function asJsonLines(units: readonly WireUnit[]): string {
  return units.map((unit) => `${JSON.stringify(itemOf(unit))}\n`).join('');
}

/** Bytes as two digits each, one space between them. */
export function asHex(...parts: readonly (Uint8Array | undefined)[]): string {
  return parts.flatMap((part) => Array.from(part ?? [], hex)).join(' ');
}

function itemOf(unit: WireUnit): Record<string, unknown> {
  return {
    dir: unit.direction,
    at: isoOf(unit.at),
    gap_us: unit.gapUs,
    unit: unit.kind,
    length: unit.length,
    reads: unit.reads,
    announced: unit.announced,
    counted: unit.counted,
    payload_length: unit.payloadLength,
    characters: unit.characters,
    header: unit.header && base64(unit.header),
    ending: unit.ending && base64(unit.ending),
    payload: base64(unit.payload),
    text: unit.text,
    fields: unit.fields,
    note: unit.note,
    findings: unit.findings,
  };
}

/** RFC 3339 with microseconds. */
function isoOf(at: number): string {
  const microseconds = Math.round((at - Math.floor(at / 1000) * 1000) * 1000);
  return `${new Date(at).toISOString().slice(0, 19)}.${String(Math.min(microseconds, 999_999)).padStart(6, '0')}Z`;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
