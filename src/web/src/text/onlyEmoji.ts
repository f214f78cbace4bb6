const picture = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Emoji_Modifier_Base}(?=\p{Emoji_Modifier}))\p{Emoji_Modifier}?\uFE0F?`;
const joined = String.raw`${picture}(?:\u200D(?:${picture}|\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?))*`;
const flag = String.raw`\p{Regional_Indicator}{2}|\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}`;
const keycap = String.raw`[\d#*]\uFE0F?\u20E3`;
const few = new RegExp(`^\\s*(?:(?:${flag}|${keycap}|${joined})\\s*){1,3}$`, 'u');

/** The longest emoji are families with a tone for each; three of them stay below this. */
const maxLength = 120;

/** Whether a message is one to three emoji and nothing else: such a message is shown large. */
export function isOnlyEmoji(message: string): boolean {
  return message.length <= maxLength && few.test(message);
}
