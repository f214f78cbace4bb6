import { Chat } from './chat/chat.svelte';
import { view } from './chat/view.svelte';
import { home, takeAddress } from './home/home';
import { takeInvite } from './home/entrance';
import { accounts, memory, recent, tab } from './home/shelf';
import { i18n } from './i18n/i18n.svelte';
import { chat as chatTexts } from './i18n/texts/chat';
import { order as orderTexts } from './i18n/texts/order';
import type { Identity } from './net/client.svelte';
import type { Dial } from './net/link';
import { dialPage } from './net/pageLink';
import { dialWindow, type Target } from './net/windowLink';
import { toasts } from './ui/toasts.svelte';
import { recorded } from './wire/recorded';
import { WireLog } from './wire/log.svelte';

const address = takeAddress(location, history);

/** The token of the window's process; empty in the page, which needs none. */
export const token = address.token ?? '';
export const prefill = address.prefill;
/** An invitation that the address had; empty for none. */
export const invite = takeInvite(location, history);
export const wireLog = new WireLog();

export const chat = new Chat({
  notice: (text) => toasts.show(text),
  failed: (error) => toasts.show(error.code === 'timed_out' ? i18n.of(chatTexts).slow : error.message, 'bad'),
  expelled: (room, reason, wasCurrent) => {
    if (wasCurrent) {
      view.show({ kind: 'expelled', room, reason });
    } else {
      toasts.show(i18n.of(orderTexts).expelled(room, reason), 'bad');
    }
  },
});

/** Connects the page to the server that it came from. */
export function enterPage(identity: Identity, stays = false): void {
  wireLog.clear();
  connect(location.host, (events) => dialPage(location.origin, events), identity, stays);
}

/** Has the window's process dial. */
export function enterWindow(target: Target, identity: Identity, stays = false): void {
  wireLog.clear();
  const server = target.to === 'tcp' ? `${target.host}:${target.port}` : target.path;
  const kept = accounts.of(server);
  const isKept = kept !== null && kept.name === identity.name && (identity.password ?? '') === '';
  const who = isKept ? { ...identity, token: kept.token } : identity;
  connect(server, (events) => dialWindow(location.origin, token, target, i18n.language, events), who, stays || isKept);
  if (target.to === 'tcp') {
    recent.add({ host: target.host, port: target.port, name: identity.name });
  }
}

/** Goes on with the conversation that this tab had before it was loaded anew, or under the account that stays signed in on this device. */
export function goOn(): void {
  const last = tab.load();
  const kept = accounts.of(location.host);
  if (home !== 'page') {
    return;
  }

  if (last?.server === location.host) {
    const isKept = last.token === undefined && kept?.name === last.name;
    enterPage({ name: last.name, session: last.session, token: isKept ? kept.token : last.token }, isKept);
  } else if (kept !== null && invite === '') {
    enterPage(kept, true);
  }
}

/** The name under which the person was here last. */
export function lastName(server: string): string {
  return prefill.name ?? memory.of(server).name ?? recent.list()[0]?.name ?? '';
}

function connect(server: string, dial: Dial, identity: Identity, stays: boolean): void {
  chat.connect(server, home === 'page' ? recorded(dial, wireLog) : dial, identity, i18n.language, stays);
}
