/** How order is kept in rooms, as the wire has it: docs/moderation.md. */

/** What one may be in a room, from the least to the most. */
export type RoomRole = 'banned' | 'guest' | 'member' | 'invited' | 'moderator' | 'owner' | 'admin';

/** What one may do in a room, as far as the page asks. */
export type RoomAct =
  | 'read'
  | 'send'
  | 'react'
  | 'topic'
  | 'edit_own'
  | 'delete_own'
  | 'delete_others'
  | 'invite'
  | 'kick'
  | 'mute'
  | 'ban'
  | 'lock'
  | 'rename'
  | 'settings'
  | 'retention'
  | 'grant_moderator'
  | 'grant_owner'
  | 'read_audit';

export type RoomAccess = 'public' | 'private' | 'announcement';

/** What can be set of a room. A limit of 0 keeps everything. */
export interface SettingsChange {
  access?: RoomAccess;
  guests?: boolean;
  locked?: boolean;
  keep_days?: number;
  keep_count?: number;
  keep_bytes?: number;
}

/** How a room is set, and what whoever asked is in it. */
export interface RoomOrder {
  readonly op: 'settings';
  readonly ref?: string;
  readonly room: string;
  readonly access: RoomAccess;
  readonly guests: boolean;
  readonly locked: boolean;
  readonly keep_days?: number;
  readonly keep_count?: number;
  readonly keep_bytes?: number;
  /** Accounts. */
  readonly owners: readonly string[];
  readonly moderators: readonly string[];
  readonly invited: readonly string[];
  readonly role: RoomRole;
  readonly may: readonly string[];
  readonly muted?: boolean;
  readonly muted_until?: string;
}

/** A ban or a muting. */
export interface Sanction {
  readonly id: number;
  readonly by: string;
  readonly at: string;
  readonly name?: string;
  readonly account?: string;
  /** For administrators only. */
  readonly address?: string;
  readonly has_address?: boolean;
  readonly until?: string;
  readonly reason?: string;
}

export interface SanctionList {
  readonly op: 'bans';
  readonly ref?: string;
  readonly room: string;
  readonly bans: readonly Sanction[];
  readonly mutes: readonly Sanction[];
}

/** Something that was done, as it was written down. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly account?: string;
  readonly address?: string;
  readonly act: string;
  readonly who?: string;
  readonly reason?: string;
  readonly detail?: string;
}

export interface AuditPage {
  readonly op: 'audit';
  readonly ref?: string;
  readonly room?: string;
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
}

interface Sentence {
  room: string;
  who: string;
  with_address?: true;
  seconds?: number;
  reason?: string;
}

/** What is asked to keep order; answered with an `ack`. */
export type ModerationRequest =
  | ({ op: 'settings'; room: string } & SettingsChange)
  | { op: 'rename'; room: string; name: string }
  | { op: 'role'; room: string; who: string; role: 'owner' | 'moderator' | 'member' }
  | { op: 'invite'; room: string; who: string; on: boolean }
  | { op: 'kick'; room: string; who: string; reason?: string }
  | ({ op: 'ban' | 'mute' } & Sentence)
  | { op: 'unban' | 'unmute'; room: string; id: number };

/** What is asked about it. */
export type ModerationQuestion =
  { op: 'settings'; room: string } | { op: 'bans'; room: string } | { op: 'audit'; room: string; before?: number; limit?: number };
