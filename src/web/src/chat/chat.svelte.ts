import { tabShelf } from '../home/shelf';
import { Client, type Identity } from '../net/client.svelte';
import { RequestError } from '../net/conversation';
import type { Dial } from '../net/link';
import type { HistoryPage, Joined, RoomSummary, ServerMessage, Welcome } from '../net/messages';
import { moved } from '../room/presence';
import type { Room } from '../room/room.svelte';
import { fold } from '../text/names';
import { arrive } from './arriving';
import { Attention } from './attention';
import { featuresOf } from './features';
import { Hearing } from './hearing';
import { Moderation } from './moderation';
import { Remembering } from './remembering.svelte';
import { RoomSet } from './roomSet.svelte';

/** What the chat tells the screen that is no state of a room. */
export interface ChatEvents {
  notice(text: string): void;
  failed(error: RequestError): void;
  /** Somebody put us out of a room, which was on screen or not; `reason`: `kicked`, or the code that we would get if we came again. */
  expelled(room: string, reason: string, wasCurrent: boolean): void;
}

/** Everything that the page knows: the rooms, where the person is, and what they do there. */
export class Chat {
  readonly client: Client;
  readonly set = new RoomSet((room, where) => this.client.request<HistoryPage>({ op: 'history', room, ...where }));
  readonly attention: Attention;
  readonly moderation: Moderation;
  readonly #events: ChatEvents;
  readonly #hearing: Hearing;
  readonly #remembering: Remembering;

  constructor(events: ChatEvents) {
    this.#events = events;
    this.attention = new Attention(this);
    this.moderation = new Moderation(this);
    this.#hearing = new Hearing(this, events);
    this.client = new Client(
      {
        welcomed: (welcome) => {
          this.#remembering.name();
          return arrive(this, welcome);
        },
        heard: (message) => this.#hearing.heard(message),
        ended: (problem) => this.#remembering.ended(problem),
      },
      tabShelf,
    );
    this.#remembering = new Remembering(this.client);
  }

  readonly features = $derived.by(() => featuresOf(this.client.welcome));

  get me(): string {
    return this.client.name;
  }

  get rooms(): ReadonlyMap<string, Room> {
    return this.set.all;
  }

  /** Every room that the server shows us, joined or not. */
  get directory(): readonly RoomSummary[] {
    return this.set.directory;
  }

  get current(): Room | null {
    return this.set.current;
  }

  /** By which this server is remembered: `127.0.0.1:5000`. */
  get server(): string {
    return this.#remembering.server;
  }

  /** Whether what comes is old already: we follow the rooms, but from behind. */
  get isBehind(): boolean {
    return this.#hearing.lateness.isLate;
  }

  /** Whether a person is in any room that we are in; null where this server tells nothing of that. */
  isOnline(name: string): boolean | null {
    if (!this.features.rooms) {
      return null;
    }

    return [...this.rooms.values()].some((room) => room.members.has(name));
  }

  /** `stays`: whether the account, if there is one, is to be opened by itself the next time. */
  connect(server: string, dial: Dial, identity: Identity, language: string, stays = false): void {
    const isOther = this.server !== server;
    this.#remembering.at(server, stays);
    if (isOther) {
      this.set.clear();
      // What a reload left unsent goes on with its session; of another conversation it is no part.
      if (identity.session === undefined) {
        this.client.outbox.clear();
      }
    }

    this.client.connect(dial, identity, language);
  }

  /** Leaves the server, and forgets what was seen there. What opens the account goes too, but where it is to stay on this device. */
  disconnect(): void {
    if (this.client.account !== undefined && !this.stays) {
      void this.client.request({ op: 'sign_out' }).catch(() => {});
    }

    this.client.disconnect();
    this.client.welcome = null;
    this.client.outbox.clear();
    this.set.clear();
  }

  /** Shows a room that we are in. */
  open(room: Room): void {
    const before = this.current;
    if (before !== null && before !== room) {
      before.newAfter = null;
    }

    this.set.current = room;
    if (before !== room) {
      room.newAfter = room.unread > 0 ? (room.newAfter ?? room.read) : null;
    }

    this.#remembering.current(room);
    this.set.warm(room);
    void this.moderation.look(room);
    void room.loadNewest().catch((error: unknown) => this.report(error));
  }

