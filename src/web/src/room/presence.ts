import type { Presence } from '../net/messages';
import type { Room } from './room.svelte';

/** Somebody came, went, or has another name. */
export function moved(room: Room, presence: Presence): void {
  const members = new Set(room.members);
  if (presence.state !== 'joined') {
    const gone = presence.state === 'renamed' ? (presence.was ?? '') : presence.name;
    members.delete(gone);
    room.stoppedTyping(gone);
  }

  if (presence.state !== 'left') {
    members.add(presence.name);
  }

  room.memberCount += members.size - room.members.size;
  room.members = members;
}
