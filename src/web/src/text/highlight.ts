import { escapeText } from './plain';

/** Beyond this, colours cost more than they tell. */
const maxLength = 20_000;
/** So many blocks of code keep their colours, for a message that is scrolled away and back. */
const maxKept = 100;

const kept = new Map<string, string>();

/**
 * Code as safe HTML with its parts in `hljs-…` spans, and the very same text.
 * Without a language it is guessed; what is unknown, too long or cannot be coloured comes back merely escaped.
 */
export async function highlight(code: string, language: string | null): Promise<string> {
  if (code.length > maxLength) {
    return escapeText(code);
  }

  try {
    const { highlightNow, prepare } = await import('./highlighter');
    await prepare(language);
    const html = highlighted(code, language) ?? highlightNow(code, language);
    keep(keyOf(code, language), html);
    return html;
  } catch {
    // No chunk, no colours; the code is there all the same.
    return escapeText(code);
  }
}

/** What `highlight` gave for the same code lately. */
export function highlighted(code: string, language: string | null): string | undefined {
  return kept.get(keyOf(code, language));
}

function keep(key: string, html: string): void {
  kept.delete(key);
  kept.set(key, html);
  if (kept.size > maxKept) {
    kept.delete(kept.keys().next().value!);
  }
}

function keyOf(code: string, language: string | null): string {
  return `${language ?? ''}\n${code}`;
}
