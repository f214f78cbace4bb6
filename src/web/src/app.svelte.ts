import { Chat } from './chat/chat.svelte';
import { home, takeAddress } from './home/home';
import { memory, recent, tab } from './home/shelf';
import { i18n } from './i18n/i18n.svelte';
import { chat as chatTexts } from './i18n/texts/chat';
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
export const wireLog = new WireLog();

export const chat = new Chat({
  notice: (text) => toasts.show(text),
  failed: (error) => toasts.show(error.code === 'timed_out' ? i18n.of(chatTexts).slow : error.message, 'bad'),
});

/** Connects the page to the server that it came from. */
export function enterPage(identity: Identity): void {
  wireLog.clear();
  connect(location.host, (events) => dialPage(location.origin, events), identity);
}

/** Has the window's process dial. */
export function enterWindow(target: Target, identity: Identity): void {
  wireLog.clear();
  const server = target.to === 'tcp' ? `${target.host}:${target.port}` : target.path;
  connect(server, (events) => dialWindow(location.origin, token, target, i18n.language, events), identity);
  if (target.to === 'tcp') {
    recent.add({ host: target.host, port: target.port, name: identity.name });
  }
}

/** Goes on with the conversation that this tab had before it was loaded anew. */
export function goOn(): void {
  const last = tab.load();
  if (home === 'page' && last?.server === location.host) {
    enterPage({ name: last.name, session: last.session });
  }
}

/** The name under which the person was here last. */
export function lastName(server: string): string {
  return prefill.name ?? memory.of(server).name ?? recent.list()[0]?.name ?? '';
}

function connect(server: string, dial: Dial, identity: Identity): void {
  chat.connect(server, home === 'page' ? recorded(dial, wireLog) : dial, identity, i18n.language);
}
