import type { LastingRequest } from './messages';

export type ItemState =
  /** To be sent as soon as there is a connection. */
  | 'waiting'
  /** On its way: not acknowledged yet. */
  | 'sent'
  /** The server said no. */
  | 'refused'
  /** It was on its way when the connection broke, and nobody can tell whether it arrived. The person decides. */
  | 'uncertain';

export interface OutboxItem {
  /** What makes a repeat harmless. */
  readonly nonce: string;
  readonly request: LastingRequest;
  /** When the person wrote it, in milliseconds since 1970. */
  readonly at: number;
  readonly state: ItemState;
  /** Whether it was ever on its way: then it may have arrived, though nothing says so. */
  readonly wasSent?: boolean;
  /** What the server said when it refused it. */
  readonly reason?: string;
}

/** Where the outbox outlives the page. */
export interface Shelf {
  load(): readonly OutboxItem[];
  save(items: readonly OutboxItem[]): void;
}

/** Everything that was said here and is not acknowledged, in the order in which it was said. */
export class Outbox {
  readonly #shelf: Shelf;
  #items = $state.raw<readonly OutboxItem[]>([]);

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    // What was on its way when the page went is sent again: its nonce keeps it from being there twice.
    this.#items = shelf.load().map((item) => (item.state === 'sent' ? { ...item, state: 'waiting' } : item));
  }

  get items(): readonly OutboxItem[] {
    return this.#items;
  }

  /** What is still to reach the server by itself. */
  get unsent(): number {
    return this.#items.filter((item) => item.state === 'waiting' || item.state === 'sent').length;
  }

  add(request: LastingRequest): OutboxItem {
    const item: OutboxItem = { nonce: newNonce(), request, at: Date.now(), state: 'waiting' };
    this.#set([...this.#items, item]);
    return item;
  }

  /** What is to be sent now, in its order; it counts as sent from then on. */
  take(): readonly OutboxItem[] {
    const ready = this.#items.filter((item) => item.state === 'waiting');
    if (ready.length > 0) {
      this.#set(this.#items.map((item) => (item.state === 'waiting' ? { ...item, state: 'sent', wasSent: true } : item)));
    }

    return ready;
  }

  /** The connection is gone. With a session that can be resumed everything is sent again, else nobody knows what arrived. */
  interrupt(canRepeat: boolean): void {
    this.#set(this.#items.map((item) => (item.state === 'sent' ? { ...item, state: canRepeat ? 'waiting' : 'uncertain' } : item)));
  }

  /** The server does not know the session any more, and so not its nonces: what may have arrived is not to be repeated by itself. */
  forgotten(): void {
    this.#set(this.#items.map((item) => (item.state === 'waiting' && item.wasSent === true ? { ...item, state: 'uncertain' } : item)));
  }

  /** It is in the log, or nobody wants it any more. */
  remove(nonce: string): OutboxItem | undefined {
    const item = this.#items.find((each) => each.nonce === nonce);
    if (item !== undefined) {
      this.#set(this.#items.filter((each) => each !== item));
    }

    return item;
  }

  refuse(nonce: string, reason: string): void {
    this.#change(nonce, (item) => ({ ...item, state: 'refused', reason }));
  }

  /** The server did not take it, and will another time: it keeps its place, and waits for the next connection. */
  putBack(nonce: string): void {
    this.#change(nonce, (item) => ({ ...item, state: 'waiting', wasSent: false }));
  }

  /** To be sent again: because the person says so, or the server had put it off. */
  retry(nonce: string): void {
    this.#change(nonce, (item) => ({ ...item, state: 'waiting', wasSent: false, reason: undefined }));
  }

  clear(): void {
    this.#set([]);
  }

  #change(nonce: string, change: (item: OutboxItem) => OutboxItem): void {
    this.#set(this.#items.map((item) => (item.nonce === nonce ? change(item) : item)));
  }

  #set(items: readonly OutboxItem[]): void {
    this.#items = items;
    this.#shelf.save(items);
  }
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}
