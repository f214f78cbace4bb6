import type { Dial, Link, LinkEvents, LinkInfo } from '../net/link';
import type { ServerMessage } from '../net/messages';
import type { Problem } from '../net/problem';

export interface Said {
  readonly op: string;
  readonly ref?: string;
  readonly nonce?: string;
  readonly [field: string]: unknown;
}

/** A server's end of links: sees what is said, and answers when the test says so. */
export class FakeServer {
  readonly said: Said[] = [];
  dials = 0;
  #events: LinkEvents | null = null;

  readonly dial: Dial = (events) => {
    this.dials++;
    this.#events = events;
    const link: Link = {
      send: (text) => void this.said.push(JSON.parse(text) as Said),
      buffered: 0,
      close: () => (this.#events = null),
    };
    return link;
  };

  open(info: Partial<LinkInfo> = {}): void {
    this.#events?.opened({ via: 'websocket', dialect: 'charla/1', peer: 'test', ...info });
  }

  tell(message: ServerMessage | Record<string, unknown>): void {
    this.#events?.message(JSON.stringify(message));
  }

  cut(problem: Problem = { failure: 'lost' }): void {
    const events = this.#events;
    this.#events = null;
    events?.closed(problem);
  }

  /** The last thing said with that op. */
  last(op: string): Said {
    const found = this.said.findLast((each) => each.op === op);
    if (found === undefined) {
      throw new Error(`Nothing was said with ${op}: ${this.said.map((each) => each.op).join(' ')}`);
    }

    return found;
  }

  all(op: string): Said[] {
    return this.said.filter((each) => each.op === op);
  }

  /** Answers the last request of that op. */
  answer(op: string, message: Record<string, unknown>): void {
    this.tell({ ref: this.last(op).ref, ...message });
  }

  /** Lets the client in. */
  welcome(session = 's1', resumed = false): void {
    this.answer('hello', {
      op: 'welcome',
      v: 1,
      session,
      resumed,
      name: 'ana',
      server: { name: 'aula', version: '1' },
      limits: { payload: 65_536, frame: 1_048_576, page: 500 },
      rooms: ['lobby'],
    });
  }
}

/** A shelf of one's own. */
export function memoryShelf() {
  let kept: readonly unknown[] = [];
  return { load: () => kept as never, save: (items: readonly unknown[]) => (kept = items) };
}

/** Lets what was promised happen. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
  }
}
