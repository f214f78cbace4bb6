import { i18n } from '../../i18n/i18n.svelte';
import { chat } from '../../i18n/texts/chat';
import { RequestError } from '../../net/conversation';

/** What a request that failed means for the person; anything else is a bug, and goes on. */
export function failureOf(error: unknown): { code: string; text: string } {
  if (!(error instanceof RequestError)) {
    throw error;
  }

  return { code: error.code, text: error.message !== '' && error.code !== 'timed_out' ? error.message : i18n.of(chat).slow };
}
