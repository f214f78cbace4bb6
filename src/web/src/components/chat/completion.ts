import type { Chat } from '../../chat/chat.svelte';
import { commandList } from '../../chat/commands';
import type { Language } from '../../i18n/i18n.svelte';
import { commands as texts } from '../../i18n/texts/commands';
import type { Room } from '../../room/room.svelte';
import { complete as completeEmoji } from '../../text/emoji';
import { fold, mentionBefore } from '../../text/names';

const most = 8;

export interface Option {
  /** What is put in place of what was typed. */
  readonly text: string;
  /** What else may be typed for it: its other names. */
  readonly also?: readonly string[];
  readonly label: string;
  readonly detail?: string;
  /** Shown in front: an emoji, or a person's name for the avatar. */
  readonly emoji?: string;
  readonly person?: string;
}

export interface Completion {
  /** Where what was typed begins; it ends at the caret. */
  readonly from: number;
  readonly options: readonly Option[];
}

/** What may be meant by what stands before the caret: a command, a person, an emoji. Null where it is none of them. */
export async function complete(text: string, caret: number, room: Room, chat: Chat, language: Language): Promise<Completion | null> {
  const before = text.slice(0, caret);
  const command = /^\/([\p{L}]*)$/u.exec(before);
  if (command !== null) {
    return some(0, commandOptions(command[1]!, chat, language));
  }

  const mention = mentionBefore(text, caret);
  if (mention !== null) {
    return some(mention.start, nameOptions(mention.prefix, room, chat));
  }

  const emoji = /(?:^|\s):([\p{L}\p{N}_+-]{2,})$/u.exec(before);
  if (emoji !== null) {
    const found = await completeEmoji(emoji[1]!, language, most);
    return some(
      caret - emoji[1]!.length - 1,
      found.map((each) => ({ text: `${each.emoji} `, label: each.label, emoji: each.emoji })),
    );
  }

  return null;
}

function some(from: number, options: readonly Option[]): Completion | null {
  return options.length === 0 ? null : { from, options: options.slice(0, most) };
}

function commandOptions(prefix: string, chat: Chat, language: Language): readonly Option[] {
  const wanted = prefix.toLowerCase();
  return commandList
    .filter((command) => chat.features.rich || command.isRich !== true)
    .filter((command) => [command.name, ...command.aliases].some((name) => name.startsWith(wanted)))
    .map((command) => {
      const { args, help } = texts[language][command.name];
      const also = command.aliases.map((alias) => `/${alias}`);
      return { text: `/${command.name} `, also, label: `/${command.name}${args === '' ? '' : ` ${args}`}`, detail: help };
    });
}

/** Who spoke last comes first: it is they who are answered. */
function nameOptions(prefix: string, room: Room, chat: Chat): readonly Option[] {
  const spoke = room.lines.map((line) => line.from).reverse();
  const names = [...new Set([...spoke, ...room.members])];
  const wanted = fold(prefix);
  return names
    .filter((name) => name !== chat.me && fold(name).startsWith(wanted))
    .map((name) => ({ text: `@${name} `, label: name, person: name }));
}
