import { expect, test } from 'vitest';
import { isOnlyEmoji, render } from './markdown';

const rel = 'target="_blank" rel="noopener noreferrer nofollow ugc"';

/** An address that shows itself. */
function link(address: string, text: string): string {
  return `<a href="${address}" ${rel}>${text}</a>`;
}

test('lines and paragraphs are as they were typed, with their indentation', () => {
  expect(render('uno\ndos\n\n\n\ntres')).toBe('<p>uno<br>dos</p><p>tres</p>');
  expect(render('def f():\n    return *x*  \n')).toBe('<p>def f():<br>    return <em>x</em></p>');
  expect(render('uno\r\ndos')).toBe('<p>uno<br>dos</p>');
  expect(render(' \n \n')).toBe('');
});

test('emphasis of every kind', () => {
  expect(render('*a* **b** ~~c~~ `d*e*` _f_')).toBe('<p><em>a</em> <strong>b</strong> <del>c</del> <code>d*e*</code> <em>f</em></p>');
  expect(render('2 * 3 * 4 y snake_case_name')).toBe('<p>2 * 3 * 4 y snake_case_name</p>');
  expect(render('\\*a\\*')).toBe('<p>*a*</p>');
});

test('a heading is a bold paragraph, and underlining makes none', () => {
  expect(render('# Título *x*')).toBe('<p><strong>Título <em>x</em></strong></p>');
  expect(render('Total\n=====')).toBe('<p>Total<br>=====</p>');
  expect(render('#lobby')).toBe('<p>#lobby</p>');
});

test('lists, within each other, with a start and with boxes', () => {
  expect(render('- a\n  - b\n- c')).toBe('<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>');
  expect(render('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
  expect(render('- [x] a\n- [ ] b')).toBe('<ul><li class="task">☑ a</li><li class="task">☐ b</li></ul>');
});

test('quotes and rules', () => {
  expect(render('> a\n> b\n\nc')).toBe('<blockquote><p>a<br>b</p></blockquote><p>c</p>');
  expect(render('a\n---\nb')).toBe('<p>a</p><hr><p>b</p>');
});

test('a table stands in a box of its own', () => {
  expect(render('|a|b|\n|-|-:|\n|1|*2*|')).toBe(
    '<div class="scroll" tabindex="0"><table><thead><tr><th>a</th><th class="right">b</th></tr></thead>' +
      '<tbody><tr><td>1</td><td class="right"><em>2</em></td></tr></tbody></table></div>',
  );
});

test('code keeps every character, and its language if it looks like one', () => {
  expect(render('```python\nif a < b:\n\n    print("*x*")\n```')).toBe(
    '<figure class="code"><pre tabindex="0"><code class="language-python">if a &lt; b:\n\n    print("*x*")</code></pre></figure>',
  );
  expect(render('```C++ title="a"\nx\n```')).toContain('class="language-c++"');
  expect(render('```<b>\nx\n```')).toContain('<pre tabindex="0"><code>x</code>');
  expect(render('- a\n  ```sh\n  ls\n  ```')).toContain('<code class="language-sh">ls</code>');
});

test('a fence may close behind the last line, or never', () => {
  const code = '<figure class="code"><pre tabindex="0"><code>a\nb</code></pre></figure>';

  expect(render('antes\n```\na\nb\n```\ndespués')).toBe(`<p>antes</p>${code}<p>después</p>`);
  expect(render('```\na\nb```\ndespués')).toBe(`${code}<p>después</p>`);
  expect(render('```\na\nb\n')).toBe(code);
  expect(render('````\n```\na\n````')).toContain('<code>```\na</code>');
  expect(render('```a b```')).toBe('<p><code>a b</code></p>');
});

test('an address in a sentence is a link, and the punctuation is the sentence’s', () => {
  expect(render('mira https://a.es/b_c_d?e=1&f=2#g.')).toBe(
    `<p>mira ${link('https://a.es/b_c_d?e=1&amp;f=2#g', 'https://a.es/b_c_d?e=1&amp;f=2#g')}.</p>`,
  );
  expect(render('(véase https://a.es/b_(c))')).toBe(`<p>(véase ${link('https://a.es/b_(c)', 'https://a.es/b_(c)')})</p>`);
  expect(render('¿«https://a.es/b»?')).toBe(`<p>¿«${link('https://a.es/b', 'https://a.es/b')}»?</p>`);
  expect(render('**https://a.es/b**, y')).toBe(`<p><strong>${link('https://a.es/b', 'https://a.es/b')}</strong>, y</p>`);
  expect(render('http://[::1]:8080/a]')).toBe(`<p>${link('http://[::1]:8080/a', 'http://[::1]:8080/a')}]</p>`);
  expect(render('ana@b.es.')).toBe(`<p>${link('mailto:ana@b.es', 'ana@b.es')}.</p>`);
  expect(render('http:// ftp://a.es https://')).toBe('<p>http:// ftp://a.es https://</p>');
});

test('a link shows where it really leads when its text does not', () => {
  expect(render('[el banco](https://evil.example/a)')).toBe(
    `<p><a href="https://evil.example/a" title="https://evil.example/a" ${rel}>el banco</a></p>`,
  );
  expect(render('[a](https://b.es "https://c.es")')).toContain('title="https://b.es/"');
  expect(render('https://ñandú.es')).toContain('title="https://xn--and-6ma2c.es/"');
  expect(render('[](https://b.es)')).toContain('>https://b.es/</a>');
  expect(render('[![c](https://b.es/c.png)](https://d.es)')).toBe(`<p><a href="https://d.es/" title="https://d.es/" ${rel}>c</a></p>`);
});

test('what leads elsewhere than to the web or a mailbox stays as it was typed', () => {
  expect(render('[x](javascript:alert(1)) [y](/logout)')).toBe('<p>[x](javascript:alert(1)) [y](/logout)</p>');
  expect(render('[x]: https://a.es')).toBe(`<p>[x]: ${link('https://a.es/', 'https://a.es')}</p>`);
});

test('a tag is text, its asterisks and addresses included', () => {
  expect(render('<a href="https://a.es/b_c_d">*x*</a>')).toBe('<p>&lt;a href="https://a.es/b_c_d"&gt;<em>x</em>&lt;/a&gt;</p>');
  expect(render('<div>\n**x**\n</div>')).toBe('<p>&lt;div&gt;<br><strong>x</strong><br>&lt;/div&gt;</p>');
});

test('one to three emoji are only emoji, and nothing else is', () => {
  for (const text of ['😀', '😀 😀\n😀', '👨‍👩‍👧‍👦', '👋🏽', '❤️', '🏳️‍🌈', '🇪🇸🇬🇧', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏽‍🤝‍🧑🏻']) {
    expect(isOnlyEmoji(text), text).toBe(true);
  }

  for (const text of ['', ' ', '1', '12', '#', 'a', '😀a', '😀😀😀😀', '©', '\u200d', '\ufe0f', '😀'.repeat(5_000)]) {
    expect(isOnlyEmoji(text), text).toBe(false);
  }
});
