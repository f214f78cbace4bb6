import type { Dial } from '../net/link';
import type { WireLog } from './log.svelte';
import { incoming, outgoing } from './messages';

/** The same dial, with every message that passes put into the log as well. */
export function recorded(dial: Dial, log: WireLog): Dial {
  return (events) => {
    const link = dial({
      ...events,
      message: (text) => {
        log.record(incoming(text));
        events.message(text);
      },
    });
    return {
      send: (text) => {
        log.record(outgoing(text));
        link.send(text);
      },
      get buffered() {
        return link.buffered;
      },
      close: () => link.close(),
    };
  };
}
