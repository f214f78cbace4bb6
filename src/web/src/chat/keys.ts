import type { Room } from '../room/room.svelte';
import type { Chat } from './chat.svelte';
import type { View } from './view.svelte';

/** The keys that work anywhere on the page. */
export function pageKey(event: KeyboardEvent, chat: Chat, view: View): void {
  if (event.defaultPrevented || view.dialog !== null) {
    return;
  }

  const key = event.key.toLowerCase();
  const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (isControl && key === 'k') {
    view.show({ kind: 'switcher' });
  } else if (isControl && key === 'f' && chat.features.rich) {
    view.toggleSearch();
  } else if (isControl && key === 'j') {
    view.toggleWire();
  } else if (event.altKey && (key === 'arrowup' || key === 'arrowdown')) {
    step(chat, key === 'arrowup' ? -1 : 1, event.shiftKey);
  } else if (key === '?' && !isWriting(event.target)) {
    view.show({ kind: 'help' });
  } else if (key === 'escape' && chat.current !== null && !isWriting(event.target)) {
    chat.current.newAfter = null;
    view.focusComposer();
    return;
  } else {
    return;
  }

  event.preventDefault();
}

/** Goes to the next room of the list, or the next with something unread. */
function step(chat: Chat, by: number, onlyUnread: boolean): void {
  const rooms = [...chat.rooms.values()].sort(inListOrder);
  const at = rooms.indexOf(chat.current!);
  for (let i = 1; i <= rooms.length; i++) {
    const room = rooms[(at + by * i + rooms.length * i) % rooms.length]!;
    if (!onlyUnread || room.unread > 0) {
      chat.open(room);
      return;
    }
  }
}

/** Rooms as the list has them: the lobby, the other rooms, the people. */
export function inListOrder(one: Room, other: Room): number {
  const rank = (room: Room) => (room.name === 'lobby' ? 0 : room.isDirect ? 2 : 1);
  return rank(one) - rank(other) || one.title.localeCompare(other.title, undefined, { sensitivity: 'base', numeric: true });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
