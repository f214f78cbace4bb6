import type { Chat } from '../../chat/chat.svelte';
import { fold } from '../../text/names';

export interface Destination {
  readonly kind: 'room' | 'person' | 'create' | 'search';
  readonly name: string;
  readonly unread?: number;
  readonly count?: number;
  readonly isHere?: boolean | null;
}

const most = 30;

/** Where a person may want to go, the likeliest first: what begins with what they typed, then what has it inside. */
export function destinations(chat: Chat, wanted: string, mayCreate: boolean): readonly Destination[] {
  const text = wanted.trim().replace(/^[#@]/, '');
  const folded = fold(text);
  const near = everywhere(chat)
    .map((each) => ({ each, at: fold(each.name).indexOf(folded) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => Number(one.at > 0) - Number(other.at > 0) || (other.each.unread ?? 0) - (one.each.unread ?? 0))
    .map(({ each }) => each)
    .slice(0, most);
  const isThere = near.some((each) => each.kind === 'room' && fold(each.name) === folded);
  const extra: Destination[] = [];
  if (text !== '' && mayCreate && !isThere && chat.features.rooms) {
    extra.push({ kind: 'create', name: text });
  }

  if (text !== '' && chat.features.rich) {
    extra.push({ kind: 'search', name: wanted.trim() });
  }

  return [...near, ...extra];
}

function everywhere(chat: Chat): readonly Destination[] {
  const mine = [...chat.rooms.values()];
  const rooms: Destination[] = mine
    .filter((room) => !room.isDirect)
    .map((room) => ({ kind: 'room', name: room.name, unread: room.unread }));
  const others: Destination[] = chat.directory
    .filter((each) => !each.room.startsWith('@') && !chat.rooms.has(fold(each.room)))
    .map((each) => ({ kind: 'room', name: each.room, count: each.count }));
  const names = new Set([
    ...mine.filter((room) => room.isDirect).map((room) => room.title),
    ...(chat.features.rooms ? mine.flatMap((room) => [...room.members]) : []),
  ]);
  names.delete(chat.me);
  const people: Destination[] = [...names].map((name) => ({
    kind: 'person',
    name,
    unread: chat.rooms.get(fold(`@${name}`))?.unread,
    isHere: chat.isOnline(name),
  }));
  return [...rooms, ...people, ...others];
}
