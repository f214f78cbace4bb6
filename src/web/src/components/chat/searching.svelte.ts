import { chat } from '../../app.svelte';
import type { Found, MessageEvent } from '../../net/messages';
import { RequestError } from '../../net/conversation';
import type { Room } from '../../room/room.svelte';
import { toasts } from '../../ui/toasts.svelte';

const pageHits = 20;

/** A search and what it has found so far. */
export class Searching {
  hits = $state.raw<readonly MessageEvent[]>([]);
  hasMore = $state(false);
  pending = $state(0);
  isBusy = $state(false);
  /** What was found is for this; null before the first search. */
  asked = $state<string | null>(null);
  #number = 0;

  /** Looks for words, in one room or in all. An older search that is still under way is forgotten. */
  async look(words: string, room: Room | null): Promise<void> {
    const number = ++this.#number;
    if (words.trim() === '') {
      this.hits = [];
      this.asked = null;
      this.isBusy = false;
      return;
    }

    this.isBusy = true;
    const found = await this.#ask(words, room, undefined);
    if (number === this.#number) {
      this.isBusy = false;
      this.#take(words, found, []);
    }
  }

  /** The hits before those that are there. Only a single room has an order to go on in. */
  async more(words: string, room: Room): Promise<void> {
    const number = this.#number;
    const last = this.hits.at(-1);
    const found = await this.#ask(words, room, last?.seq);
    if (number === this.#number) {
      this.#take(words, found, this.hits);
    }
  }

  #take(words: string, found: Found | null, before: readonly MessageEvent[]): void {
    this.asked = words;
    this.hits = [...before, ...(found?.hits ?? [])];
    this.hasMore = found?.more ?? false;
    this.pending = found?.pending ?? 0;
  }

  async #ask(q: string, room: Room | null, before: number | undefined): Promise<Found | null> {
    try {
      return await chat.client.request<Found>({ op: 'search', q, limit: pageHits, ...(room === null ? {} : { room: room.name, before }) });
    } catch (error) {
      if (error instanceof RequestError && error.message !== '') {
        toasts.show(error.message, 'bad');
      }

      return null;
    }
  }
}
