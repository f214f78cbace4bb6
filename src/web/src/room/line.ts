import type { EventBase, MessageEvent, ModeratedEvent, RoomEvent, TopicEvent } from '../net/messages';

export interface Reaction {
  readonly emoji: string;
  readonly names: readonly string[];
}

/** What a room's list shows of an event: a message, a change of topic, or what was done to keep order. */
export interface Line {
  readonly kind: 'message' | 'topic' | 'moderated';
  readonly seq: number;
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly nonce?: string;
  readonly replyTo?: number;
  /** When it was last edited, in milliseconds since 1970. */
  readonly edited?: number;
  readonly deleted: boolean;
  /** The account under which it was sent, folded. */
  readonly account?: string;
  /** The name is someone's own, and nobody knows whether it is they. */
  readonly isUnverified?: boolean;
  readonly reactions: readonly Reaction[];
  /** What was done to keep order. */
  readonly done?: ModeratedEvent;
}

/** The line that an event is shown as; null for those that change another line. */
export function lineOf(event: RoomEvent): Line | null {
  switch (event.op) {
    case 'message':
      return messageLine(event);
    case 'topic':
      return { ...base(event), kind: 'topic', text: event.text };
    case 'moderated':
      return { ...base(event), kind: 'moderated', text: '', done: event };
    default:
      return null;
  }
}

/** The line as it is after an event that changes it; the same line where nothing changed. */
export function changed(line: Line, event: RoomEvent): Line {
  switch (event.op) {
    case 'edited':
      return { ...line, text: event.text, edited: Date.parse(event.at) };
    case 'deleted':
      return { ...line, text: '', deleted: true, reactions: [] };
    case 'reacted':
      return line.deleted ? line : { ...line, reactions: react(line.reactions, event.emoji, event.from, event.on) };
    default:
      return line;
  }
}

/** The reactions with one person's added or taken back; saying the same twice changes nothing. */
export function react(reactions: readonly Reaction[], emoji: string, name: string, on: boolean): readonly Reaction[] {
  const at = reactions.findIndex((each) => each.emoji === emoji);
  const names = (reactions[at]?.names ?? []).filter((each) => each !== name);
  const now: Reaction = { emoji, names: on ? [...names, name] : names };
  if (at < 0) {
    return on ? [...reactions, now] : reactions;
  }

  return reactions.map((each, index) => (index === at ? now : each)).filter((each) => each.names.length > 0);
}

function messageLine(event: MessageEvent): Line {
  return {
    ...base(event),
    kind: 'message',
    text: event.text,
    nonce: event.nonce,
    replyTo: event.reply_to,
    edited: event.edited === undefined ? undefined : Date.parse(event.edited),
    deleted: event.deleted ?? false,
    isUnverified: event.unverified,
    reactions: Object.entries(event.reactions ?? {}).map(([emoji, names]) => ({ emoji, names })),
  };
}

function base(event: EventBase | TopicEvent | ModeratedEvent) {
  return {
    seq: event.seq,
    from: event.from,
    at: Date.parse(event.at),
    account: event.account,
    deleted: false,
    reactions: [] as readonly Reaction[],
  };
}
