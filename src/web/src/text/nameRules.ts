/** What a name and a room may be called, as the server has it (src/Charla.Protocol/Messages/NameRules.cs). */
const maxName = 32;
const maxRoom = 50;

/** Of what names are made; a mark belongs to the letter before it. */
const letter = String.raw`\p{L}\p{Nd}\-_.`;
const letterOrMark = String.raw`${letter}\p{Mn}\p{Mc}`;

const word = new RegExp(`^[${letter}][${letterOrMark}]*$`, 'u');
const wordFromHere = new RegExp(`[${letter}][${letterOrMark}]*`, 'uy');
/** Behind these an @ is part of an e-mail address or of another server's name. */
const closedBefore = new RegExp(`[${letterOrMark}+@]$`, 'u');
const beingTyped = new RegExp(`(?<![${letterOrMark}+@])@((?:[${letter}][${letterOrMark}]*)?)$`, 'u');

export function isName(text: string): boolean {
  return isWord(text, maxName);
}

export function isRoom(text: string): boolean {
  return isWord(text, maxRoom);
}

/**
 * The form in which names are compared: lower case, letter by letter.
 * As the server does it: a sigma at the end is no other letter, and an I with its dot stays as it is, for it would become two.
 */
export function fold(name: string): string {
  return name.replace(/\p{Lu}|\p{Lt}/gu, (each) => (each === 'İ' ? each : each.toLowerCase()));
}

/** The name in the mention that begins with the @ at `at`; null when there is none. `before` is what stands ahead of `text`. */
export function mentionAt(text: string, at: number, before = ''): string | null {
  if (text[at] !== '@' || closedBefore.test(at > 0 ? text.slice(Math.max(0, at - 2), at) : before)) {
    return null;
  }

  wordFromHere.lastIndex = at + 1;
  const found = wordFromHere.exec(text)?.[0] ?? '';
  // A dot at the end is the sentence's.
  const name = found.replace(/\.+$/, '');
  return isName(name) && text[at + 1 + found.length] !== '@' ? name : null;
}

/** Cuts a text into what is plain and the mentions in it. */
export function splitMentions<T>(text: string, plain: (text: string) => T, mention: (name: string) => T): T[] {
  const parts: T[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, from))) {
    const name = mentionAt(text, at);
    if (name !== null) {
      parts.push(plain(text.slice(from, at)), mention(name));
      from = at + 1 + name.length;
    }
  }

  parts.push(plain(text.slice(from)));
  return parts;
}

/** The `@pref` that is being typed at the caret: where its @ is and what is behind it so far. */
export function mentionBefore(text: string, caret: number): { start: number; prefix: string } | null {
  const prefix = beingTyped.exec(text.slice(Math.max(0, caret - 2 * maxName - 2), caret))?.[1];
  return prefix === undefined ? null : { start: caret - prefix.length - 1, prefix };
}

function isWord(text: string, maxLength: number): boolean {
  return text.length <= maxLength * 2 && word.test(text) && Array.from(text).length <= maxLength;
}
