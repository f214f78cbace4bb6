/** Why there is no connection, each kind with a sentence of its own that says what to do (i18n/texts/problems.ts). */
export type Failure =
  | 'bad_host'
  | 'bad_port'
  | 'bad_name'
  | 'refused'
  | 'timed_out'
  | 'unreachable'
  | 'tls_failed'
  | 'certificate_changed'
  | 'name_not_found'
  | 'not_a_chat_server'
  | 'name_taken'
  | 'auth_required'
  | 'auth_failed'
  | 'token_failed'
  | 'name_registered'
  | 'account_disabled'
  | 'registration_closed'
  | 'bad_invite'
  | 'weak_password'
  | 'server_full'
  | 'shutting_down'
  | 'rate_limited'
  | 'rejected'
  | 'taken_over'
  | 'stalled'
  | 'lost'
  | 'port_not_found'
  | 'port_permission'
  | 'port_busy'
  | 'port_gone'
  | 'port_not_serial'
  | 'port_unsupported'
  | 'no_port'
  | 'app_gone'
  | 'app_token'
  | 'other';

export interface Problem {
  readonly failure: Failure;
  /** The particulars, for people, as the server or the system gave them. */
  readonly detail?: string;
  /** For `not_a_chat_server`: what it looks like (docs/window.md). */
  readonly answered?: string;
  /** For `not_a_chat_server`: its first bytes. */
  readonly answer?: string;
  /** How long the server asked to wait. */
  readonly retryAfterMs?: number;
}

/** What no repetition mends by itself: the person has to do something first. */
const final: ReadonlySet<Failure> = new Set([
  'bad_host',
  'bad_port',
  'bad_name',
  'no_port',
  'auth_required',
  'auth_failed',
  'token_failed',
  'name_registered',
  'account_disabled',
  'registration_closed',
  'bad_invite',
  'weak_password',
  'certificate_changed',
  'rejected',
  'taken_over',
  'port_permission',
  'port_not_serial',
  'port_unsupported',
  'app_token',
]);

/** Whether trying again is of no use. A name that is taken after a reconnect is most likely held by the connection that was lost. */
export function isFinal(problem: Problem, wasWelcomed: boolean): boolean {
  return final.has(problem.failure) || (!wasWelcomed && (problem.failure === 'name_taken' || problem.failure === 'not_a_chat_server'));
}

/** What a server's error, sent in place of a welcome, means for the connection. */
export function ofServerError(error: { code: string; message: string; retry_after_ms?: number }): Problem {
  const known: Record<string, Failure> = {
    name_taken: 'name_taken',
    auth_required: 'auth_required',
    auth_failed: 'auth_failed',
    name_registered: 'name_registered',
    account_disabled: 'account_disabled',
    registration_closed: 'registration_closed',
    bad_invite: 'bad_invite',
    weak_password: 'weak_password',
    server_full: 'server_full',
    shutting_down: 'shutting_down',
    rate_limited: 'rate_limited',
    unavailable: 'lost',
  };
  return { failure: known[error.code] ?? 'rejected', detail: error.message, retryAfterMs: error.retry_after_ms };
}

/** What a `bye` means for the connection that it ends. */
export function ofBye(bye: { reason: string; message: string; retry_after_ms?: number }): Problem {
  const known: Record<string, Failure> = {
    resumed_elsewhere: 'taken_over',
    auth_required: 'auth_required',
    account_disabled: 'account_disabled',
    shutting_down: 'shutting_down',
    server_full: 'server_full',
    stalled: 'stalled',
  };
  return { failure: known[bye.reason] ?? 'lost', detail: bye.message, retryAfterMs: bye.retry_after_ms };
}
