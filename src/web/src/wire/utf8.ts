const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of bytes, U+FFFD in the place of what is not UTF-8. */
export function decode(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** The bytes and the code points of a text in UTF-8, without encoding it. Half a surrogate pair counts as the U+FFFD that is written for it. */
export function measure(text: string): { bytes: number; characters: number } {
  let bytes = text.length;
  let characters = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      continue;
    }

    bytes += unit < 0x800 ? 1 : 2;
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      // A pair: two units, one character, four bytes.
      characters--;
      i++;
    }
  }

  return { bytes, characters };
}

/** The length of the character that begins at `at` and ends before `end`; 0 where none does. */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > end) {
    return 0;
  }

  for (let i = 1; i < length; i++) {
    if ((bytes[at + i]! & 0xc0) !== 0x80) {
      return 0;
    }
  }

  return length > 2 && !isShortest(lead, bytes[at + 1]!) ? 0 : length;
}

/** UTF-8 forbids the long way round, halves of surrogate pairs, and what lies beyond U+10FFFF: the second byte shows it. */
function isShortest(lead: number, second: number): boolean {
  switch (lead) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}
