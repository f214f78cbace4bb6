import { accounts, memory, tab } from '../home/shelf';
import type { Client } from '../net/client.svelte';
import type { Problem } from '../net/problem';
import type { Room } from '../room/room.svelte';

/** What outlives the page: under which name one was at a server, in which rooms, and whether the account stays open. */
export class Remembering {
  readonly #client: Client;
  #server = $state('');
  #stays = $state(false);

  constructor(client: Client) {
    this.#client = client;
  }

  /** By which this server is remembered: `127.0.0.1:5000`. */
  get server(): string {
    return this.#server;
  }

  /** Whether the account, if there is one, is opened by itself the next time. */
  get stays(): boolean {
    return this.#stays;
  }

  /** Goes on at a server. */
  at(server: string, stays: boolean): void {
    this.#server = server;
    this.#stays = stays;
  }

  stay(stays: boolean): void {
    this.#stays = stays;
    if (!stays) {
      accounts.forget(this.#server);
    }

    this.name();
  }

  /** Under it the conversation goes on after a reload, and the next one begins. */
  name(): void {
    const { session, token, account, name } = this.#client;
    const isKept = this.#stays && account !== undefined && token !== undefined;
    if (session !== undefined) {
      tab.save({ server: this.#server, name: account ?? name, session, ...(isKept || token === undefined ? {} : { token }) });
    }

    if (isKept) {
      accounts.keep(this.#server, { name: account, token });
    }

    memory.keep(this.#server, { name });
  }

  current(room: Room): void {
    memory.keep(this.#server, { current: room.name });
  }

  rooms(rooms: Iterable<Room>): void {
    memory.keep(this.#server, { rooms: [...rooms].filter((room) => room.isJoined && !room.isDirect).map((room) => room.name) });
  }

  /** The conversation is over. */
  ended(problem: Problem | null): void {
    tab.clear();
    if (problem?.failure === 'token_failed' || problem?.failure === 'account_disabled') {
      accounts.forget(this.#server);
    }
  }
}
