import type { OutboxItem } from '../../net/outbox.svelte';
import { fold } from '../../text/names';

/** What was said in a room and is not in its log yet. */
export function pendingOf(items: readonly OutboxItem[], room: string): readonly OutboxItem[] {
  return items.filter(({ request }) => request.op === 'send' && fold(request.room ?? `@${request.to}`) === fold(room));
}
