import type { RoomSummary } from '../net/messages';
import type { Room } from '../room/room.svelte';

/** Who was away for more events than this reads the newest page in place of everything. */
export const mostReplayed = 1_000;

/** From where a room is to be followed when it is entered again: the seq after which its events are replayed, or null for from now on. */
export function resumePlace(room: Room | undefined, summary: RoomSummary | undefined): number | null {
  if (room === undefined || room.head === 0 || summary === undefined) {
    return null;
  }

  const missed = summary.head - room.head;
  return missed >= 0 && missed <= mostReplayed ? room.head : null;
}

/** The rooms to be in: those of the last time, the lobby where there were none, and everyone that one writes with. */
export function roomsToEnter(
  remembered: readonly string[] | undefined,
  listed: readonly RoomSummary[],
  isPlain: boolean,
): readonly string[] {
  if (isPlain) {
    return ['lobby'];
  }

  const direct = listed.filter((each) => each.room.startsWith('@')).map((each) => each.room);
  const named = (remembered ?? ['lobby']).filter((each) => !each.startsWith('@'));
  return [...new Set([...named, ...direct])];
}
