import type { Registered, ServerMessage, SignedIn, TokenList, TokenSummary } from '../net/messages';
import type { Chat } from './chat.svelte';

/** What one does with one's account while in the chat. Everything rejects with a RequestError. */
export class Account {
  readonly #chat: Chat;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Makes an account of a name, and goes on under it. */
  async register(name: string, password: string, invite: string): Promise<void> {
    const made = await this.#chat.client.request<Registered>({
      op: 'register',
      name,
      password,
      ...(invite === '' ? {} : { invite }),
      remember: true,
    });
    this.#chat.become({ name: made.account, account: made.account, role: 'user' }, { password, token: made.token });
  }

  async signIn(name: string, password: string): Promise<void> {
    const opened = await this.#chat.client.request<SignedIn>({ op: 'sign_in', name, password, remember: true });
    const { name: now, account, role, token } = opened;
    this.#chat.become({ name: now, account, role }, { password, token });
  }

  /** Goes on as a guest; where there are none the server closes the connection. */
  async signOut(): Promise<void> {
    this.#chat.stay(false);
    const left = await this.#chat.client.request<ServerMessage & { op: 'signed_out' }>({ op: 'sign_out' });
    this.#chat.become({ name: left.name, account: undefined, role: undefined }, { password: undefined, token: undefined });
  }

  async changePassword(old: string, password: string): Promise<void> {
    await this.#chat.client.request({ op: 'password', old, new: password });
  }

  async tokens(revoke?: number): Promise<readonly TokenSummary[]> {
    const list = await this.#chat.client.request<TokenList>({ op: 'tokens', ...(revoke === undefined ? {} : { revoke }) });
    return list.tokens;
  }

  /** Makes a token for a program. The secret is not to be had again. */
  async newToken(label: string): Promise<{ secret: string; tokens: readonly TokenSummary[] }> {
    const list = await this.#chat.client.request<TokenList>({ op: 'tokens', new: label });
    return { secret: list.token ?? '', tokens: list.tokens };
  }
}
