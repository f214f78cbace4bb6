import type { Identity } from './client.svelte';
import type { Conversation } from './conversation';
import type { Registered, Welcome } from './messages';

/** Says hello, and makes the account first where that is wanted. Rejects with a RequestError. */
export async function introduce(conversation: Conversation, identity: Identity, language: string): Promise<Welcome> {
  const { name, password, token, register, session } = identity;
  const hasPassword = token === undefined && password !== undefined && password !== '';
  let made: Registered | undefined;
  if (register !== undefined && hasPassword) {
    made = await conversation.request<Registered>({ op: 'register', name, password, ...register, remember: true });
  }

  const welcome = await conversation.request<Welcome>({
    op: 'hello',
    v: 1,
    name,
    client: 'charla-web',
    lang: language,
    ...(session === undefined ? {} : { resume: session }),
    ...(token === undefined ? {} : { token }),
    // Whoever has just registered needs no password.
    ...(hasPassword && made === undefined ? { password, remember: true } : {}),
  });
  return made === undefined ? welcome : { ...welcome, token: made.token };
}
