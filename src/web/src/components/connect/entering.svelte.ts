import type { Identity } from '../../net/client.svelte';
import type { Problem } from '../../net/problem';
import type { Registration } from '../../net/messages';
import { isName } from '../../text/names';

/** How one comes in: under any free name, under one's own, or making one's name one's own. */
export type Way = 'guest' | 'signIn' | 'register';

/** What the server makes of newcomers. */
export interface Policy {
  readonly registration: Registration;
  readonly guests: boolean;
}

export const shortestPassword = 8;

/** What a person types to come in, and what of it was found wrong. */
export class Entering {
  way = $state<Way>('guest');
  name = $state('');
  password = $state('');
  invite = $state('');
  stays = $state(false);
  /** Found wrong before anything was sent. */
  isBadName = $state(false);
  isShort = $state(false);
  readonly policy: Policy;
  /** Whether the server has asked for an invitation. */
  #wantsInvite = $state(false);

  constructor(policy: Policy, name: string, invite = '') {
    this.policy = policy;
    this.name = name;
    this.invite = invite;
    this.way = invite !== '' && policy.registration !== 'closed' ? 'register' : policy.guests ? 'guest' : 'signIn';
  }

  get hasPassword(): boolean {
    return this.way !== 'guest';
  }

  get hasInvite(): boolean {
    return this.way === 'register' && (this.policy.registration === 'invite' || this.invite !== '' || this.#wantsInvite);
  }

  go(way: Way): void {
    this.way = way;
    this.isShort = false;
  }

  /** Follows what the server said. */
  hear(problem: Problem | null): void {
    switch (problem?.failure) {
      case 'name_registered':
      case 'auth_required':
      case 'auth_failed':
      case 'token_failed':
        this.way = 'signIn';
        break;
      case 'bad_invite':
        this.#wantsInvite = true;
        this.way = 'register';
        break;
    }
  }

  /** What to come in with; null where it is not fit to be sent. */
  identity(): Identity | null {
    const name = this.name.trim();
    this.isBadName = !isName(name);
    this.isShort = this.hasPassword && this.password.length < (this.way === 'register' ? shortestPassword : 1);
    if (this.isBadName || this.isShort) {
      return null;
    }

    const invite = this.invite.trim();
    return {
      name,
      ...(this.hasPassword ? { password: this.password } : {}),
      ...(this.way === 'register' ? { register: invite === '' ? {} : { invite } } : {}),
    };
  }
}
