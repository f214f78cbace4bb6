import type { MarkedToken, Token } from 'marked';
import type { Mention } from './lexer';
import { safeAddress } from './links';
import { parse, type Part } from './parse';

/** More of a message is not looked at, and more of a preview not given. */
const maxSource = 1_000;
const maxPreview = 200;

/** A message in one line without its markup: for replies, notifications and results of a search. */
export function plainPreview(message: string): string {
  const line = parse(message.slice(0, maxSource).replace(/[\uD800-\uDBFF]$/, ''))
    .map(partText)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(line);
  const cut = letters.length > maxPreview || message.length > maxSource;
  return cut ? `${letters.slice(0, maxPreview).join('').trimEnd()}…` : line;
}

/** What is left of markdown when its marks are taken away. */
export function textOf(tokens: Token[] = []): string {
  return tokens.map((token) => one(token as MarkedToken | Mention)).join('');
}

function partText(part: Part): string {
  return part.kind === 'rich' ? textOf(part.tokens) : part.text;
}

function one(token: MarkedToken | Mention): string {
  switch (token.type) {
    case 'list':
      return token.items.map((item) => ` ${textOf(item.tokens)}`).join('');
    case 'table':
      return [token.header, ...token.rows].flatMap((row) => row.map((cell) => `${textOf(cell.tokens)} `)).join('');
    case 'hr':
      return ' ';
    case 'code':
      return `${token.text} `;
    case 'codespan':
    case 'escape':
      return token.text;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'link':
    case 'image':
      return safeAddress(token.href) === null ? token.raw : textOf(token.tokens) || token.href;
    case 'paragraph':
    case 'heading':
    case 'blockquote':
      return `${textOf(token.tokens)} `;
    default:
      return 'tokens' in token && token.tokens !== undefined && token.tokens.length > 0 ? textOf(token.tokens) : token.raw;
  }
}
