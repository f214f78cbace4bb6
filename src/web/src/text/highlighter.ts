import type { LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import csharp from 'highlight.js/lib/languages/csharp';
import http from 'highlight.js/lib/languages/http';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import xml from 'highlight.js/lib/languages/xml';
import { escapeText } from './plain';

/** What code without a language is taken for, if it looks enough like it. Each is tried, so there are few, and only for short code. */
const guesses = { bash, c, csharp, http, javascript, json, python, sql, xml };
const maxToGuess = 4_000;
const sureEnough = 4;
let hasMore = false;

register(guesses);

/** Sees to it that a language is there, if it is one of ours: the rarer ones come when they are first wanted. */
export async function prepare(language: string | null): Promise<void> {
  if (language !== null && hljs.getLanguage(language) === undefined && !hasMore) {
    const { moreLanguages } = await import('./moreLanguages');
    register(moreLanguages);
    hasMore = true;
  }
}

/** Code with its parts in `hljs-…` spans; merely escaped when its language is unknown. This module is large: load it through `highlight`. */
export function highlightNow(code: string, language: string | null): string {
  if (language !== null) {
    return hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : escapeText(code);
  }

  const guess = code.length <= maxToGuess ? hljs.highlightAuto(code, Object.keys(guesses)) : null;
  return guess !== null && guess.relevance >= sureEnough ? guess.value : escapeText(code);
}

function register(languages: Record<string, LanguageFn>): void {
  for (const [name, grammar] of Object.entries(languages)) {
    hljs.registerLanguage(name, grammar);
  }
}
