export interface Part {
  readonly text: string;
  readonly isHit: boolean;
}

/** A text with the words of a search marked, as the server finds them: by their beginnings, whatever their accents and case. */
export function marked(text: string, query: string): readonly Part[] {
  const wanted = [...query.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => bare(match[0]));
  const parts: Part[] = [];
  let rest = 0;
  for (const word of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const hit = wanted.find((each) => bare(word[0]).startsWith(each));
    if (hit !== undefined) {
      parts.push({ text: text.slice(rest, word.index), isHit: false });
      const end = word.index + lengthOf(word[0], hit);
      parts.push({ text: text.slice(word.index, end), isHit: true });
      rest = end;
    }
  }

  return [...parts, { text: text.slice(rest), isHit: false }].filter((part) => part.text !== '');
}

/** Without case and accents. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How much of a word says as much as its bare beginning: an accent may be a character of its own. */
function lengthOf(word: string, hit: string): number {
  let end = hit.length;
  while (end < word.length && (bare(word.slice(0, end)).length < hit.length || /^\p{M}/u.test(word.slice(end)))) {
    end++;
  }

  return end;
}
