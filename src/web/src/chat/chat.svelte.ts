import { SvelteMap } from 'svelte/reactivity';
import { accounts, memory, tab, tabShelf } from '../home/shelf';
import { Client, type Identity } from '../net/client.svelte';
import { RequestError } from '../net/conversation';
import type { Dial } from '../net/link';
import type { Problem } from '../net/problem';
import {
  isRoomEvent,
  type HistoryPage,
  type Joined,
  type Presence,
  type RoomEvent,
  type RoomSummary,
  type ServerMessage,
  type Welcome,
} from '../net/messages';
import { Room } from '../room/room.svelte';
import { fold } from '../text/names';
import { Attention } from './attention';
import { featuresOf } from './features';
import { Lateness } from './lateness.svelte';
import { resumePlace, roomsToEnter } from './rejoin';

/** Rooms whose lines are kept while another is on screen. */
const warmRooms = 8;

/** What the chat tells the screen that is no state of a room. */
export interface ChatEvents {
  notice(text: string): void;
  failed(error: RequestError): void;
}

/** Everything that the page knows: the rooms, where the person is, and what comes from the server put in its place. */
export class Chat {
  readonly client: Client;
  readonly rooms = new SvelteMap<string, Room>();
  /** Every room that the server shows us, joined or not. */
  directory = $state.raw<readonly RoomSummary[]>([]);
  current = $state.raw<Room | null>(null);
  readonly attention: Attention;
  #server = $state('');
  readonly #events: ChatEvents;
  readonly #lateness = new Lateness();
  readonly #visited: Room[] = [];
  #stays = $state(false);

  constructor(events: ChatEvents) {
    this.#events = events;
    this.attention = new Attention(this);
    this.client = new Client(
      {
        welcomed: (welcome) => this.#welcomed(welcome),
        heard: (message) => this.#heard(message),
        ended: (problem) => this.#ended(problem),
      },
      tabShelf,
    );
  }

  readonly features = $derived.by(() => featuresOf(this.client.welcome));

  get me(): string {
    return this.client.name;
  }

  /** By which this server is remembered: `127.0.0.1:5000`. */
  get server(): string {
    return this.#server;
  }

  /** Whether what comes is old already: we follow the rooms, but from behind. */
  get isBehind(): boolean {
    return this.#lateness.isLate;
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
    this.#stays = stays;
    if (this.#server !== server) {
      this.#reset();
      this.#server = server;
      // What a reload left unsent goes on with its session; of another conversation it is no part.
      if (identity.session === undefined) {
        this.client.outbox.clear();
      }
    }

    this.client.connect(dial, identity, language);
  }

  /** Leaves the server, and forgets what was seen there. What opens the account goes too, but where it is to stay on this device. */
  disconnect(): void {
    if (this.client.account !== undefined && !this.#stays) {
      void this.client.request({ op: 'sign_out' }).catch(() => {});
    }

    this.client.disconnect();
    this.client.welcome = null;
    this.client.outbox.clear();
    this.#reset();
  }

