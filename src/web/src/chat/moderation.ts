import type { Ack, ModeratedEvent } from '../net/messages';
import type { AuditPage, ModerationRequest, RoomOrder, SanctionList } from '../net/moderation';
import type { Room } from '../room/room.svelte';
import type { Chat } from './chat.svelte';

/** A timer takes no longer wait; by then the page has asked again for other reasons. */
const longestWaitMs = 24 * 3_600_000;
/** What the ends of a muting by the server's clock and by ours may differ. */
const slackMs = 250;

/** What the page knows of how order is kept in rooms, and what one does about it. */
export class Moderation {
  readonly #chat: Chat;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Asks how a room is set and what we may do in it. */
  async look(room: Room): Promise<void> {
    if (room.isDirect || !this.#chat.features.rich) {
      return;
    }

    try {
      const order = await this.#chat.client.request<RoomOrder>({ op: 'settings', room: room.name });
      room.order = order;
      this.#await(room, order);
    } catch {
      // What was known stays; of a server that keeps no order nothing ever is, and everybody may do what they always might.
    }
  }

  /** What was done in a room may be about us. Of rooms that nobody looks at we ask when somebody does. */
  happened(room: Room, event: ModeratedEvent): void {
    if (room === this.#chat.current && event.act !== 'kick' && event.act !== 'rename') {
      void this.look(room);
    }
  }

  /** Does something to keep order. Rejects with a RequestError. */
  async act(request: ModerationRequest): Promise<void> {
    await this.#chat.client.request<Ack | RoomOrder>(request);
  }

  /** The same, where it was chosen from a menu: what goes wrong is reported. */
  async try(request: ModerationRequest): Promise<void> {
    try {
      await this.act(request);
    } catch (error) {
      this.#chat.report(error);
    }
  }

  sanctions(room: Room): Promise<SanctionList> {
    return this.#chat.client.request<SanctionList>({ op: 'bans', room: room.name });
  }

  /** What was done in a room, the newest first; `before` an entry's id. */
  audit(room: Room, before?: number): Promise<AuditPage> {
    return this.#chat.client.request<AuditPage>({ op: 'audit', room: room.name, ...(before === undefined ? {} : { before }), limit: 50 });
  }

  /** A muting that ends tells nobody: we ask when it does. */
  #await(room: Room, order: RoomOrder): void {
    clearTimeout(this.#silence);
    if (order.muted_until !== undefined) {
      const wait = Date.parse(order.muted_until) - (Date.now() + this.#chat.client.clockAheadMs) + slackMs;
      this.#silence = setTimeout(
        () => room === this.#chat.current && void this.look(room),
        Math.min(Math.max(wait, slackMs), longestWaitMs),
      );
    }
  }
}
