import type { MessageEvent, RoomEvent } from '../net/messages';
import type { Room } from '../room/room.svelte';
import { mentions } from '../text/names';
import type { Chat } from './chat.svelte';

const readEveryMs = 1_000;

/** Told of a message that the person should not miss. */
export type Notify = (room: Room, message: MessageEvent, isMention: boolean) => void;

/** What is unread, what concerns this person, and telling the server how far they have read. */
export class Attention {
  readonly #chat: Chat;
  #notify: Notify = () => {};
  #said: (room: Room, message: MessageEvent) => void = () => {};
  /** The rooms of which the server is still to be told. */
  readonly #seen = new Set<Room>();
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Who is told of messages to be noticed. */
  onNotify(notify: Notify): void {
    this.#notify = notify;
  }

  /** Who is told of every message in the room on screen: a screen reader's log. */
  onSaid(said: (room: Room, message: MessageEvent) => void): void {
    this.#said = said;
  }

  happened(room: Room, event: RoomEvent): void {
    if (event.op !== 'message' || event.deleted === true || event.from === this.#chat.me) {
      return;
    }

    const isMention = room.isDirect || mentions(event.text, this.#chat.me);
    if (room === this.#chat.current) {
      this.#said(room, event);
    }

    if (this.#isSeen(room)) {
      this.seen(room);
      return;
    }

    // The line stands before the first that was not seen.
    if (room === this.#chat.current ? room.newAfter === null : room.unread === 0) {
      room.newAfter = event.seq - 1;
    }

    room.unread++;
    room.mentions += isMention ? 1 : 0;
    this.#notify(room, event, isMention);
  }

  /** The person sees the end of the room's list. The server is told soon, and not for every message. */
  seen(room: Room): void {
    if (room.unread > 0 || room.mentions > 0) {
      room.unread = 0;
      room.mentions = 0;
    }

    this.#seen.add(room);
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#seen.forEach((each) => this.#tell(each));
      this.#seen.clear();
    }, readEveryMs);
  }

  #isSeen(room: Room): boolean {
    return room === this.#chat.current && room.isPinned && document.visibilityState === 'visible' && document.hasFocus();
  }

  #tell(room: Room): void {
    if (room.isJoined && room.head > room.read) {
      const seq = room.head;
      this.#chat.client.request({ op: 'read', room: room.name, seq }).then(
        () => (room.read = Math.max(room.read, seq)),
        () => {
          // It is told again with the next message.
        },
      );
    }
  }
}
