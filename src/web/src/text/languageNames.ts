/** How languages are called by those who use them, by what they write behind a fence. */
const names: Record<string, string> = {
  ...{ py: 'Python', python: 'Python', c: 'C', h: 'C', cpp: 'C++', 'c++': 'C++', cs: 'C#', csharp: 'C#', 'c#': 'C#' },
  ...{ js: 'JavaScript', javascript: 'JavaScript', ts: 'TypeScript', typescript: 'TypeScript', json: 'JSON' },
  ...{ sh: 'Bash', bash: 'Bash', zsh: 'Zsh', shell: 'Terminal', console: 'Terminal', http: 'HTTP', diff: 'Diff', patch: 'Diff' },
  ...{ html: 'HTML', xml: 'XML', css: 'CSS', sql: 'SQL', md: 'Markdown', markdown: 'Markdown' },
  ...{ yml: 'YAML', yaml: 'YAML', ini: 'INI', toml: 'TOML', java: 'Java', go: 'Go', rs: 'Rust', rust: 'Rust' },
};

/** Languages that are none. */
const plain = new Set(['', 'text', 'txt', 'plain', 'plaintext']);

/** The name to show for a language; null when there is none to speak of. */
export function languageName(language: string): string | null {
  return plain.has(language) ? null : Object.hasOwn(names, language) ? names[language]! : language;
}