  /** Enters a room, making it if need be, and shows it. */
  async enter(name: string): Promise<void> {
    const known = this.rooms.get(fold(name));
    if (known?.isJoined === true) {
      this.open(known);
      return;
    }

    try {
      this.open(await this.join(name, null));
      this.#remembering.rooms(this.rooms.values());
    } catch (error) {
      this.report(error);
    }
  }

  async leave(room: Room): Promise<void> {
    try {
      await this.client.request({ op: 'leave', room: room.name });
      this.forget(room);
    } catch (error) {
      this.report(error);
    }
  }

  /** Opens the conversation with one person; where there is none yet it is made when the first message is sent. */
  async direct(name: string): Promise<void> {
    const room = this.set.take(`@${name}`);
    if (!room.isJoined) {
      try {
        await this.join(room.name, null);
      } catch (error) {
        if (!(error instanceof RequestError && error.code === 'no_such_room')) {
          this.forget(room);
          this.report(error);
          return;
        }

        room.startEmpty();
      }
    }

    this.open(room);
  }

  /** Takes another name, once the server agrees. */
  async rename(name: string): Promise<void> {
    const was = this.me;
    await this.client.rename(name);
    this.#renamed(was);
  }

  /** Goes on under an account, or without one. */
  become(change: Partial<Welcome>, credentials: Pick<Identity, 'password' | 'token'>): void {
    const was = this.me;
    this.client.become(change, credentials);
    this.#renamed(was);
  }

  /** Whether the account is to be opened by itself the next time, on this device. */
  stay(stays: boolean): void {
    this.#remembering.stay(stays);
  }

  get stays(): boolean {
    return this.#remembering.stays;
  }

  /** Everybody else is told of our new name; we tell ourselves. */
  #renamed(was: string): void {
    this.#remembering.name();
    for (const room of this.rooms.values()) {
      if (room.members.has(was)) {
        moved(room, { op: 'presence', room: room.name, name: this.me, state: 'renamed', was });
      }
    }

    // What one may do here goes by one's name and one's account.
    if (this.current !== null) {
      void this.moderation.look(this.current);
    }
  }

  say(room: Room, text: string): void {
    const reply_to = room.replyTo?.seq;
    const where = room.isDirect && !room.isJoined ? { to: room.name.slice(1) } : { room: room.name };
    this.client.submit({ op: 'send', ...where, text, ...(reply_to === undefined ? {} : { reply_to }) });
    room.replyTo = null;
    room.newAfter = null;
  }

  /** Shows a message wherever it is. */
  async jump(roomName: string, seq: number): Promise<void> {
    const room = this.rooms.get(fold(roomName));
    if (room === undefined) {
      return;
    }

    try {
      if (this.current !== room) {
        this.set.current = room;
        this.set.warm(room);
        void this.moderation.look(room);
      }

      await room.loadAround(seq);
    } catch (error) {
      this.report(error);
    }
  }

  /** Asks again which rooms there are. */
  async refreshDirectory(): Promise<void> {
    const list = await this.client.request<ServerMessage & { op: 'rooms' }>({ op: 'rooms' });
    this.set.listed(list.rooms);
  }

  /** Enters a room; `after`: the seq after which its events are replayed, or null for from now on. */
  async join(name: string, after: number | null): Promise<Room> {
    const joined = await this.client.request<Joined>({ op: 'join', room: name, ...(after === null ? {} : { after }) });
    return this.seated(joined, after);
  }

  /** We are in a room: it takes what we are told of it. */
  seated(joined: Joined, after: number | null): Room {
    const room = this.set.take(joined.room);
    room.joined(joined, after !== null);
    return room;
  }

  /** A room goes on under another name: it is left here and entered there, where its log is the same. */
  async follow(room: Room, name: string): Promise<void> {
    const wasCurrent = room === this.current;
    this.forget(room);
    try {
      const there = await this.join(name, null);
      if (wasCurrent) {
        this.open(there);
      }
    } catch (error) {
      this.report(error);
    }
  }

  /** We are in a room no more. */
  forget(room: Room): void {
    this.set.drop(room);
    this.#remembering.rooms(this.rooms.values());
    if (this.current === room) {
      const next = this.set.next;
      this.set.current = null;
      if (next !== null) {
        this.open(next);
      }
    }
  }

  /** Tells the person what went wrong, but for the connection: they see that anyway. */
  report(error: unknown): void {
    if (!(error instanceof RequestError)) {
      throw error;
    }

    if (error.code !== 'lost') {
      this.#events.failed(error);
    }
  }
}
