import { describe, expect, test } from 'vitest';
import { pretty } from './pretty';

const set = (text: string) =>
  pretty(text)
    ?.map((token) => token.text)
    .join('');

describe('JSON that is set out', () => {
  test('has a line for each field, and short lists in their line', () => {
    expect(set('{"op":"joined","members":["ana","luis"],"none":{}}')).toBe(
      '{\n  "op": "joined",\n  "members": ["ana", "luis"],\n  "none": {}\n}',
    );
  });

  test('breaks what is long, and keeps what is short within it', () => {
    const long = `{"events":[{"a":1},{"text":"${'x'.repeat(60)}"}]}`;
    expect(set(long)).toBe(`{\n  "events": [\n    {"a": 1},\n    {\n      "text": "${'x'.repeat(60)}"\n    }\n  ]\n}`);
  });

  test('has the tokens of the wire and no others', () => {
    const text = '{"n":12345678901234567890,"e":1.50e+3,"s":"\\u00f1 \\"{}\\" ","n":null}';
    const tokens = pretty(text)!.filter(({ kind }) => kind !== 'space');
    expect(tokens.map((token) => token.text).join('')).toBe(text);
  });

  test('tells keys, strings, numbers and words apart', () => {
    const kinds = pretty('{"a":"b","c":-1,"d":true}')!.filter(({ kind }) => kind !== 'space' && kind !== 'mark');
    expect(kinds.map(({ kind }) => kind)).toEqual(['key', 'string', 'key', 'number', 'key', 'word']);
  });

  test.each(['ana> hola', '{"op":', '"x"', '12', ''])('is only JSON: %j', (text) => {
    expect(pretty(text)).toBeNull();
  });
});
