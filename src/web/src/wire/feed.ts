import { FeedUnit, type WireItem } from './feedUnit';
import type { WireLog } from './log.svelte';

interface Bundle {
  readonly op: 'wire';
  /** Units that were passed over before these. */
  readonly dropped?: number;
  readonly items: readonly WireItem[];
}

const shortestWait = 250;
const longestWait = 5000;
/** In a row. After as many the link is gone, even if nobody said so. */
const mostFailures = 8;
/** The process closes with it when the link has ended: nothing more will come. */
const normalClosure = 1000;

function isBundle(message: unknown): message is Bundle {
  return typeof message === 'object' && message !== null && (message as Bundle).op === 'wire' && Array.isArray((message as Bundle).items);
}

function addressOf(linkId: string, token: string): string {
  const address = new URL('/wire', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.searchParams.set('token', token);
  address.searchParams.set('link', linkId);
  return address.href;
}

/** Reads what passes on a link of `charla app` into a log, until the link ends or it is closed. Comes back by itself when it is cut off. */
export function openFeed(linkId: string, token: string, log: WireLog): { close(): void } {
  const feed = new Feed(addressOf(linkId, token), log);
  return { close: () => feed.close() };
}

class Feed {
  /** The last number of each side: what the process remembers is sent again to whoever comes back. */
  readonly #last = { out: 0, in: 0 };
  #count = 0;
  #failures = 0;
  #socket: WebSocket;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(
    readonly address: string,
    readonly log: WireLog,
  ) {
    this.#socket = this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#socket.close();
  }

  #connect(): WebSocket {
    const socket = new WebSocket(this.address);
    socket.onmessage = (event: MessageEvent<unknown>) => this.#read(event.data);
    socket.onclose = (event) => this.#closed(event.code);
    return socket;
  }

  #closed(code: number): void {
    if (this.#isClosed || code === normalClosure || ++this.#failures > mostFailures) {
      return;
    }

    const wait = Math.min(longestWait, shortestWait * 2 ** (this.#failures - 1));
    this.#retry = setTimeout(() => (this.#socket = this.#connect()), wait);
  }

  #read(data: unknown): void {
    if (this.#isClosed) {
      return;
    }

    const bundle = parse(data);
    if (!isBundle(bundle)) {
      return;
    }

    this.#failures = 0;
    if (bundle.dropped) {
      this.log.missed(bundle.dropped);
    }

    for (const item of bundle.items) {
      if (item.number > this.#last[item.dir]) {
        this.#last[item.dir] = item.number;
        this.log.record(new FeedUnit(++this.#count, item));
      }
    }
  }
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    // Not one of ours; what follows may be.
    return null;
  }
}
