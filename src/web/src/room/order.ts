import type { RoomAct, RoomOrder, RoomRole } from '../net/moderation';
import { fold } from '../text/names';
import type { Room } from './room.svelte';

/** What everybody may do in a room of which nobody told us how it is set: a direct message, or one of an older server. */
const open: ReadonlySet<string> = new Set(['read', 'send', 'react', 'topic', 'edit_own', 'delete_own']);
const roles: readonly RoomRole[] = ['banned', 'guest', 'member', 'invited', 'moderator', 'owner', 'admin'];

/** Somebody that one may act on. */
export interface Target {
  readonly name: string;
  /** Their account, folded; undefined for a guest, and where nobody knows. */
  readonly account?: string;
}

/** What a menu offers to do with somebody. */
export type MemberAct = 'direct' | 'mention' | 'invite' | 'moderator' | 'owner' | 'member' | 'kick' | 'mute' | 'ban';

/** Why one can't write in a room. */
export interface Silence {
  readonly why: 'muted' | 'announcement' | 'locked' | 'forbidden';
  /** When it ends, in milliseconds since 1970; undefined where nobody knows. */
  readonly until?: number;
}

/** Whether we may do something in a room, as far as we know. */
export function allows(room: Room, act: RoomAct): boolean {
  return room.order === null ? open.has(act) : room.order.may.includes(act);
}

/** Whether we keep the room: then there is something to be set or seen. */
export function keeps(room: Room): boolean {
  return allows(room, 'lock') || allows(room, 'ban') || allows(room, 'settings');
}

/** Why we can't write; null where we can. */
export function silenceOf(room: Room): Silence | null {
  const order = room.order;
  if (order === null || allows(room, 'send')) {
    return null;
  }

  if (order.muted === true) {
    return { why: 'muted', until: order.muted_until === undefined ? undefined : Date.parse(order.muted_until) };
  }

  return { why: order.access === 'announcement' ? 'announcement' : order.locked ? 'locked' : 'forbidden' };
}

/** What somebody is in a room, as far as we know. */
export function roleOf(room: Room, { name, account }: Target): RoomRole {
  const told = room.details.get(name)?.role;
  if (told !== undefined || account === undefined) {
    return told ?? 'guest';
  }

  return roleIn(room.order, account);
}

/** What may be done with somebody, in the order in which a menu shows it. */
export function actsOn(room: Room, target: Target, isMe: boolean): readonly MemberAct[] {
  const role = roleOf(room, target);
  if (isMe) {
    return role === 'moderator' || role === 'owner' ? ['mention', 'member'] : ['mention'];
  }

  const above = outranks(room.order?.role, role);
  return [
    'direct',
    'mention',
    ...(target.account === undefined ? [] : grants(room, role, above)),
    ...(above && allows(room, 'kick') && room.members.has(target.name) ? (['kick'] as const) : []),
    ...(above && allows(room, 'mute') ? (['mute'] as const) : []),
    ...(above && allows(room, 'ban') ? (['ban'] as const) : []),
  ];
}

function grants(room: Room, role: RoomRole, above: boolean): MemberAct[] {
  const acts: MemberAct[] = [];
  if (allows(room, 'invite') && room.order?.access === 'private' && role === 'member') {
    acts.push('invite');
  }

  if (above && allows(room, 'grant_moderator') && role !== 'moderator' && role !== 'owner') {
    acts.push('moderator');
  }

  if (above && allows(room, 'grant_owner') && role !== 'owner') {
    acts.push('owner');
  }

  return above && allows(room, 'grant_moderator') && (role === 'moderator' || role === 'owner') ? [...acts, 'member'] : acts;
}

function roleIn(order: RoomOrder | null, account: string): RoomRole {
  const has = (accounts: readonly string[] | undefined) => accounts?.some((each) => fold(each) === fold(account)) === true;
  return has(order?.owners) ? 'owner' : has(order?.moderators) ? 'moderator' : has(order?.invited) ? 'invited' : 'member';
}

/** One acts on others only where one is more than they are; an administrator on anybody. */
function outranks(mine: RoomRole | undefined, theirs: RoomRole): boolean {
  return mine === 'admin' || (mine !== undefined && roles.indexOf(mine) > roles.indexOf(theirs));
}
