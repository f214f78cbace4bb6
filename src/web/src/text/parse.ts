import type { Token } from 'marked';
import { isTooMuch } from './budget';
import { lex } from './lexer';

/** A stretch of a message: text as it is, markdown that has been read, or code between fences. */
export type Part =
  { kind: 'plain'; text: string } | { kind: 'rich'; text: string; tokens: Token[] } | { kind: 'code'; text: string; language: string };

/** Line by line, any of these may mean something in markdown. Without one, a text is only lines, paragraphs and mentions. */
const perhapsMarkdown = /[\\`*_~[\]<|\t]|^ *(?:[-+#>]|:-|\d{1,9}[.)])|:\/\/|www\.|[\w.+-]@/im;

const openingFence = /^(`{3,}|~{3,})([^`]*)$/;

/** Takes a message apart. Whoever shows a message, previews it or looks for a name in it begins here, so that they all see the same. */
export function parse(message: string): Part[] {
  const parts: Part[] = [];
  const lines = clean(message).split('\n');
  let prose: string[] = [];
  const endProse = () => {
    parts.push(...read(prose));
    prose = [];
  };

  for (let at = 0; at < lines.length; at++) {
    const [, fence, info] = openingFence.exec(lines[at]!) ?? [];
    if (fence === undefined) {
      prose.push(lines[at]!);
      continue;
    }

    endProse();
    const { code, last } = untilClosed(lines, at + 1, fence);
    parts.push({ kind: 'code', text: code.join('\n').trimEnd(), language: languageOf(info!) });
    at = last;
  }

  endProse();
  return parts;
}

/** Whether markdown can have no part in this text. Promises that `lex` would find only lines, paragraphs and mentions in it. */
export function isPlain(prose: string): boolean {
  return !perhapsMarkdown.test(prose);
}

/** Lines without what stands at their ends: there it means nothing, and an empty line is to be empty. */
export function trimLines(lines: string[]): string {
  const trimmed = lines.map((line) => line.trimEnd());
  const first = trimmed.findIndex((line) => line !== '');
  const last = trimmed.findLastIndex((line) => line !== '');
  return first < 0 ? '' : trimmed.slice(first, last + 1).join('\n');
}

function read(lines: string[]): Part[] {
  const text = trimLines(lines);
  if (text === '') {
    return [];
  }

  if (isPlain(text) || isTooMuch(text)) {
    return [{ kind: 'plain', text }];
  }

  try {
    return [{ kind: 'rich', text, tokens: lex(text) }];
  } catch {
    // Whatever the reader chokes on is still somebody's words.
    return [{ kind: 'plain', text }];
  }
}

/** The fence may close behind the last line of code too, as people write it in a chat. One that is never closed goes on to the end. */
function untilClosed(lines: string[], from: number, fence: string): { code: string[]; last: number } {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (line.endsWith(fence)) {
      const rest = line.slice(0, line.length - fence.length).replace(/[`~]+$/, '');
      return { code: [...lines.slice(from, at), ...(rest.trim() === '' ? [] : [rest])], last: at };
    }
  }

  return { code: lines.slice(from), last: lines.length };
}

/** The language that a fence names, as far as it looks like one; else nothing. */
export function languageOf(info: string): string {
  const first = info.trim().split(/\s/, 1)[0]!.toLowerCase();
  return /^[a-z\d+#.-]{1,20}$/.test(first) ? first : '';
}

/** One kind of line end, no control characters, and no half of a character. */
function clean(message: string): string {
  return message
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
