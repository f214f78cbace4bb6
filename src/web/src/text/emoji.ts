import type { Language } from '../i18n/i18n.svelte';
import { tone } from './emojiMemory';
import { withTone } from './emojiTones';

/** The emoji of one language, in the order in which everybody shows them. */
export interface Emoji {
  emoji: string;
  label: string;
  /** One of `groups`. */
  group: number;
  hasTones: boolean;
  /** What it is found by, folded: its names, the words of its label, and other words. */
  codes: string[];
  labelWords: string[];
  otherWords: string[];
}

/** The groups by their numbers in the lists. Number 2 holds parts of emoji, which nobody writes. */
export const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
export type Group = (typeof groups)[number];

const lists = {
  es: () => import('./emoji-data/es.json'),
  en: () => import('./emoji-data/en.json'),
};
const loaded = new Map<Language, Promise<Emoji[]>>();

/** All emoji, named in a language. The lists are chunks of their own, loaded when first asked for. */
export function load(language: Language): Promise<Emoji[]> {
  let promise = loaded.get(language);
  if (promise === undefined) {
    promise = read(language);
    loaded.set(language, promise);
    // A chunk that did not arrive may arrive the next time.
    promise.catch(() => loaded.delete(language));
  }

  return promise;
}

/** The emoji in which every word of the query begins a word, the best first: accents and case do not matter. */
export function search(all: Emoji[], query: string): Emoji[] {
  const words = wordsOf(query);
  if (words.length === 0) {
    return [];
  }

  const whole = words.join('_');
  return all
    .map((each) => ({ each, rank: rankOf(each, words, whole) }))
    .filter(({ rank }) => rank < notFound)
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

/** What `:pref` could become, in the person's tone: by the names that every chat knows, and by the words of the language. */
export async function complete(prefix: string, language: Language, limit: number): Promise<{ emoji: string; label: string }[]> {
  const all = await load(language);
  return search(all, prefix)
    .slice(0, limit)
    .map(({ emoji, label, hasTones }) => ({ emoji: hasTones ? withTone(emoji, tone()) : emoji, label }));
}

const notFound = 4;

/** 0 is its name, 1 the beginning of a name or of the label, 2 of the label's words, 3 of other words. */
function rankOf({ codes, labelWords, otherWords }: Emoji, words: string[], whole: string): number {
  const label = labelWords.join('_');
  if (label === whole || codes.includes(whole)) {
    return 0;
  }

  if (label.startsWith(whole) || codes.some((code) => code.startsWith(whole))) {
    return 1;
  }

  return Math.max(...words.map((word) => (begins(labelWords, word) ? 2 : begins(otherWords, word) ? 3 : notFound)));
}

function begins(words: string[], prefix: string): boolean {
  return words.some((word) => word.startsWith(prefix));
}

async function read(language: Language): Promise<Emoji[]> {
  const [list, labels] = await Promise.all([import('./emoji-data/list.json'), lists[language]()]);
  return list.default.map((line, at) => {
    const [group = '', emoji = '', codes = ''] = line.split('|');
    const [label = '', others = ''] = labels.default[at]!.split('|');
    return {
      emoji,
      label,
      group: parseInt(group),
      hasTones: group.endsWith('*'),
      codes: codes.split(' ').filter(Boolean),
      labelWords: wordsOf(label),
      otherWords: wordsOf(`${others} ${codes}`),
    };
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s_,:;.!¡¿?()«»“”"]+/)
    .filter(Boolean);
}
