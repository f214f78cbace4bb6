import { expect, test } from 'vitest';
import { attacks } from '../testing/attacks';
import { highlight, highlighted } from './highlight';

test('code has its parts marked, in a language by any of its names', async () => {
  expect(await highlight('def f(): return 1', 'python')).toContain('<span class="hljs-keyword">def</span>');
  expect(await highlight('def f(): return 1', 'py')).toContain('<span class="hljs-keyword">def</span>');
  expect(await highlight('<a href="x">', 'html')).toContain('<span class="hljs-name">a</span>');
});

test.each(
  'python c cpp csharp javascript typescript bash json xml html css sql diff markdown yaml ini java go rust plaintext http'.split(' '),
)('%s is known', async (language) => {
  // Something of each.
  const sample = 'GET / HTTP/1.1\n\n# "a" \'b\' 1\n-x: "y"\n<z>"</z>\n[s]\nk: "v" // "c"\n`q` *e*';
  expect((await highlight(sample, language)).includes('<span class="hljs-')).toBe(language !== 'plaintext');
});

test('code without a language is guessed when it is clear enough', async () => {
  expect(await highlight('import socket\n\ndef main():\n    with socket.socket() as s:\n        print(s)', null)).toContain('hljs-keyword');
  expect(await highlight('una nota', null)).toBe('una nota');
});

test('an unknown language, and code that is too long, come back as they were', async () => {
  expect(await highlight('if <x>', 'klingon')).toBe('if &lt;x&gt;');
  expect(await highlight('if 1 '.repeat(5_000), 'python')).not.toContain('<span');
});

test('the text stays the same to the letter, and nothing in it becomes an element', async () => {
  for (const code of attacks.map((each) => each.replaceAll('\u0000', ''))) {
    for (const language of ['javascript', 'html', 'markdown', null]) {
      const page = document.createElement('div');
      page.innerHTML = await highlight(code, language);

      expect(page.textContent).toBe(code);
      expect(page.querySelectorAll('*:not(span[class])'), code).toHaveLength(0);
    }
  }
});

test('what was highlighted lately is at hand at once', async () => {
  expect(highlighted('let lately = 1', 'js')).toBeUndefined();
  const html = await highlight('let lately = 1', 'js');
  expect(highlighted('let lately = 1', 'js')).toBe(html);

  for (let at = 0; at < 100; at++) {
    await highlight(`let a = ${at}`, 'js');
  }

  expect(highlighted('let lately = 1', 'js')).toBeUndefined();
});
