import type { Registration } from '../net/messages';

const data = document.documentElement.dataset;

/** Whom the server that the page came from lets in. A window's servers are not asked before: there the answer shows it. */
export const entrance = {
  registration: (data.registration ?? 'open') as Registration,
  guests: data.guests !== 'no',
};

/** Takes an invitation out of the address, where it would be copied and remembered. */
export function takeInvite(location: Location, history: History): string {
  const query = new URLSearchParams(location.search);
  const invite = query.get('invite') ?? '';
  if (query.has('invite')) {
    query.delete('invite');
    const rest = query.toString();
    history.replaceState(null, '', location.pathname + (rest === '' ? '' : `?${rest}`) + location.hash);
  }

  return invite;
}
