import type { Link } from './link';
import type { LastingRequest, Request, ServerMessage, TypingSignal } from './messages';
import type { Problem } from './problem';

const answerLimitMs = 15_000;
const pingEveryMs = 10_000;
/** A server that answers no ping for so long is not there any more, whatever the connection says. */
const silenceLimitMs = 25_000;

/** A request that was turned down, or never answered (`code` is then `timed_out` or `lost`). */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

export interface ConversationEvents {
  /** Everything that answers no request of `request`. */
  heard(message: ServerMessage): void;
  /** A ping came back after so many milliseconds; the server's clock is so far ahead of ours. */
  pulse(roundTripMs: number, clockAheadMs: number): void;
  /** The server is silent, or broke the protocol. */
  broken(problem: Problem): void;
}

interface Waiting {
  readonly resolve: (message: ServerMessage) => void;
  readonly reject: (error: Error) => void;
  readonly limit: ReturnType<typeof setTimeout>;
}

/** What is said over one link: requests and their answers, told apart by `ref`, and pings that show that somebody is there. */
export class Conversation {
  readonly #link: Link;
  readonly #events: ConversationEvents;
  readonly #waiting = new Map<string, Waiting>();
  #refs = 0;
  #pinging: ReturnType<typeof setInterval> | undefined;
  #heardAt = Date.now();

  constructor(link: Link, events: ConversationEvents) {
    this.#link = link;
    this.#events = events;
  }

  /** Asks, and waits for the answer. Rejects with a RequestError. */
  request<T extends ServerMessage>(request: Request): Promise<T> {
    const ref = `r${++this.#refs}`;
    return new Promise<T>((resolve, reject) => {
      const limit = setTimeout(() => this.#settle(ref)?.reject(new RequestError('timed_out', request.op)), answerLimitMs);
      this.#waiting.set(ref, { resolve: resolve as (message: ServerMessage) => void, reject, limit });
      this.#send({ ...request, ref });
    });
  }

  /** Says something that lasts; its `ack` or `error` has the nonce and comes through `heard`. */
  post(request: LastingRequest, nonce: string): void {
    this.#send({ ...request, nonce });
  }

  /** Says something that nobody answers. */
  signal(signal: TypingSignal): void {
    this.#send(signal);
  }

  /** Takes a message of the link. */
  receive(text: string): void {
    this.#heardAt = Date.now();
    let message: ServerMessage;
    try {
      message = JSON.parse(text) as ServerMessage;
    } catch {
      // The lobby's talk before the welcome, in the plain dialect, is passed over.
      return;
    }

    const ref = 'ref' in message ? message.ref : undefined;
    const waiting = ref === undefined ? undefined : this.#settle(ref);
    if (waiting === undefined) {
      this.#events.heard(message);
    } else if (message.op === 'error') {
      waiting.reject(new RequestError(message.code, message.message, message.retry_after_ms));
    } else {
      waiting.resolve(message);
    }
  }

  /** Begins to ping, at once and then now and again. */
  startPulse(): void {
    void this.#ping();
    this.#pinging = setInterval(() => void this.#ping(), pingEveryMs);
  }

  /** Stops everything; what was asked is answered with `lost`. */
  close(): void {
    clearInterval(this.#pinging);
    for (const ref of [...this.#waiting.keys()]) {
      this.#settle(ref)?.reject(new RequestError('lost', ''));
    }
  }

  async #ping(): Promise<void> {
    if (Date.now() - this.#heardAt > silenceLimitMs) {
      this.#events.broken({ failure: 'timed_out' });
      return;
    }

    const sent = performance.now();
    try {
      const pong = await this.request<ServerMessage & { op: 'pong' }>({ op: 'ping' });
      const roundTrip = performance.now() - sent;
      this.#events.pulse(roundTrip, Date.parse(pong.at) + roundTrip / 2 - Date.now());
    } catch {
      // Whether the server is still there, the next ping decides.
    }
  }

  #settle(ref: string): Waiting | undefined {
    const waiting = this.#waiting.get(ref);
    if (waiting !== undefined) {
      clearTimeout(waiting.limit);
      this.#waiting.delete(ref);
    }

    return waiting;
  }

  #send(message: object): void {
    this.#link.send(JSON.stringify(message));
  }
}
