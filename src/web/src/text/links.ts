/** The only ways out of a message. */
const allowed = new Set(['http:', 'https:', 'mailto:']);

const trailing = new Set('?!.,:;*_~\'"’”»›…>。，、！？');
const pairs = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** The address in the form that a browser would open, or null when a message may not lead there. */
export function safeAddress(address: string): string | null {
  try {
    const url = new URL(address);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address as it was written in a sentence, without the punctuation that belongs to the sentence. */
export function trimAddress(written: string): string {
  const excess = countExcess(written);
  let end = written.length;
  for (; end > 0; end--) {
    const last = written[end - 1]!;
    const surplus = excess.get(last) ?? 0;
    if (surplus > 0) {
      excess.set(last, surplus - 1);
    } else if (!trailing.has(last)) {
      break;
    }
  }

  return written.slice(0, end);
}

/** How many more closing brackets than opening ones there are, of each kind. */
function countExcess(written: string): Map<string, number> {
  const excess = new Map<string, number>();
  for (const [closing, opening] of pairs) {
    excess.set(closing, written.split(closing).length - written.split(opening).length);
  }

  return excess;
}
