import { fold, splitMentions } from './nameRules';

/** For whom a message is rendered. */
export interface Context {
  /** Whose mentions stand out. */
  myName?: string;
  /** Which names are somebody's; without it, every one is. */
  names?: (name: string) => boolean;
}

const forText: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' };
const forAttribute: Record<string, string> = { ...forText, '"': '&quot;', "'": '&#39;' };

/** As a browser itself would write the text down as HTML. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (each) => forText[each]!);
}

export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"'\u00a0]/g, (each) => forAttribute[each]!);
}

/** Text as it was typed: escaped, with its lines and paragraphs, and with the mentions in it. */
export function writePlain(prose: string, context: Context): string {
  return prose
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${writeLines(paragraph, context)}</p>`)
    .join('');
}

export function writeMention(name: string, { myName, names }: Context): string {
  if (names?.(name) === false) {
    return escapeText(`@${name}`);
  }

  const me = myName !== undefined && fold(name) === fold(myName);
  return `<span class="mention${me ? ' me' : ''}">@${escapeText(name)}</span>`;
}

function writeLines(paragraph: string, context: Context): string {
  return splitMentions(paragraph, escapeText, (name) => writeMention(name, context))
    .join('')
    .replaceAll('\n', '<br>');
}
