import { SvelteMap } from 'svelte/reactivity';
import type { RoomSummary } from '../net/messages';
import { Room, type ReadPage } from '../room/room.svelte';
import { fold } from '../text/names';

/** Rooms whose lines are kept while another is on screen. */
const warmRooms = 8;

/** The rooms that the page knows, and the one that is on screen. */
export class RoomSet {
  readonly all = new SvelteMap<string, Room>();
  /** Every room that the server shows us, joined or not. */
  directory = $state.raw<readonly RoomSummary[]>([]);
  current = $state.raw<Room | null>(null);
  readonly #readPage: ReadPage;
  readonly #visited: Room[] = [];

  constructor(readPage: ReadPage) {
    this.#readPage = readPage;
  }

  find(name: string): Room | undefined {
    return this.all.get(fold(name));
  }

  /** The room of that name, which is made where we have none. */
  take(name: string): Room {
    const known = this.find(name);
    if (known !== undefined) {
      return known;
    }

    const made = new Room(name, this.#readPage);
    this.all.set(fold(name), made);
    return made;
  }

  drop(room: Room): void {
    this.all.delete(fold(room.name));
  }

  /** What the server's list of rooms says. */
  listed(rooms: readonly RoomSummary[]): void {
    this.directory = rooms;
    for (const summary of rooms) {
      const room = this.find(summary.room);
      if (room !== undefined && !room.isJoined) {
        room.summarised(summary);
      }
    }
  }

  /** Where one goes when the room on screen is gone. */
  get next(): Room | null {
    return this.all.get('lobby') ?? [...this.all.values()][0] ?? null;
  }

  /** Keeps the lines of the rooms that were looked at last, and of no more. */
  warm(room: Room): void {
    const at = this.#visited.indexOf(room);
    if (at >= 0) {
      this.#visited.splice(at, 1);
    }

    this.#visited.push(room);
    if (this.#visited.length > warmRooms) {
      this.#visited.shift()!.forget();
    }
  }

  clear(): void {
    this.all.clear();
    this.#visited.length = 0;
    this.current = null;
    this.directory = [];
  }
}
