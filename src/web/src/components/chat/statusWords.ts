import type { Chat } from '../../chat/chat.svelte';
import type { status } from '../../i18n/texts/status';

type Words = (typeof status)['es'];

/** The state of the connection in a word or two. */
export function standingWord(chat: Chat, t: Words): string {
  switch (chat.client.standing) {
    case 'connected':
      return chat.isBehind ? t.behind : t.connected;
    case 'connecting':
      return t.connecting;
    case 'reconnecting':
      return t.reconnecting;
    default:
      return t.offline;
  }
}

/** What carries it: `TCP · charla/1`, `Serie · plano`. */
export function carrierWords(chat: Chat, t: Words): string {
  const info = chat.client.info;
  if (info === null) {
    return '';
  }

  return `${t.vias[info.via]} · ${info.dialect === 'plain' ? t.plain : info.dialect}`;
}
