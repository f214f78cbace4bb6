import { Backoff } from './backoff';
import { Conversation, RequestError } from './conversation';
import type { Dial, Link, LinkInfo } from './link';
import { introduce } from './introduction';
import type { LastingRequest, Request, ServerMessage, TypingSignal, Welcome } from './messages';
import { Outbox, type OutboxItem, type Shelf } from './outbox.svelte';
import { isFinal, ofBye, ofServerError, type Problem } from './problem';

export type Standing = 'offline' | 'connecting' | 'connected' | 'reconnecting';

export interface Identity {
  readonly name: string;
  readonly password?: string;
  /** Opens the account in place of the password. */
  readonly token?: string;
  /** The account is to be made first. */
  readonly register?: { readonly invite?: string };
  /** A session to go on with. */
  readonly session?: string;
}

export interface ClientEvents {
  /** The server has let us in. What is to be sent leaves when this completes: rooms are entered first. */
  welcomed(welcome: Welcome): Promise<void>;
  /** Anything that the server says of its own accord. */
  heard(message: ServerMessage): void;
  /** No further attempt is made until the person asks for one. */
  ended(problem: Problem | null): void;
}

/** Answers that a later try may change: the item stays where it is in the queue. */
const putOff = new Set(['rate_limited']);
const putOffMs = 2_000;

/** A conversation that outlives its connections: it reconnects, resumes its session, and keeps what was said until the server has it. */
export class Client {
  readonly outbox: Outbox;
  standing = $state<Standing>('offline');
  /** What last went wrong; null once connected. */
  problem = $state.raw<Problem | null>(null);
  /** When the next attempt is made, in milliseconds since 1970. */
  retryAt = $state<number | null>(null);
  /** The connection that stands, or the last one. */
  info = $state.raw<LinkInfo | null>(null);
  welcome = $state.raw<Welcome | null>(null);
  roundTripMs = $state<number | null>(null);
  clockAheadMs = $state(0);

  readonly #events: ClientEvents;
  readonly #backoff = new Backoff();
  #dial: Dial | null = null;
  #identity: Identity = { name: '' };
  #language = 'en';
  #session: string | undefined;
  #link: Link | null = null;
  #conversation: Conversation | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #restored = false;

  constructor(events: ClientEvents, shelf: Shelf) {
    this.#events = events;
    this.outbox = new Outbox(shelf);
  }

  /** The name that we go by. */
  get name(): string {
    return this.welcome?.name ?? this.#identity.name;
  }

  /** The secret with which the session is resumed. */
  get session(): string | undefined {
    return this.#session;
  }

  /** The account that we go on under; undefined for a guest. */
  get account(): string | undefined {
    return this.welcome?.account;
  }

  /** The secret with which the account is opened again. */
  get token(): string | undefined {
    return this.#identity.token;
  }

  /** Connects, and stays connected until `disconnect` or a problem that no repetition mends. */
  connect(dial: Dial, identity: Identity, language: string): void {
    this.#drop();
    this.#dial = dial;
    this.#identity = identity;
    this.#session = identity.session;
    this.#language = language;
    this.welcome = null;
    this.problem = null;
    this.#backoff.reset();
    this.#attempt();
  }

  /** Ends it; what is unsent is kept. */
  disconnect(): void {
    this.#drop();
    this.standing = 'offline';
    this.problem = null;
    this.#events.ended(null);
  }

  /** Makes the next attempt at once. */
  retryNow(): void {
    if (this.standing === 'reconnecting') {
      this.#attempt();
    }
  }

  /** Tries once more, after a problem that had ended it. */
  connectAgain(): void {
    if (this.standing === 'offline' && this.#dial !== null) {
      this.#backoff.reset();
      this.#attempt();
    }
  }

  /** Asks the server something. Rejects with a RequestError, at once where there is no connection. */
  request<T extends ServerMessage>(request: Request): Promise<T> {
    return this.#conversation?.request<T>(request) ?? Promise.reject(new RequestError('lost', ''));
  }

  /** Says something that lasts: now, or when there is a connection again. */
  submit(request: LastingRequest): OutboxItem {
    const item = this.outbox.add(request);
    this.#flush();
    return item;
  }

  retry(nonce: string): void {
    this.outbox.retry(nonce);
    this.#flush();
  }

  signal(signal: TypingSignal): void {
    if (this.#restored) {
      this.#conversation?.signal(signal);
    }
  }

  /** Takes another name, once the server agrees. */
  async rename(name: string): Promise<void> {
    const renamed = await this.request<ServerMessage & { op: 'nick' }>({ op: 'nick', name });
    this.become({ name: renamed.name }, {});
  }

