import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import { openFeed } from './feed';
import type { WireItem } from './feedUnit';
import { WireLog } from './log.svelte';

class FakeSocket {
  static opened: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  isClosed = false;

  constructor(readonly url: string) {
    FakeSocket.opened.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  deliver(items: unknown[], dropped = 0): void {
    this.onmessage!({ data: JSON.stringify({ op: 'wire', dropped, items }) });
  }
}

const frame: WireItem = {
  dir: 'out',
  at: '2026-11-22T10:41:50.123456Z',
  gap_us: 1200,
  unit: 'frame',
  number: 3,
  length: 21,
  reads: 2,
  announced: 10,
  counted: 'code_points',
  payload_length: 11,
  characters: 10,
  header: btoa('10        '),
  payload: btoa('ana> se\u00c3\u00b1al'),
  text: 'ana> señal',
  findings: [{ rule: 'CountsCharacters', text: 'It counts letters.', fix: 'Encode first:\nlen(data)' }],
};

describe('the feed of the wire', () => {
  let log: WireLog;
  const last = () => FakeSocket.opened.at(-1)!;

  beforeEach(() => {
    i18n.choose('en');
    FakeSocket.opened = [];
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.useFakeTimers();
    log = new WireLog();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('asks for one link with the token', () => {
    openFeed('7', 'a b&c', log);
    const address = new URL(last().url);
    expect(address.protocol).toBe('ws:');
    expect(address.host).toBe(location.host);
    expect(address.pathname).toBe('/wire');
    expect(address.searchParams.get('token')).toBe('a b&c');
    expect(address.searchParams.get('link')).toBe('7');
  });

  test('reads a unit as docs/window.md has it', () => {
    openFeed('7', 't', log);
    last().deliver([frame]);
    const { unit } = log.shown[0]!;
    expect(unit).toMatchObject({
      direction: 'out',
      gapUs: 1200,
      kind: 'frame',
      length: 21,
      reads: 2,
      announced: 10,
      counted: 'code_points',
      payloadLength: 11,
      characters: 10,
      text: 'ana> señal',
      findings: ['CountsCharacters: It counts letters.\nEncode first:\nlen(data)'],
    });
    expect(unit.at).toBeCloseTo(Date.parse('2026-11-22T10:41:50.123Z') + 0.456, 3);
    expect(new TextDecoder().decode(unit.header)).toBe('10        ');
    expect(new TextDecoder().decode(unit.payload)).toBe('ana> señal');
  });

  test('decodes bytes that are no text, and a line’s ending', () => {
    openFeed('7', 't', log);
    last().deliver([{ ...frame, unit: 'line', header: undefined, text: undefined, payload: '/w==', ending: 'DQo=' }]);
    const { unit } = log.shown[0]!;
    expect([...unit.payload]).toEqual([0xff]);
    expect([...unit.ending!]).toEqual([13, 10]);
    expect(unit.header).toBeUndefined();
    expect(unit.text).toBeUndefined();
  });

  test('covers secrets here as well', () => {
    const text = '{"op":"hello","password":"abcdef"}';
    openFeed('7', 't', log);
    last().deliver([{ ...frame, payload: btoa(text), text, payload_length: text.length, fields: { op: 'hello', password: 'abcdef' } }]);
    const { unit } = log.shown[0]!;
    expect(unit.text).not.toContain('abcdef');
    expect(unit.fields).toEqual({ op: 'hello', password: '••' });
    expect(new TextDecoder().decode(unit.payload)).toBe(unit.text);
    expect(unit.payload).toHaveLength(text.length);
  });

  test('says what is not whole, and how Python prints a pickle', () => {
    openFeed('7', 't', log);
    last().deliver([{ ...frame, whole: false, reading: "{'a': 1}", note: 'Odd.' }]);
    expect(log.shown[0]!.unit.note!.split('\n')).toEqual([
      'Odd.',
      'Not whole: the connection ended inside it.',
      "As Python prints it: {'a': 1}",
    ]);
  });

  test('counts what was passed over', () => {
    openFeed('7', 't', log);
    last().deliver([], 5);
    last().deliver([frame], 2);
    expect(log.counts.dropped).toBe(7);
  });

  test('passes over what it does not know', () => {
    openFeed('7', 't', log);
    last().onmessage!({ data: 'not json' });
    last().onmessage!({ data: '{"op":"else"}' });
    last().onmessage!({ data: 'null' });
    expect(log.shown).toHaveLength(0);
  });

  test('comes back when it is cut off, and shows nothing twice', () => {
    openFeed('7', 't', log);
    last().deliver([frame, { ...frame, dir: 'in', number: 1 }]);
    last().onclose!({ code: 1006 });
    vi.advanceTimersByTime(250);
    expect(FakeSocket.opened).toHaveLength(2);
    last().deliver([frame, { ...frame, dir: 'in', number: 1 }, { ...frame, number: 4 }]);
    expect(log.shown.map(({ unit }) => unit.id)).toEqual([1, 2, 3]);
  });

  test('waits longer from time to time, and gives up in the end', () => {
    openFeed('7', 't', log);
    for (let i = 0; i < 20; i++) {
      last().onclose!({ code: 1006 });
      vi.advanceTimersByTime(5000);
    }

    expect(FakeSocket.opened).toHaveLength(9);
  });

  test('does not come back when the link has ended', () => {
    openFeed('7', 't', log);
    last().onclose!({ code: 1000 });
    vi.runAllTimers();
    expect(FakeSocket.opened).toHaveLength(1);
  });

  test('does not come back when it was closed, and hears no more', () => {
    const feed = openFeed('7', 't', log);
    last().onclose!({ code: 1006 });
    feed.close();
    vi.runAllTimers();
    last().deliver([frame]);
    expect(last().isClosed).toBe(true);
    expect(FakeSocket.opened).toHaveLength(1);
    expect(log.shown).toHaveLength(0);
  });
});
