import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import plaintext from 'highlight.js/lib/languages/plaintext';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeText } from './plain';

const languages = { bash, c, cpp, csharp, css, diff, go, http, ini, java, javascript, json, markdown, plaintext, python, rust };
for (const [name, grammar] of Object.entries({ ...languages, shell, sql, typescript, xml, yaml })) {
  hljs.registerLanguage(name, grammar);
}

/** What code without a language is taken for, if it looks enough like it. Each is tried, so there are few, and only for short code. */
const guesses = ['bash', 'c', 'csharp', 'http', 'javascript', 'json', 'python', 'sql', 'xml'];
const maxToGuess = 4_000;
const sureEnough = 4;

/** Code with its parts in `hljs-…` spans; merely escaped when its language is unknown. This module is large: load it through `highlight`. */
export function highlightNow(code: string, language: string | null): string {
  if (language !== null) {
    return hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : escapeText(code);
  }

  const guess = code.length <= maxToGuess ? hljs.highlightAuto(code, guesses) : null;
  return guess !== null && guess.relevance >= sureEnough ? guess.value : escapeText(code);
}
