import type { Link, LinkEvents } from './link';
import type { Failure, Problem } from './problem';
import { SocketLink } from './socketLink';

/** Where the window's process is to dial (docs/window.md). */
export type Target = TcpTarget | SerialTarget;

export interface TcpTarget {
  readonly to: 'tcp';
  readonly host: string;
  readonly port: number;
}

export interface SerialTarget {
  readonly to: 'serial';
  readonly path: string;
  readonly baud: number;
  readonly data_bits: number;
  readonly parity: string;
  readonly stop_bits: number;
  readonly flow: string;
  readonly keep_lines: boolean;
  readonly format: 'frames' | 'lines';
  readonly line_ending: string;
  readonly encoding: string;
}

interface Answer {
  readonly op: string;
  readonly link?: string;
  readonly via?: 'tcp' | 'serial';
  readonly dialect?: 'charla/1' | 'plain';
  readonly peer?: string;
  readonly failure?: Failure;
  readonly detail?: string;
  readonly answered?: string;
  readonly answer?: string;
}

/** A dial may try several addresses of a host before it gives up. */
const answerLimitMs = 30_000;
const lostMark = '{"op":"link_lost"';

/** The window's link: the local process dials, and says why where it fails. */
export function dialWindow(origin: string, token: string, target: Target, lang: string, events: LinkEvents): Link {
  const url = new URL('/link', origin);
  url.protocol = 'ws:';
  url.searchParams.set('token', token);
  let dialled = false;
  return new SocketLink(
    url,
    answerLimitMs,
    {
      opened: (link) => link.send(JSON.stringify({ op: 'dial', ...target, lang })),
      text: (text, link) => {
        if (dialled && !text.startsWith(lostMark)) {
          events.message(text);
          return;
        }

        const answer = JSON.parse(text) as Answer;
        if (answer.op === 'dialed') {
          dialled = true;
          link.ready();
          events.opened({ via: answer.via ?? 'tcp', dialect: answer.dialect ?? 'charla/1', peer: answer.peer ?? '', id: answer.link });
        } else {
          link.end({ failure: answer.failure ?? 'other', detail: answer.detail, answered: answer.answered, answer: answer.answer });
        }
      },
      refused: () => explain(origin, token),
      lost: () => ({ failure: dialled ? 'lost' : 'app_gone' }),
    },
    events,
  );
}

/** The process is gone, or knows no such token: then it was started anew since this window was opened. */
async function explain(origin: string, token: string): Promise<Problem> {
  try {
    const answer = await fetch(new URL('/api/ports', origin), {
      headers: { Authorization: `Bearer ${token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    });
    return { failure: answer.status === 403 ? 'app_token' : 'app_gone' };
  } catch {
    return { failure: 'app_gone' };
  }
}
