import type { Problem } from './problem';

/** What carries the conversation, once it stands. */
export interface LinkInfo {
  readonly via: 'websocket' | 'tcp' | 'serial';
  readonly dialect: 'charla/1' | 'plain';
  /** The other end, for people: `127.0.0.1:5000`, `/dev/ttyUSB0`. */
  readonly peer: string;
  /** In the window: the number of the link, by which its wire is asked for. */
  readonly id?: string;
}

/** What a link tells its owner. `closed` comes once, last, whether or not `opened` came before. */
export interface LinkEvents {
  opened(info: LinkInfo): void;
  message(text: string): void;
  closed(problem: Problem): void;
}

/** A way to and from a server that carries charla/1, one JSON object a message. */
export interface Link {
  send(text: string): void;
  /** Bytes that were given and have not left yet. */
  readonly buffered: number;
  /** Ends it; `closed` is not called any more. */
  close(): void;
}

/** Begins to open a link. */
export type Dial = (events: LinkEvents) => Link;
