/** The skin tones by their number; 0 is the yellow that belongs to nobody. */
export const tones = [0, 1, 2, 3, 4, 5] as const;
export type Tone = (typeof tones)[number];

const modifiers = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/** An emoji of people in a tone: behind each of them, and not on the hands that two of them give each other. */
export function withTone(emoji: string, tone: Tone): string {
  if (tone === 0) {
    return emoji;
  }

  return emoji.replace(/(?<!\u200d(?=\u{1F91D}))(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifiers[tone]}`);
}
