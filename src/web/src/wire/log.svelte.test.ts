import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { everything } from './matches';
import { WireLog } from './log.svelte';
import { unitOf } from './testing';

const texts = (log: WireLog) => log.shown.map(({ unit }) => unit.text);

describe('a wire log', () => {
  let frames: FrameRequestCallback[];
  const nextFrame = () => frames.splice(0).forEach((frame) => frame(0));

  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    return () => vi.unstubAllGlobals();
  });

  test('keeps the last thousand units and still counts all', () => {
    const log = new WireLog();
    for (let i = 1; i <= 1500; i++) {
      log.record(unitOf(`number ${i}`, { direction: i % 3 === 0 ? 'out' : 'in', length: 20 }));
    }

    expect(log.shown).toHaveLength(1000);
    expect(texts(log)[0]).toBe('number 501');
    expect(log.counts).toMatchObject({ units: 1500, bytesOut: 500 * 20, bytesIn: 1000 * 20 });
  });

  test('keeps two megabytes of payload, and the newest whatever its size', () => {
    const log = new WireLog();
    for (let i = 0; i < 15; i++) {
      log.record(unitOf(`${i}`, { payloadLength: 200_000 }));
    }

    expect(log.shown).toHaveLength(10);
    const small = new WireLog({ units: 10, bytes: 100 });
    small.record(unitOf('small'));
    small.record(unitOf('large', { payloadLength: 5000 }));
    expect(texts(small)).toEqual(['large']);
  });

  test('counts of a long payload only the beginning that is kept', () => {
    const log = new WireLog({ units: 10, bytes: 200_000 });
    log.record(unitOf('a', { payloadLength: 50_000_000 }));
    log.record(unitOf('b', { payloadLength: 50_000_000 }));
    expect(texts(log)).toEqual(['a', 'b']);
  });

  test('gives every unit a number of its own, also across connections', () => {
    const log = new WireLog({ units: 2, bytes: 1000 });
    ['a', 'b', 'c'].forEach((text) => log.record(unitOf(text, { id: 1 })));
    log.clear();
    log.record(unitOf('d', { id: 1 }));
    expect(log.shown.map(({ number }) => number)).toEqual([4]);
  });

  test('shows nothing new while paused, counts it, and shows it on resume', () => {
    const log = new WireLog({ units: 3, bytes: 1000 });
    ['a', 'b'].forEach((text) => log.record(unitOf(text)));
    log.pause();
    ['c', 'd', 'e', 'f'].forEach((text) => log.record(unitOf(text)));
    expect(texts(log)).toEqual(['a', 'b']);
    expect(log.counts).toMatchObject({ units: 6, waiting: 4 });
    expect(log.kept.map(({ unit }) => unit.text)).toEqual(['d', 'e', 'f']);
    log.resume();
    expect(texts(log)).toEqual(['d', 'e', 'f']);
    expect(log.counts.waiting).toBe(0);
  });

  test('filters what a pause holds', () => {
    const log = new WireLog();
    ['one', 'two'].forEach((text) => log.record(unitOf(text)));
    log.pause();
    log.record(unitOf('two again'));
    log.filter = { direction: 'both', text: 'two' };
    expect(texts(log)).toEqual(['two']);
  });

  test('filters by direction, and by text in the payload, the op or the kind, whatever its case', () => {
    const log = new WireLog();
    log.record(unitOf('¡Buenas!', { direction: 'out', fields: { op: 'send' } }));
    log.record(unitOf('adiós', { direction: 'in', fields: { op: 'message' } }));
    log.record(unitOf('', { direction: 'in', kind: 'pickle', text: undefined }));
    const found = (direction: 'both' | 'out' | 'in', text: string) => {
      log.filter = { direction, text };
      return log.shown.map(({ number }) => number);
    };
    expect(found('in', '')).toEqual([2, 3]);
    expect(found('both', 'BUENAS')).toEqual([1]);
    expect(found('both', 'message')).toEqual([2]);
    expect(found('both', 'pick')).toEqual([3]);
    expect(found('out', 'message')).toEqual([]);
    log.filter = everything;
    log.record(unitOf('more'));
    expect(log.shown).toHaveLength(4);
  });

  test('looks at each unit once for its filter', () => {
    const log = new WireLog();
    const read = vi.fn(() => 'text');
    log.filter = { direction: 'both', text: 'text' };
    for (let i = 0; i < 50; i++) {
      log.record(Object.defineProperty(unitOf(''), 'text', { get: read }));
      expect(log.shown).toHaveLength(i + 1);
    }

    expect(read).toHaveBeenCalledTimes(50);
  });

  test('forgets everything when it is cleared, and goes on', () => {
    const log = new WireLog();
    log.record(unitOf('before'));
    log.missed(7);
    log.clear();
    expect(log.counts).toEqual({ units: 0, bytesOut: 0, bytesIn: 0, dropped: 0, waiting: 0 });
    log.record(unitOf('after'));
    expect(texts(log)).toEqual(['after']);
  });

  test('counts what was lost on the way', () => {
    const log = new WireLog();
    log.missed(3);
    log.missed(4);
    expect(log.counts.dropped).toBe(7);
  });

  test('asks for no frame of the screen while nobody looks', () => {
    const log = new WireLog();
    log.record(unitOf('a'));
    expect(frames).toHaveLength(0);
  });

  test('tells those who look once for each frame of the screen, however much came', async () => {
    const log = new WireLog();
    const seen: number[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        seen.push(log.shown.length);
      });
    });
    flushSync();
    for (let i = 0; i < 200; i++) {
      log.record(unitOf('x'));
    }

    flushSync();
    expect(seen).toEqual([0]);
    nextFrame();
    flushSync();
    expect(seen).toEqual([0, 200]);

    stop();
    await Promise.resolve();
    log.record(unitOf('unseen'));
    expect(frames).toHaveLength(0);
  });

  test('never touches the payload of what nobody looks at', () => {
    const log = new WireLog();
    const payload = vi.fn(() => new Uint8Array());
    log.record(Object.defineProperty(unitOf('a'), 'payload', { get: payload }));
    expect(log.shown).toHaveLength(1);
    expect(payload).not.toHaveBeenCalled();
  });
});
