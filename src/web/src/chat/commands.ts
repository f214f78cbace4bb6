import { i18n, type Language } from '../i18n/i18n.svelte';
import { commands as texts } from '../i18n/texts/commands';
import { RequestError } from '../net/conversation';
import type { Room } from '../room/room.svelte';
import { isName, isRoom } from '../text/names';
import { theme, type ThemeChoice } from '../ui/theme.svelte';
import type { Chat } from './chat.svelte';
import type { View } from './view.svelte';

export type CommandName = 'join' | 'leave' | 'msg' | 'me' | 'nick' | 'topic' | 'search' | 'who' | 'wire' | 'theme' | 'lang' | 'help';

export interface CommandContext {
  readonly chat: Chat;
  readonly view: View;
  readonly room: Room;
  readonly say: (problem: string) => void;
}

interface Command {
  readonly name: CommandName;
  /** What it may be called as well, in either language. */
  readonly aliases: readonly string[];
  /** Whether something must follow. */
  readonly needs?: boolean;
  /** Whether it is of use only where there are rooms, searches and the like. */
  readonly isRich?: boolean;
  run(context: CommandContext, rest: string): void | Promise<void>;
}

const themes: Record<string, ThemeChoice> = {
  claro: 'light',
  light: 'light',
  oscuro: 'dark',
  dark: 'dark',
  sistema: 'system',
  system: 'system',
};

export const commandList: readonly Command[] = [
  { name: 'join', aliases: ['j', 'entrar', 'sala'], needs: true, isRich: true, run: join },
  { name: 'leave', aliases: ['part', 'salir'], isRich: true, run: ({ chat, room }) => chat.leave(room) },
  { name: 'msg', aliases: ['m', 'dm', 'query', 'a'], needs: true, isRich: true, run: message },
  { name: 'me', aliases: ['yo'], needs: true, run: ({ chat, room }, rest) => chat.say(room, `/me ${rest}`) },
  { name: 'nick', aliases: ['name', 'nombre'], needs: true, run: ({ chat }, rest) => chat.rename(rest) },
  {
    name: 'topic',
    aliases: ['tema'],
    isRich: true,
    run: ({ chat, room }, rest) => void chat.client.submit({ op: 'topic', room: room.name, text: rest }),
  },
  { name: 'search', aliases: ['find', 'buscar'], isRich: true, run: ({ view }, rest) => view.search(rest) },
  { name: 'who', aliases: ['names', 'quien', 'quién'], run: ({ view }) => void (view.panel = 'members') },
  { name: 'wire', aliases: ['cable'], run: ({ view }) => view.toggleWire() },
  { name: 'theme', aliases: [], needs: true, run: (_, rest) => theme.choose(themes[rest.toLowerCase()] ?? 'system') },
  {
    name: 'lang',
    aliases: ['idioma', 'language'],
    needs: true,
    run: (_, rest) => i18n.choose(rest.startsWith('e') ? (rest as Language) : null),
  },
  { name: 'help', aliases: ['ayuda', '?'], run: ({ view }) => view.show({ kind: 'help' }) },
];

/** What a text that was entered is: something to say, or a command. `//` in front says a slash. */
export function parse(text: string): { say: string } | { name: string; rest: string } {
  if (text.startsWith('//')) {
    return { say: text.slice(1) };
  }

  const match = /^\/([\p{L}?]+)(?:\s+|$)([\s\S]*)$/u.exec(text);
  return match === null ? { say: text } : { name: match[1]!.toLowerCase(), rest: match[2]!.trim() };
}

/** Runs a command, or tells the person why not. False where what was typed should stay in the composer. */
export async function run(name: string, rest: string, context: CommandContext): Promise<boolean> {
  const t = i18n.of(texts);
  const command = commandList.find((each) => each.name === name || each.aliases.includes(name));
  if (command === undefined) {
    context.say(t.unknown(name));
    return false;
  }

  if (command.isRich === true && !context.chat.features.rich) {
    context.say(t.notHere);
    return false;
  }

  if (command.needs === true && rest === '') {
    context.say(t.missing(command.name, t[command.name].args));
    return false;
  }

  try {
    await command.run(context, rest);
    return true;
  } catch (error) {
    if (error instanceof RequestError) {
      context.say(error.message);
      return false;
    }

    throw error;
  }
}

function join({ chat, say }: CommandContext, rest: string): Promise<void> | void {
  const name = rest.replace(/^#/, '');
  if (!isRoom(name)) {
    say(i18n.of(texts).missing('join', i18n.of(texts).join.args));
    return;
  }

  return chat.enter(name);
}

async function message({ chat, say }: CommandContext, rest: string): Promise<void> {
  const match = /^@?(\S+)\s*([\s\S]*)$/.exec(rest);
  if (match === null || !isName(match[1]!)) {
    say(i18n.of(texts).missing('msg', i18n.of(texts).msg.args));
    return;
  }

  await chat.direct(match[1]!);
  if (match[2] !== '' && chat.current !== null) {
    chat.say(chat.current, match[2]!);
  }
}
