const kept = 12;

export interface Announcement {
  readonly id: number;
  readonly text: string;
}

/** What a screen reader is told: a log of messages, and short words on what changed. */
class Announcer {
  log = $state.raw<readonly Announcement[]>([]);
  status = $state('');
  #ids = 0;

  /** Adds a message to the log. */
  say(text: string): void {
    this.log = [...this.log, { id: ++this.#ids, text }].slice(-kept);
  }

  /** Says that something is different now: the room, the connection. */
  tell(text: string): void {
    this.status = text;
  }

  /** Another room: what was said elsewhere is no part of its log. */
  clearLog(): void {
    this.log = [];
  }
}

export const announcer = new Announcer();
