import type { Welcome } from '../net/messages';

/** What the other end can do. The course's server and a serial line know one room and its talk. */
export interface Features {
  /** More than one room, direct messages, topics. */
  readonly rooms: boolean;
  /** Search, replies, edits, deletions, reactions, typing. */
  readonly rich: boolean;
  /** Names that are someone's own. */
  readonly accounts: boolean;
}

export function featuresOf(welcome: Welcome | null): Features {
  const isPlain = welcome?.dialect === 'plain';
  // A server that says nothing of registration is of before there were accounts.
  return { rooms: !isPlain, rich: !isPlain, accounts: welcome?.registration !== undefined };
}
