/** Where this page lives: served by a chat server for whoever has a browser, or by `charla app` on the person's own machine (docs/window.md). */
export type Home = 'page' | 'window';

export const home: Home = document.documentElement.dataset.home === 'window' ? 'window' : 'page';

const tokenKey = 'charla.token';

/** What the address of a window carries besides its token: the form, filled in. */
export interface Prefill {
  readonly host?: string;
  readonly port?: string;
  readonly name?: string;
}

/** Takes the window's token out of the address, where nobody should see or copy it, and keeps it for this tab. */
export function takeAddress(location: Location, history: History): { token: string | null; prefill: Prefill } {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get('token');
  if (given !== null) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, '', location.pathname + location.search);
  }

  const field = (name: string) => fragment.get(name) ?? undefined;
  return { token: given ?? sessionStorage.getItem(tokenKey), prefill: { host: field('host'), port: field('port'), name: field('name') } };
}
