import { RequestError } from '../net/conversation';
import { isRoomEvent, type Left, type RoomEvent, type ServerMessage } from '../net/messages';
import { moved } from '../room/presence';
import type { Room } from '../room/room.svelte';
import type { Chat, ChatEvents } from './chat.svelte';
import { Lateness } from './lateness.svelte';

/** Puts what comes from the server in its place. */
export class Hearing {
  readonly lateness = new Lateness();
  readonly #chat: Chat;
  readonly #events: ChatEvents;

  constructor(chat: Chat, events: ChatEvents) {
    this.#chat = chat;
    this.#events = events;
  }

  heard(message: ServerMessage): void {
    if (isRoomEvent(message)) {
      this.#happened(message);
      return;
    }

    switch (message.op) {
      case 'joined':
        this.#chat.seated(message, null);
        break;
      case 'left':
        this.#with(message.room, (room) => this.#left(room, message));
        break;
      case 'presence':
        this.#with(message.room, (room) => moved(room, message));
        break;
      case 'typing':
        this.#with(message.room, (room) => (message.on ? room.startedTyping(message.name) : room.stoppedTyping(message.name)));
        break;
      case 'read':
        this.#with(message.room, (room) => {
          room.read = message.seq;
          room.unread = message.unread;
          room.mentions = message.unread === 0 ? 0 : room.mentions;
        });
        break;
      case 'gap':
        this.#with(message.room, (room) => this.#passedOver(room, message.to));
        break;
      case 'notice':
        this.#events.notice(message.text);
        break;
      case 'error':
        this.#events.failed(new RequestError(message.code, message.message, message.retry_after_ms));
        break;
    }
  }

  #happened(event: RoomEvent): void {
    const { client, attention, moderation, set } = this.#chat;
    const room = set.take(event.room);
    room.receive(event);
    if (event.from === this.#chat.me && event.nonce !== undefined && client.outbox.remove(event.nonce) !== undefined) {
      // It takes the place of what was pending, in the same picture. Its acknowledgement may have been lost with the last connection.
      room.flush();
    }

    this.lateness.came(Date.now() + client.clockAheadMs - Date.parse(event.at));
    attention.happened(room, event);
    if (event.op === 'moderated') {
      moderation.happened(room, event);
      if (event.name !== undefined) {
        void this.#chat.follow(room, event.name);
      }
    }
  }

  /** We are out of a room: because we wanted to, or because somebody did. */
  #left(room: Room, message: Left): void {
    const wasCurrent = room === this.#chat.current;
    this.#chat.forget(room);
    if (message.reason !== undefined) {
      this.#events.expelled(room.name, message.reason, wasCurrent);
    }
  }

  #passedOver(room: Room, to: number): void {
    room.head = Math.max(room.head, to);
    room.forget();
    if (room === this.#chat.current) {
      void room.loadNewest().catch((error: unknown) => this.#chat.report(error));
    }
  }

  #with(name: string, act: (room: Room) => void): void {
    const room = this.#chat.set.find(name);
    if (room !== undefined) {
      act(room);
    }
  }
}