  /** Shows a room that we are in. */
  open(room: Room): void {
    const before = this.current;
    if (before !== null && before !== room) {
      before.newAfter = null;
    }

    this.current = room;
    if (before !== room) {
      room.newAfter = room.unread > 0 ? (room.newAfter ?? room.read) : null;
    }

    memory.keep(this.#server, { current: room.name });
    this.#warm(room);
    void room.loadNewest().catch((error: unknown) => this.#report(error));
  }

  /** Enters a room, making it if need be, and shows it. */
  async enter(name: string): Promise<void> {
    const known = this.rooms.get(fold(name));
    if (known?.isJoined === true) {
      this.open(known);
      return;
    }

    try {
      this.open(await this.#join(name, null));
      this.#remember();
    } catch (error) {
      this.#report(error);
    }
  }

  async leave(room: Room): Promise<void> {
    try {
      await this.client.request({ op: 'leave', room: room.name });
      this.#forget(room);
    } catch (error) {
      this.#report(error);
    }
  }

  /** Opens the conversation with one person; where there is none yet it is made when the first message is sent. */
  async direct(name: string): Promise<void> {
    const room = this.#room(`@${name}`);
    if (!room.isJoined) {
      try {
        await this.#join(room.name, null);
      } catch (error) {
        if (!(error instanceof RequestError && error.code === 'no_such_room')) {
          this.#forget(room);
          this.#report(error);
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
    this.#stays = stays;
    if (!stays) {
      accounts.forget(this.#server);
    }

    this.#rememberName();
  }

  get stays(): boolean {
    return this.#stays;
  }

  /** Everybody else is told of our new name; we tell ourselves. */
  #renamed(was: string): void {
    this.#rememberName();
    for (const room of this.rooms.values()) {
      if (room.members.has(was)) {
        moved(room, { op: 'presence', room: room.name, name: this.me, state: 'renamed', was });
      }
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
        this.current = room;
        this.#warm(room);
      }

      await room.loadAround(seq);
    } catch (error) {
      this.#report(error);
    }
  }

  /** Asks again which rooms there are. */
  async refreshDirectory(): Promise<void> {
    const list = await this.client.request<ServerMessage & { op: 'rooms' }>({ op: 'rooms' });
    this.directory = list.rooms;
    for (const summary of list.rooms) {
      const room = this.rooms.get(fold(summary.room));
      if (room !== undefined && !room.isJoined) {
        room.summarised(summary);
      }
    }
  }

  #ended(problem: Problem | null): void {
    tab.clear();
    if (problem?.failure === 'token_failed' || problem?.failure === 'account_disabled') {
      accounts.forget(this.#server);
    }
  }

  async #welcomed(welcome: Welcome): Promise<void> {
    const remembered = memory.of(this.#server);
    this.#rememberName();
    try {
      await this.refreshDirectory();
      const present = this.rooms.size > 0 ? [...this.rooms.values()].map((room) => room.name) : remembered.rooms;
      for (const name of roomsToEnter(present, this.directory, welcome.dialect === 'plain')) {
        await this.#rejoin(name);
      }

      const current = this.current ?? this.rooms.get(fold(remembered.current ?? 'lobby')) ?? [...this.rooms.values()][0];
      if (current !== undefined) {
        this.open(current);
      }
    } catch (error) {
      this.#report(error);
    }
  }

  async #rejoin(name: string): Promise<void> {
    const summary = this.directory.find((each) => fold(each.room) === fold(name));
    const room = this.rooms.get(fold(name));
    const place = resumePlace(room, summary);
    if (place === null) {
      room?.forget();
    }

    try {
      await this.#join(name, place);
    } catch (error) {
      // A room that is gone, or that we may not enter any more, is no reason to stay out of the others.
      if (error instanceof RequestError && (error.code === 'lost' || error.code === 'timed_out')) {
        throw error;
      }

      if (room !== undefined) {
        this.#forget(room);
      }
    }
  }

  async #join(name: string, after: number | null): Promise<Room> {
    const joined = await this.client.request<Joined>({ op: 'join', room: name, ...(after === null ? {} : { after }) });
    return this.#seated(joined, after);
  }

  #seated(joined: Joined, after: number | null): Room {
    const room = this.#room(joined.room);
    room.joined(joined, after !== null);
    return room;
  }

  #heard(message: ServerMessage): void {
    if (isRoomEvent(message)) {
      this.#happened(message);
      return;
    }

    switch (message.op) {
      case 'joined':
        this.#seated(message, null);
        break;
      case 'left':
        this.#with(message.room, (room) => this.#forget(room));
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
    const room = this.#room(event.room);
    room.receive(event);
    if (event.from === this.me && event.nonce !== undefined && this.client.outbox.remove(event.nonce) !== undefined) {
      // It takes the place of what was pending, in the same picture. Its acknowledgement may have been lost with the last connection.
      room.flush();
    }

    this.#lateness.came(Date.now() + this.client.clockAheadMs - Date.parse(event.at));
    this.attention.happened(room, event);
    if (event.op === 'moderated' && event.name !== undefined) {
      void this.#roomMoved(room, event.name);
    }
  }

  /** A room goes on under another name: it is left here and entered there, where its log is the same. */
  async #roomMoved(room: Room, name: string): Promise<void> {
    const wasCurrent = room === this.current;
    this.#forget(room);
    try {
      const there = await this.#join(name, null);
      if (wasCurrent) {
        this.open(there);
      }
    } catch (error) {
      this.#report(error);
    }
  }

  #passedOver(room: Room, to: number): void {
    room.head = Math.max(room.head, to);
    room.forget();
    if (room === this.current) {
      void room.loadNewest().catch((error: unknown) => this.#report(error));
    }
  }

  #room(name: string): Room {
    const known = this.rooms.get(fold(name));
    if (known !== undefined) {
      return known;
    }

    const made = new Room(name, (room, where) => this.client.request<HistoryPage>({ op: 'history', room, ...where }));
    this.rooms.set(fold(name), made);
    return made;
  }

  #with(name: string, act: (room: Room) => void): void {
    const room = this.rooms.get(fold(name));
    if (room !== undefined) {
      act(room);
    }
  }

  #forget(room: Room): void {
    this.rooms.delete(fold(room.name));
    this.#remember();
    if (this.current === room) {
      const next = this.rooms.get('lobby') ?? [...this.rooms.values()][0] ?? null;
      this.current = null;
      if (next !== null) {
        this.open(next);
      }
    }
  }

  /** Under it the conversation goes on after a reload, and the next one begins. */
  #rememberName(): void {
    const { session, token, account } = this.client;
    const isKept = this.#stays && account !== undefined && token !== undefined;
    if (session !== undefined) {
      tab.save({ server: this.#server, name: account ?? this.me, session, ...(isKept || token === undefined ? {} : { token }) });
    }

    if (isKept) {
      accounts.keep(this.#server, { name: account, token });
    }

    memory.keep(this.#server, { name: this.me });
  }

  #remember(): void {
    memory.keep(this.#server, {
      rooms: [...this.rooms.values()].filter((room) => room.isJoined && !room.isDirect).map((room) => room.name),
    });
  }

  /** Keeps the lines of the rooms that were looked at last, and of no more. */
  #warm(room: Room): void {
    const at = this.#visited.indexOf(room);
    if (at >= 0) {
      this.#visited.splice(at, 1);
    }

    this.#visited.push(room);
    if (this.#visited.length > warmRooms) {
      this.#visited.shift()!.forget();
    }
  }

  #reset(): void {
    this.rooms.clear();
    this.#visited.length = 0;
    this.current = null;
    this.directory = [];
  }

  #report(error: unknown): void {
    if (!(error instanceof RequestError)) {
      throw error;
    }

    if (error.code !== 'lost') {
      this.#events.failed(error);
    }
  }
}

function moved(room: Room, presence: Presence): void {
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
