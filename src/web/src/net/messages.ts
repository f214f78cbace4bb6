/** charla/1 as the page speaks it: docs/protocol.md, section 4. */

import type { Registered, SignedIn, TokenList } from './accountMessages';
import type { AuditPage, ModerationQuestion, ModerationRequest, RoomOrder, RoomRole, SanctionList } from './moderation';

export type { Registered, SignedIn, TokenList, TokenSummary } from './accountMessages';

/** A room's events, in the order of their `seq`. */
export interface EventBase {
  readonly room: string;
  readonly seq: number;
  readonly from: string;
  readonly at: string;
  readonly nonce?: string;
  /** The account under which it was sent, folded. */
  readonly account?: string;
}

export interface MessageEvent extends EventBase {
  readonly op: 'message';
  readonly text: string;
  /** The name is someone's own, and whoever sent this could not show that it is theirs. */
  readonly unverified?: boolean;
  readonly reply_to?: number;
  readonly edited?: string;
  readonly deleted?: boolean;
  /** Emoji → names; in `history` only. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

export interface EditedEvent extends EventBase {
  readonly op: 'edited';
  readonly target: number;
  readonly text: string;
}

export interface DeletedEvent extends EventBase {
  readonly op: 'deleted';
  readonly target: number;
}

export interface ReactedEvent extends EventBase {
  readonly op: 'reacted';
  readonly target: number;
  readonly emoji: string;
  readonly on: boolean;
}

export interface TopicEvent extends EventBase {
  readonly op: 'topic';
  readonly text: string;
}

/** What was done to keep order. */
export interface ModeratedEvent extends EventBase {
  readonly op: 'moderated';
  readonly act: string;
  readonly who?: string;
  readonly role?: string;
  readonly reason?: string;
  readonly until?: string;
  /** What the room is called from the next event on. */
  readonly name?: string;
  readonly access?: string;
  readonly guests?: boolean;
  readonly locked?: boolean;
  readonly keep_days?: number;
  readonly keep_count?: number;
  readonly keep_bytes?: number;
}

export type RoomEvent = MessageEvent | EditedEvent | DeletedEvent | ReactedEvent | TopicEvent | ModeratedEvent;

export interface Reply {
  readonly ref?: string;
}

/** Who may make an account. */
export type Registration = 'open' | 'invite' | 'closed';

export type Role = 'user' | 'admin';

export interface Welcome extends Reply {
  readonly op: 'welcome';
  /** A secret that names this conversation. Absent where the other end speaks the plain dialect. */
  readonly session?: string;
  readonly resumed: boolean;
  readonly name: string;
  readonly account?: string;
  readonly role?: Role;
  /** A secret with which to come back under the account. */
  readonly token?: string;
  readonly registration?: Registration;
  /** Whether one may be here without an account. */
  readonly guests?: boolean;
  readonly server: { readonly name: string; readonly version: string };
  readonly limits: { readonly payload: number; readonly frame: number; readonly page: number };
  readonly rooms: readonly string[];
  readonly dialect?: 'plain';
}

export interface Joined extends Reply {
  readonly op: 'joined';
  readonly room: string;
  readonly head: number;
  readonly read: number;
  readonly unread: number;
  readonly topic?: string;
  readonly members: readonly string[];
  readonly count: number;
}

export interface RoomSummary {
  readonly room: string;
  readonly head: number;
  readonly read: number;
  readonly unread: number;
  readonly topic?: string;
  readonly count: number;
}

export interface MemberSummary {
  readonly name: string;
  readonly via: string;
  readonly dialect: string;
  readonly since: string;
  readonly account?: string;
  readonly unverified?: boolean;
  /** From `moderator` up. */
  readonly role?: RoomRole;
}

/** We are not in a room any more. */
export interface Left extends Reply {
  readonly op: 'left';
  readonly room: string;
  /** Absent where we asked for it; else `kicked`, or the code that we would get if we came again. */
  readonly reason?: string;
}

export interface Presence {
  readonly op: 'presence';
  readonly room: string;
  readonly name: string;
  readonly state: 'joined' | 'left' | 'renamed';
  readonly was?: string;
}

export interface Typing {
  readonly op: 'typing';
  readonly room: string;
  readonly name: string;
  readonly on: boolean;
}

export interface ReadMarker extends Reply {
  readonly op: 'read';
  readonly room: string;
  readonly seq: number;
  readonly unread: number;
}

export interface Ack extends Reply {
  readonly op: 'ack';
  readonly room: string;
  readonly seq: number;
  readonly at: string;
  readonly nonce?: string;
  readonly repeated?: boolean;
}

export interface HistoryPage extends Reply {
  readonly op: 'history';
  readonly room: string;
  readonly events: readonly RoomEvent[];
  readonly head: number;
  readonly more: boolean;
}

export interface Found extends Reply {
  readonly op: 'found';
  readonly q: string;
  readonly hits: readonly MessageEvent[];
  readonly more: boolean;
  readonly pending: number;
}

export interface Gap {
  readonly op: 'gap';
  readonly room: string;
  readonly from: number;
  readonly to: number;
}

export interface ServerError extends Reply {
  readonly op: 'error';
  readonly code: string;
  readonly message: string;
  readonly room?: string;
  readonly nonce?: string;
  readonly retry_after_ms?: number;
}

export interface Bye {
  readonly op: 'bye';
  readonly reason: string;
  readonly message: string;
  readonly retry_after_ms?: number;
}

export type ServerMessage =
  | Welcome
  | Joined
  | Left
  | RoomEvent
  | Presence
  | Typing
  | ReadMarker
  | Ack
  | HistoryPage
  | Found
  | Gap
  | (Reply & { readonly op: 'rooms'; readonly rooms: readonly RoomSummary[] })
  | (Reply & { readonly op: 'who'; readonly room: string; readonly members: readonly MemberSummary[]; readonly count: number })
  | (Reply & { readonly op: 'nick'; readonly name: string })
  | { readonly op: 'notice'; readonly text: string }
  | Registered
  | SignedIn
  | (Reply & { readonly op: 'signed_out'; readonly name: string })
  | (Reply & { readonly op: 'password' })
  | TokenList
  | RoomOrder
  | SanctionList
  | AuditPage
  | ServerError
  | (Reply & { readonly op: 'pong'; readonly at: string })
  | Bye;

/** What lasts: numbered by the room's log, acknowledged, and harmless to repeat under the same nonce. */
export type LastingRequest =
  | { op: 'send'; room?: string; to?: string; text: string; reply_to?: number }
  | { op: 'edit'; room: string; seq: number; text: string }
  | { op: 'delete'; room: string; seq: number }
  | { op: 'react'; room: string; seq: number; emoji: string; on: boolean }
  | { op: 'topic'; room: string; text: string };

/** What is answered with a message that repeats its `ref`. */
export type Request =
  | {
      op: 'hello';
      v: 1;
      name: string;
      resume?: string;
      token?: string;
      password?: string;
      remember?: true;
      client: string;
      lang: string;
    }
  | { op: 'register'; name: string; password: string; invite?: string; remember: true }
  | { op: 'sign_in'; name: string; password: string; remember: true }
  | { op: 'sign_out' }
  | { op: 'password'; old: string; new: string }
  | { op: 'tokens'; new?: string; revoke?: number }
  | { op: 'join'; room: string; after?: number }
  | { op: 'leave'; room: string }
  | { op: 'read'; room: string; seq: number }
  | { op: 'history'; room: string; before?: number; after?: number; around?: number; limit?: number }
  | { op: 'search'; q: string; room?: string; from?: string; before?: number; limit?: number }
  | { op: 'rooms' }
  | { op: 'who'; room: string }
  | ModerationQuestion
  | ModerationRequest
  | { op: 'nick'; name: string }
  | { op: 'ping' };

/** What nobody answers. */
export interface TypingSignal {
  op: 'typing';
  room: string;
  on: boolean;
}

/** Whether a message is an event of a room's log. */
export function isRoomEvent(message: ServerMessage): message is RoomEvent {
  return (
    message.op === 'message' ||
    message.op === 'edited' ||
    message.op === 'deleted' ||
    message.op === 'reacted' ||
    message.op === 'moderated' ||
    (message.op === 'topic' && 'seq' in message)
  );
}
