import { beforeEach, describe, expect, test } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import { incoming, outgoing } from './messages';
import { encode } from './utf8';

const hello = '{"op":"hello","v":1,"name":"ana","password":"señor-secreto"}';

describe('a WebSocket message', () => {
  beforeEach(() => i18n.choose('en'));

  test('counts bytes and not units of UTF-16', () => {
    const unit = outgoing('ñ😀');
    expect(unit).toMatchObject({ direction: 'out', kind: 'message', length: 6, payloadLength: 6, characters: 2 });
    expect(unit.header).toBeUndefined();
    expect([...unit.payload]).toEqual([...encode('ñ😀')]);
  });

  test('comes after the one before it', () => {
    const first = incoming('{}');
    const second = incoming('{}');
    expect(second.id).toBe(first.id + 1);
    expect(second.gapUs).toBeGreaterThanOrEqual(0);
    expect(second.at).toBeGreaterThanOrEqual(first.at);
    expect(Math.abs(second.at - Date.now())).toBeLessThan(60_000);
  });

  test('has its fields, the op first', () => {
    const unit = incoming('{"room":"lobby","seq":2,"op":"message","data":{"a":[1]}}');
    expect(Object.entries(unit.fields!)).toEqual([
      ['op', 'message'],
      ['room', 'lobby'],
      ['seq', '2'],
      ['data', '{"a":[1]}'],
    ]);
  });

  test.each(['hola', '[1,2]', '"x"', '{"op":', 'null'])('has none where it is no object: %s', (text) => {
    expect(incoming(text).fields).toBeUndefined();
  });

  test('shows no password, in as many bytes, and says so', () => {
    const unit = outgoing(hello);
    expect(unit.text).toBe('{"op":"hello","v":1,"name":"ana","password":"••••**"}');
    expect(unit.fields!.password).toBe('••••**');
    expect(new TextDecoder().decode(unit.payload)).toBe(unit.text);
    expect(unit.payload).toHaveLength(encode(hello).length);
    expect(unit.note).toContain('•••');
  });

  test.each([
    ['{"op":"hello","token":"abc"}', '{"op":"hello","token":"•"}'],
    ['{"op":"hello","resume":"abcde"}', '{"op":"hello","resume":"•**"}'],
    ['{"op":"welcome","session" : "abcdef","resumed":false}', '{"op":"welcome","session" : "••","resumed":false}'],
    ['{"token":"a\\"b\\\\","x":"token"}', '{"token":"••","x":"token"}'],
    ['{"op":"password","old":"abc","new":"abcdef"}', '{"op":"password","old":"•","new":"••"}'],
    ['{"op":"register","name":"ana","invite":"abc"}', '{"op":"register","name":"ana","invite":"•"}'],
    ['{"password":"","op":"hello"}', '{"password":"","op":"hello"}'],
  ])('covers what opens a door: %s', (text, shown) => {
    expect(incoming(text).text).toBe(shown);
  });

  test('says nothing about secrets where there are none, not even of a text about them', () => {
    const text = '{"op":"send","text":"my \\"token\\":\\"x\\" and \\"password\\""}';
    const unit = outgoing(text);
    expect(unit.text).toBe(text);
    expect(unit.note).toBeUndefined();
  });

  test('keeps of a long one the beginning, without its secrets', () => {
    const long = `{"op":"history","token":"abcdef","events":"${'ñ'.repeat(200_000)}"}`;
    const unit = incoming(long);
    expect(unit.payloadLength).toBe(encode(long).length);
    expect(unit.payload).toHaveLength(64 * 1024);
    expect(unit.text).toBeUndefined();
    expect(unit.fields).toEqual({ op: 'history' });
    expect(new TextDecoder().decode(unit.payload.subarray(0, 40))).toContain('"token":"••"');
    expect(unit.note).toBeDefined();
  });
});
