const kept = 12;
/** Nobody could listen to more at once. */
const everyMs = 200;

export interface Announcement {
  readonly id: number;
  readonly text: string;
}

/** What a screen reader is told: a log of messages, and short words on what changed. */
class Announcer {
  log = $state.raw<readonly Announcement[]>([]);
  status = $state('');
  #ids = 0;
  #waiting: (() => string)[] = [];

  /** Adds a message to the log, soon. Of many at once only the last are, and the others need no text. */
  say(text: () => string): void {
    if (this.#waiting.push(text) === 1) {
      setTimeout(() => this.#write(), everyMs);
    } else if (this.#waiting.length > kept) {
      this.#waiting.shift();
    }
  }

  /** Says that something is different now: the room, the connection. */
  tell(text: string): void {
    this.status = text;
  }

  /** Another room: what was said elsewhere is no part of its log. */
  clearLog(): void {
    this.log = [];
    this.#waiting.length = 0;
  }

  #write(): void {
    const added = this.#waiting.map((text) => ({ id: ++this.#ids, text: text() }));
    this.#waiting = [];
    this.log = [...this.log, ...added].slice(-kept);
  }
}

export const announcer = new Announcer();
