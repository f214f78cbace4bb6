/** What the server says of accounts. */

import type { Reply, Role } from './messages';

export interface Registered extends Reply {
  readonly op: 'registered';
  readonly account: string;
  readonly token?: string;
}

export interface SignedIn extends Reply {
  readonly op: 'signed_in';
  readonly account: string;
  readonly role: Role;
  readonly name: string;
  readonly token?: string;
}

export interface TokenSummary {
  readonly id: number;
  readonly label: string;
  /** Made for a program, not for a client to come back. */
  readonly bot: boolean;
  readonly created: string;
  readonly used?: string;
}

export interface TokenList extends Reply {
  readonly op: 'tokens';
  readonly tokens: readonly TokenSummary[];
  /** The new one, which is not to be had again. */
  readonly token?: string;
}