  /** Goes by another name or under another account from now on, which is opened again with these. */
  become(change: Partial<Welcome>, credentials: Pick<Identity, 'password' | 'token'>): void {
    if (this.welcome !== null) {
      this.welcome = { ...this.welcome, ...change };
      this.#identity = { ...this.#identity, name: this.welcome.name, ...credentials };
    }
  }

  #attempt(): void {
    clearTimeout(this.#retry);
    this.retryAt = null;
    this.standing = this.welcome === null ? 'connecting' : 'reconnecting';
    this.#link = this.#dial!({
      opened: (info) => this.#opened(info),
      message: (text) => this.#conversation?.receive(text),
      closed: (problem) => this.#closed(problem),
    });
  }

  #opened(info: LinkInfo): void {
    this.info = info;
    const conversation = new Conversation(this.#link!, {
      heard: (message) => this.#heard(message),
      pulse: (roundTrip, ahead) => {
        this.roundTripMs = roundTrip;
        this.clockAheadMs = ahead;
      },
      broken: (problem) => this.#closed(problem),
    });
    this.#conversation = conversation;
    void this.#introduce(conversation);
  }

  async #introduce(conversation: Conversation): Promise<void> {
    try {
      // An account is opened under its own name, whatever name its session went by.
      const identity = { ...this.#identity, name: this.account ?? this.#identity.name, session: this.#session };
      await this.#settle(conversation, await introduce(conversation, identity, this.#language));
    } catch (error) {
      if (conversation === this.#conversation && error instanceof RequestError) {
        const isSilence = error.code === 'timed_out' || error.code === 'lost';
        this.#closed(isSilence ? { failure: 'timed_out' } : this.#turnedAway(error));
      }
    }
  }

  async #settle(conversation: Conversation, welcome: Welcome): Promise<void> {
    if (!welcome.resumed) {
      this.outbox.forgotten();
    }

    this.#session = welcome.session;
    const token = welcome.token ?? this.#identity.token;
    this.#identity = { name: welcome.name, ...(token === undefined ? { password: this.#identity.password } : { token }) };
    this.welcome = welcome;
    this.problem = null;
    this.standing = 'connected';
    conversation.startPulse();
    await this.#events.welcomed(welcome);
    if (conversation === this.#conversation) {
      this.#backoff.reset();
      this.#restored = true;
      this.#flush();
    }
  }

  /** A token that opens nothing is nothing that the person typed wrong. */
  #turnedAway(error: RequestError): Problem {
    const problem = ofServerError({ code: error.code, message: error.message, retry_after_ms: error.retryAfterMs });
    return problem.failure === 'auth_failed' && this.#identity.token !== undefined ? { ...problem, failure: 'token_failed' } : problem;
  }

  #heard(message: ServerMessage): void {
    if (message.op === 'bye') {
      this.#closed(ofBye(message));
      return;
    }

    if (message.op === 'error' && this.standing !== 'connected') {
      // A server that has no place for us says so before we are heard.
      this.#closed(ofServerError(message));
      return;
    }

    if (message.op === 'error' && message.nonce !== undefined) {
      this.#refused(message.nonce, message.code, message.message, message.retry_after_ms);
    } else if (message.op === 'ack' && message.nonce !== undefined) {
      this.outbox.remove(message.nonce);
    }

    this.#events.heard(message);
  }

  #refused(nonce: string, code: string, reason: string, retryAfterMs = putOffMs): void {
    if (putOff.has(code)) {
      setTimeout(() => this.retry(nonce), retryAfterMs);
    } else if (code === 'shutting_down') {
      // It is about to close the connection; to ask again before would only be answered the same.
      this.outbox.putBack(nonce);
    } else {
      this.outbox.refuse(nonce, reason);
    }
  }

  #flush(): void {
    if (this.#restored && this.#conversation !== null) {
      for (const item of this.outbox.take()) {
        this.#conversation.post(item.request, item.nonce);
      }
    }
  }

  #closed(problem: Problem): void {
    const wasWelcomed = this.welcome !== null;
    this.#drop();
    this.problem = problem;
    // Somebody who spoke plain only by being silent may turn out to be something else.
    if (isFinal(problem, this.welcome !== null && this.welcome.dialect !== 'plain') || !wasWelcomed) {
      this.standing = 'offline';
      this.#events.ended(problem);
      return;
    }

    this.standing = 'reconnecting';
    const wait = this.#backoff.next(problem.retryAfterMs);
    this.retryAt = Date.now() + wait;
    this.#retry = setTimeout(() => this.#attempt(), wait);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    this.retryAt = null;
    this.roundTripMs = null;
    this.#restored = false;
    this.#conversation?.close();
    this.#conversation = null;
    this.#link?.close();
    this.#link = null;
    this.outbox.interrupt(this.#session !== undefined);
  }
}
