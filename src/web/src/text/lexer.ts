import { Lexer, Tokenizer, type Token, type Tokens, type TokenizerThis } from 'marked';
import { safeAddress, trimAddress } from './links';
import { mentionAt } from './nameRules';

export interface Mention {
  type: 'mention';
  raw: string;
  name: string;
}

const address = /^(?:https?:\/\/|www\.)[^\s<]+/i;
const maxMailbox = 64;
/** What may stand before the @ of an e-mail address, as marked has it, without the marks of markdown. */
const mailboxRun = /^[a-z\d.#$%&'+/=?^{|}-]{65,}/i;
const mail = /^[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/i;

/**
 * Markdown as a chat has it. What could make a part of a message vanish or turn into something else by surprise is left out:
 * HTML, definitions of references, underlined headings, and code by indentation.
 */
class ChatTokenizer extends Tokenizer {
  override code(): undefined {}

  override html(): undefined {}

  override def(): undefined {}

  override reflink(): undefined {}

  override lheading(): undefined {}

  /** A tag stays as it was typed, asterisks and addresses within it included. */
  override tag(source: string): Tokens.Tag | undefined {
    const raw = source.startsWith('<') ? this.rules.inline.tag.exec(source)?.[0] : undefined;
    return raw === undefined ? undefined : { type: 'html', raw, text: raw, block: false, inLink: false, inRawBlock: false };
  }

  /** A bare address; the punctuation behind it belongs to the sentence. */
  override url(source: string): Tokens.Link | undefined {
    const web = trimAddress(address.exec(source)?.[0] ?? '');
    const raw = web || trimAddress(mail.exec(source)?.[0] ?? '');
    const href = web ? (/^www/i.test(web) ? `http://${web}` : web) : `mailto:${raw}`;
    if (raw === '' || safeAddress(href) === null) {
      return undefined;
    }

    return { type: 'link', raw, text: raw, href, autolink: true, tokens: [{ type: 'text', raw, text: raw }] };
  }

  /** Up to the next mention, and with its entities as they were typed. */
  override inlineText(source: string): Tokens.Text | undefined {
    const raw = passOver(source) ?? this.rules.inline.text.exec(source)?.[0];
    if (raw === undefined) {
      return undefined;
    }

    const text = raw.slice(0, nextMention(source, raw.length));
    return { type: 'text', raw: text, text };
  }
}

/** In a long word before an @, marked would begin anew at each letter. No e-mail address begins that far ahead. */
function passOver(source: string): string | undefined {
  return mailboxRun.exec(source)?.[0].slice(0, -maxMailbox);
}

function nextMention(source: string, end: number): number {
  let at = source.indexOf('@', 1);
  while (at > 0 && at < end && mentionAt(source, at) === null) {
    at = source.indexOf('@', at + 1);
  }

  return at > 0 && at < end ? at : end;
}

function mention(this: TokenizerThis, source: string, tokens: Token[]): Mention | undefined {
  if (!source.startsWith('@') || this.lexer.state.inLink) {
    return undefined;
  }

  const name = mentionAt(source, 0, tokens.at(-1)?.raw);
  return name === null ? undefined : { type: 'mention', raw: `@${name}`, name };
}

/** Reads markdown; `Mention` is among the tokens. */
export function lex(prose: string): Token[] {
  const lexer = new Lexer({
    gfm: true,
    breaks: true,
    tokenizer: new ChatTokenizer(),
    extensions: { renderers: {}, childTokens: {}, inline: [mention] },
  });
  return lexer.lex(prose);
}
