import type { Link, LinkEvents } from './link';
import type { Problem } from './problem';
import { SocketLink } from './socketLink';

const openLimitMs = 10_000;

/** The page's link: the WebSocket of the server that it came from. */
export function dialPage(origin: string, events: LinkEvents): Link {
  const url = new URL('/ws', origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return new SocketLink(
    url,
    openLimitMs,
    {
      opened: (link) => {
        link.ready();
        events.opened({ via: 'websocket', dialect: 'charla/1', peer: url.host });
      },
      text: (text) => events.message(text),
      refused: () => explain(origin),
      lost: () => ({ failure: 'lost' }),
    },
    events,
  );
}

/** Asks at the same place without a WebSocket, to tell a server that is gone from one that refuses us. */
async function explain(origin: string): Promise<Problem> {
  if (!navigator.onLine) {
    return { failure: 'unreachable' };
  }

  try {
    // A POST says whose page it comes from, as the WebSocket did; a GET to one's own server does not.
    const answer = await fetch(new URL('/ws', origin), { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(3_000) });
    // 426 is what a server says that would have spoken WebSocket with us.
    return answer.status === 426
      ? { failure: 'lost' }
      : answer.status === 403
        ? { failure: 'rejected', detail: await answer.text() }
        : { failure: 'not_a_chat_server', answered: 'http', answer: `HTTP ${answer.status}` };
  } catch {
    return { failure: 'refused' };
  }
}
