import { tones, type Tone } from './emojiTones';

const recentKey = 'charla.emoji.recent';
const toneKey = 'charla.emoji.tone';

/** Three rows of the picker. */
export const maxRecent = 24;

/** The emoji that were picked last, the latest first. */
export function recent(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string').slice(0, maxRecent) : [];
  } catch {
    return [];
  }
}

export function remember(emoji: string): void {
  store(recentKey, JSON.stringify([emoji, ...recent().filter((each) => each !== emoji)].slice(0, maxRecent)));
}

/** The tone in which the person wants people and hands. */
export function tone(): Tone {
  try {
    const value = Number(localStorage.getItem(toneKey));
    return tones.find((each) => each === value) ?? 0;
  } catch {
    return 0;
  }
}

export function chooseTone(value: Tone): void {
  store(toneKey, String(value));
}

/** A browser may refuse to remember; nothing depends on it. */
function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then it is forgotten.
  }
}
