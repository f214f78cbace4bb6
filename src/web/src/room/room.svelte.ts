import type { HistoryPage, Joined, RoomEvent, RoomSummary } from '../net/messages';
import { lineOf, type Line } from './line';
import { cutNewer, cutOlder, emptySpan, findLine, spanOf, withLive, withNewer, withOlder, type Span } from './span';

/** Lines that a room keeps, and the list shows, at the most. */
export const mostLines = 300;
/** Lines that are added at once at an end of the list. */
export const pageLines = 100;
/** Beyond this many the older ones go, in one cut and not one by one. */
const slackLines = 60;
const typingMs = 6_000;

/** Asks for a page of a room's log. */
export type ReadPage = (room: string, where: { before?: number; after?: number; around?: number; limit?: number }) => Promise<HistoryPage>;

/** A room as this person sees it: a stretch of its log, who is there, what is unread. */
export class Room {
  readonly name: string;
  readonly isDirect: boolean;
  /** The last seq of the log that we know of. */
  head = $state(0);
  /** How far this person has read. */
  read = $state(0);
  unread = $state(0);
  mentions = $state(0);
  topic = $state('');
  isJoined = $state(false);
  span = $state.raw<Span>(emptySpan);
  /** Whether the stretch was ever read. */
  isLoaded = $state(false);
  isLoading = $state(false);
  members = $state.raw<ReadonlySet<string>>(new Set());
  memberCount = $state(0);
  typing = $state.raw<readonly string[]>([]);
  /** Where the "new" line stands; null for nowhere. */
  newAfter = $state<number | null>(null);
  draft = $state('');
  replyTo = $state.raw<Line | null>(null);
  editing = $state.raw<Line | null>(null);
  /** The seq of a message to be shown and marked; null once it was. */
  target = $state<number | null>(null);
  /** Whether the person sees the end of the list: then older lines may go, else newer ones. */
  isPinned = true;

  readonly #readPage: ReadPage;
  readonly #typingUntil = new Map<string, ReturnType<typeof setTimeout>>();
  #arrived: RoomEvent[] = [];
  #frame = 0;

  constructor(name: string, readPage: ReadPage) {
    this.name = name;
    this.isDirect = name.startsWith('@');
    this.#readPage = readPage;
  }

  /** How people call it: `lobby`, or the other person's name. */
  get title(): string {
    return this.isDirect ? this.name.slice(1) : this.name;
  }

  get lines(): readonly Line[] {
    return this.span.lines;
  }

  /** We are in it. `isReplayed`: what we missed comes event by event, else we are shown what comes from now on. */
  joined(news: Joined, isReplayed: boolean): void {
    this.isJoined = true;
    this.head = isReplayed ? this.head : news.head;
    this.read = news.read;
    if (!isReplayed) {
      // Who has never read anything here is not behind with all of it. A direct message is for them, whenever it came.
      this.unread = news.read === 0 && !this.isDirect ? 0 : news.unread;
    }

    this.topic = news.topic ?? '';
    this.members = new Set(news.members);
    this.memberCount = news.count;
    if (this.isLoaded && !isReplayed && this.span.high < news.head) {
      this.span = { ...this.span, hasNewer: true };
    }
  }

  /** What a list of rooms says of it, while we are not in it. */
  summarised(summary: RoomSummary): void {
    this.head = summary.head;
    this.read = summary.read;
    this.unread = summary.unread;
    this.topic = summary.topic ?? '';
    this.memberCount = summary.count;
  }

  /** Takes a live event; many of them are shown together, with the next picture. */
  receive(event: RoomEvent): void {
    this.head = Math.max(this.head, event.seq);
    if (event.op === 'topic') {
      this.topic = event.text;
    }

    if (event.op === 'message') {
      this.stoppedTyping(event.from);
    }

    if (this.isLoaded || this.isLoading) {
      this.#arrived.push(event);
      this.#schedule();
    }
  }

  /** Shows what has arrived. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.isLoading && !this.isLoaded) {
      return;
    }

    const arrived = this.#arrived;
    this.#arrived = [];
    const grown = withLive(this.span, arrived);
    this.span = grown.lines.length > mostLines + slackLines ? this.#cut(grown) : grown;
  }

  /** Reads the newest page, if there is none yet or it is not the newest. */
  async loadNewest(): Promise<void> {
    if (!this.isLoaded || this.span.hasNewer) {
      await this.#load(async () => this.#take(spanOf(await this.#readPage(this.name, { limit: pageLines }))));
    }
  }

  /** Reads the page around a message and asks the list to show it. */
  async loadAround(seq: number): Promise<void> {
    if (findLine(this.lines, seq) < 0) {
      await this.#load(async () => this.#take(spanOf(await this.#readPage(this.name, { around: seq, limit: pageLines }))));
    }

    this.target = seq;
  }

  async loadOlder(): Promise<void> {
    if (this.isLoaded && this.span.hasOlder) {
      await this.#load(async () => {
        const page = await this.#readPage(this.name, { before: this.span.low, limit: pageLines });
        this.span = cutNewer(withOlder(this.span, page), mostLines);
      });
    }
  }

  async loadNewer(): Promise<void> {
    if (this.isLoaded && this.span.hasNewer) {
      await this.#load(async () => {
        const page = await this.#readPage(this.name, { after: this.span.high, limit: pageLines });
        this.span = cutOlder(withNewer(this.span, page), mostLines);
      });
    }
  }

  /** One message, from the stretch or from the log; null where it is not to be had. */
  async find(seq: number): Promise<Line | null> {
    const at = findLine(this.lines, seq);
    if (at >= 0) {
      return this.lines[at]!;
    }

    const page = await this.#readPage(this.name, { around: seq, limit: 2 });
    const event = page.events.find((each) => each.seq === seq);
    return event === undefined ? null : lineOf(event);
  }

  /** There is no log yet: what comes will be its beginning. */
  startEmpty(): void {
    this.#take(emptySpan);
  }

  /** Forgets the stretch: it is read again when it is wanted. */
  forget(): void {
    this.isLoaded = false;
    this.span = emptySpan;
    this.#arrived = [];
  }

  startedTyping(name: string): void {
    clearTimeout(this.#typingUntil.get(name));
    this.#typingUntil.set(
      name,
      setTimeout(() => this.stoppedTyping(name), typingMs),
    );
    if (!this.typing.includes(name)) {
      this.typing = [...this.typing, name];
    }
  }

  stoppedTyping(name: string): void {
    if (this.#typingUntil.has(name)) {
      clearTimeout(this.#typingUntil.get(name));
      this.#typingUntil.delete(name);
      this.typing = this.typing.filter((each) => each !== name);
    }
  }

  #cut(span: Span): Span {
    return this.isPinned ? cutOlder(span, mostLines) : cutNewer(span, mostLines);
  }

  #take(span: Span): void {
    this.span = span;
    this.isLoaded = true;
  }

  async #load(read: () => Promise<void>): Promise<void> {
    if (this.isLoading) {
      return;
    }

    this.isLoading = true;
    try {
      await read();
    } finally {
      this.isLoading = false;
      this.#schedule();
    }
  }

  #schedule(): void {
    // A page that nobody sees gets no pictures; what arrives there must not pile up.
    if (document.hidden && this.#arrived.length > 50) {
      this.flush();
    } else {
      this.#frame ||= requestAnimationFrame(() => this.flush());
    }
  }
}
