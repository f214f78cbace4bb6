import type { HistoryPage, Joined, MemberSummary, RoomEvent, RoomSummary } from '../net/messages';
import type { RoomOrder } from '../net/moderation';
import { lineOf, type Line } from './line';
import { Pace } from './pace';
import { cutNewer, cutOlder, emptySpan, findLine, spanOf, withLive, withNewer, withOlder, type Span } from './span';
import { Tally } from './tally';
import { Typists } from './typists.svelte';

/** Lines that a room keeps, and the list shows, at the most. */
export const mostLines = 300;
/** Lines that are added at once at an end of the list. */
export const pageLines = 100;
/** Beyond this many the older ones go, in one cut and not one by one. */
const slackLines = 60;

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
  topic = $state('');
  isJoined = $state(false);
  span = $state.raw<Span>(emptySpan);
  /** Whether the stretch was ever read. */
  isLoaded = $state(false);
  isLoading = $state(false);
  members = $state.raw<ReadonlySet<string>>(new Set());
  memberCount = $state(0);
  /** What is known of those who are here beyond their names. */
  details = $state.raw<ReadonlyMap<string, MemberSummary>>(new Map());
  /** How it is set and what we may do in it; null where nobody told us. */
  order = $state.raw<RoomOrder | null>(null);
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
  readonly #unread = new Tally();
  readonly #mentions = new Tally();
  readonly #pace = new Pace(() => this.flush());
  readonly #typists = new Typists();
  #loading: Promise<void> | null = null;
  #arrived: RoomEvent[] = [];

  constructor(name: string, readPage: ReadPage) {
    this.name = name;
    this.isDirect = name.startsWith('@');
    this.#readPage = readPage;
  }

  /** How people call it: `lobby`, or the other person's name. */
  get title(): string {
    return this.isDirect ? this.name.slice(1) : this.name;
  }

  get unread(): number {
    return this.#unread.value;
  }

  set unread(count: number) {
    this.#unread.value = count;
  }

  /** Of what is unread, what has this person's name in it. */
  get mentions(): number {
    return this.#mentions.value;
  }

  set mentions(count: number) {
    this.#mentions.value = count;
  }

  /** Who is writing. */
  get typing(): readonly string[] {
    return this.#typists.names;
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
    if (this.isLoading && !this.isLoaded) {
      return;
    }

    const arrived = this.#arrived;
    this.#arrived = [];
    const grown = withLive(this.span, arrived);
    const isLong = arrived.length > pageLines || grown.lines.length > mostLines + slackLines;
    this.span = isLong ? this.#cut(grown, arrived.length) : grown;
  }

  /** Reads the newest page, if there is none yet or it is not the newest. */
  async loadNewest(): Promise<void> {
    await this.#afterLoading();
    if (!this.isLoaded || this.span.hasNewer) {
      await this.#load(async () => this.#take(spanOf(await this.#readPage(this.name, { limit: pageLines }))));
    }
  }

  /** Reads the page around a message and asks the list to show it. */
  async loadAround(seq: number): Promise<void> {
    await this.#afterLoading();
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
    this.#typists.started(name);
  }

  stoppedTyping(name: string): void {
    this.#typists.stopped(name);
  }

  #cut(span: Span, arrived: number): Span {
    if (!this.isPinned) {
      return cutNewer(span, mostLines);
    }

    // Of very many at once nobody has seen the beginning, and to draw them all would take long.
    return cutOlder(span, arrived > pageLines ? pageLines : mostLines);
  }

  #take(span: Span): void {
    this.span = span;
    this.isLoaded = true;
  }

  /** A page that is on its way comes first: whoever wants another place would lose it otherwise. */
  async #afterLoading(): Promise<void> {
    while (this.#loading !== null) {
      await this.#loading.catch(() => {});
    }
  }

  async #load(read: () => Promise<void>): Promise<void> {
    if (this.isLoading) {
      return;
    }

    this.isLoading = true;
    try {
      this.#loading = read();
      await this.#loading;
    } finally {
      this.#loading = null;
      this.isLoading = false;
      this.#schedule();
    }
  }

  #schedule(): void {
    // A page that nobody sees gets no pictures; what arrives there must not pile up.
    if (document.hidden && this.#arrived.length > 50) {
      this.flush();
    } else {
      this.#pace.request();
    }
  }
}
