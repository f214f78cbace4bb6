import { parse } from './parse';
import type { Context } from './plain';
import { sanitize } from './sanitize';
import { write } from './write';

export { isOnlyEmoji } from './onlyEmoji';
export { plainPreview } from './preview';
export type { Context } from './plain';

/**
 * A message as HTML that is safe to put into the page, whatever its author wrote.
 *
 * Most messages are plain, and for them the text is only escaped. The others are read as markdown, written, and sanitized.
 */
export function render(message: string, context: Context = {}): string {
  const parts = parse(message);
  const html = write(parts, context);
  return parts.every((part) => part.kind === 'plain') ? html : sanitize(html);
}
