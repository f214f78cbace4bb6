import type { Room } from '../room/room.svelte';
import type { Chat } from './chat.svelte';

const everyMs = 3_000;

/** Tells a room now and again that this person is writing. */
export class TypingSignals {
  readonly #chat: Chat;
  #room: Room | null = null;
  #told = 0;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  typed(room: Room): void {
    const now = Date.now();
    if (this.#chat.features.rich && room.isJoined && (room !== this.#room || now - this.#told >= everyMs)) {
      this.#room = room;
      this.#told = now;
      this.#chat.client.signal({ op: 'typing', room: room.name, on: true });
    }
  }

  /** What was being written was sent, or thrown away. */
  stop(room: Room): void {
    if (this.#room === room) {
      this.#room = null;
    }
  }
}
