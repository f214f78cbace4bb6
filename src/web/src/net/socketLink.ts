import type { Link, LinkEvents } from './link';
import type { Problem } from './problem';

/** What is particular to one kind of link. */
export interface Behaviour {
  /** The WebSocket stands. */
  opened(link: SocketLink): void;
  /** A text message came. */
  text(text: string, link: SocketLink): void;
  /** It never stood: a browser does not say why, so this finds out. */
  refused(): Promise<Problem>;
  /** It stood, and stands no more. */
  lost(): Problem;
}

/** A link over a WebSocket: opens within a limit, ends once, and says why. */
export class SocketLink implements Link {
  readonly #socket: WebSocket;
  readonly #events: LinkEvents;
  readonly #limit: ReturnType<typeof setTimeout>;
  #stood = false;
  #over = false;

  constructor(url: URL, limitMs: number, behaviour: Behaviour, events: LinkEvents) {
    this.#events = events;
    this.#socket = new WebSocket(url);
    this.#limit = setTimeout(() => this.end({ failure: 'timed_out' }), limitMs);
    this.#socket.onopen = () => {
      this.#stood = true;
      behaviour.opened(this);
    };
    this.#socket.onmessage = (message) => {
      if (!this.#over && typeof message.data === 'string') {
        behaviour.text(message.data, this);
      }
    };
    this.#socket.onclose = () => {
      if (this.#stood) {
        this.end(behaviour.lost());
      } else if (!this.#over) {
        void behaviour.refused().then((problem) => this.end(problem));
      }
    };
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** What the limit was for has happened. */
  ready(): void {
    clearTimeout(this.#limit);
  }

  /** Ends it and tells the owner, once. */
  end(problem: Problem): void {
    if (!this.#over) {
      this.close();
      this.#events.closed(problem);
    }
  }

  close(): void {
    this.#over = true;
    clearTimeout(this.#limit);
    this.#socket.close();
  }
}
