import type { MarkedToken, Token, Tokens } from 'marked';
import { safeAddress } from './links';
import type { Mention } from './lexer';
import { languageOf, type Part } from './parse';
import { textOf } from './preview';
import { escapeAttribute, escapeText, writeMention, writePlain, type Context } from './plain';

const maxDepth = 40;

/** A message that was taken apart, as HTML with nothing of its author's in it but text and addresses. */
export function write(parts: Part[], context: Context): string {
  return parts.map((part) => writePart(part, context)).join('');
}

function writePart(part: Part, context: Context): string {
  switch (part.kind) {
    case 'plain':
      return writePlain(part.text, context);
    case 'code':
      return writeCode(part.text, part.language);
    case 'rich':
      try {
        return new Writer(context).all(part.tokens);
      } catch {
        return writePlain(part.text, context);
      }
  }
}

/** Code between fences. The page adds the head with the language and the button. */
function writeCode(code: string, language: string): string {
  const name = language === '' ? '' : ` class="language-${language}"`;
  return `<figure class="code"><pre tabindex="0"><code${name}>${escapeText(code)}</code></pre></figure>`;
}

/** Writes markdown that has been read. Throws when it is nested beyond sense. */
class Writer {
  #depth = 0;
  #inLink = false;

  constructor(private readonly context: Context) {}

  all(tokens: Token[] = []): string {
    if (++this.#depth > maxDepth) {
      throw new RangeError('nested too deeply');
    }

    const html = tokens.map((token) => this.#one(token as MarkedToken | Mention)).join('');
    this.#depth--;
    return html;
  }

  #one(token: MarkedToken | Mention): string {
    switch (token.type) {
      case 'paragraph':
        return `<p>${this.all(token.tokens)}</p>`;
      case 'heading':
        return `<p><strong>${this.all(token.tokens)}</strong></p>`;
      case 'blockquote':
        return `<blockquote>${this.all(token.tokens)}</blockquote>`;
      case 'list':
        return this.#list(token);
      case 'table':
        return this.#table(token);
      case 'code':
        return writeCode(token.text.trimEnd(), languageOf(token.lang ?? ''));
      case 'hr':
        return '<hr>';
      case 'strong':
      case 'em':
      case 'del':
        return `<${token.type}>${this.all(token.tokens)}</${token.type}>`;
      case 'codespan':
        return `<code>${escapeText(token.text)}</code>`;
      case 'link':
      case 'image':
        return this.#link(token);
      case 'mention':
        return writeMention(token.name, this.context);
      case 'checkbox':
        return token.checked ? '☑ ' : '☐ ';
      case 'br':
        // What stands at the beginning of the next line is kept: people indent.
        return `<br>${token.raw.slice(token.raw.indexOf('\n') + 1)}`;
      case 'text':
        return 'tokens' in token ? this.all(token.tokens) : typed(token.raw);
      case 'escape':
        return typed(token.text);
      case 'space':
        return '';
      default:
        return typed(token.raw);
    }
  }

  #list(list: Tokens.List): string {
    const tag = list.ordered ? 'ol' : 'ul';
    const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
    return `<${tag}${start}>${list.items.map((item) => this.#item(item)).join('')}</${tag}>`;
  }

  #item({ task, tokens }: Tokens.ListItem): string {
    return `<li${task ? ' class="task"' : ''}>${this.all(tokens)}</li>`;
  }

  #table({ header, rows }: Tokens.Table): string {
    const body = rows.map((row) => this.#row(row)).join('');
    return `<div class="scroll" tabindex="0"><table><thead>${this.#row(header)}</thead><tbody>${body}</tbody></table></div>`;
  }

  #row(cells: Tokens.TableCell[]): string {
    return `<tr>${cells.map((cell) => this.#cell(cell)).join('')}</tr>`;
  }

  #cell({ header, align, tokens }: Tokens.TableCell): string {
    const tag = header ? 'th' : 'td';
    const side = align === 'right' || align === 'center' ? ` class="${align}"` : '';
    return `<${tag}${side}>${this.all(tokens)}</${tag}>`;
  }

  /** A link to where a message may lead; any other stays as it was typed. An image is a link too: nobody's page loads what another chose. */
  #link(token: Tokens.Link | Tokens.Image): string {
    const href = safeAddress(token.href);
    if (href === null) {
      return typed(token.raw);
    }

    // An image within a link is the link's label.
    if (this.#inLink) {
      return this.all(token.tokens);
    }

    const label = textOf(token.tokens).trim();
    const isAddress = [href, href.replace(/\/$/, ''), href.replace(/^mailto:/, '')].includes(label);
    const title = isAddress ? '' : ` title="${escapeAttribute(href)}"`;
    this.#inLink = true;
    const content = label === '' ? escapeText(href) : this.all(token.tokens);
    this.#inLink = false;
    return `<a href="${escapeAttribute(href)}"${title} target="_blank" rel="noopener noreferrer nofollow ugc">${content}</a>`;
  }
}

function typed(text: string): string {
  return escapeText(text).replaceAll('\n', '<br>');
}
