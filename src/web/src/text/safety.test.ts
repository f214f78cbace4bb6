import { expect, test } from 'vitest';
import { attacks } from '../testing/attacks';
import { render } from './markdown';
import { parse } from './parse';
import { allowedAddress, allowedAttributes, allowedClass, allowedTags, sanitize } from './sanitize';
import { write } from './write';

/** What is wrong with HTML as a browser would understand it. */
function faults(html: string): string[] {
  const page = document.implementation.createHTMLDocument('');
  page.body.innerHTML = html;
  return Array.from(page.querySelectorAll('*:not(html, head, title, body)')).flatMap((element) => [
    ...(allowedTags.includes(element.localName) ? [] : [`<${element.localName}>`]),
    ...Array.from(element.attributes).flatMap((each) => faultsOf(each)),
  ]);
}

function faultsOf({ name, value }: Attr): string[] {
  const fine =
    allowedAttributes.includes(name) &&
    (name !== 'href' || allowedAddress.test(value)) &&
    (name !== 'class' || allowedClass.test(value)) &&
    (name !== 'target' || value === '_blank');
  return fine ? [] : [`${name}=${value}`];
}

/** Each attack alone, and amid what a message may hold around it. */
const settings: [string, (attack: string) => string][] = [
  ['alone', (attack) => attack],
  ['within a sentence', (attack) => `hola ${attack} **adiós**`],
  ['in a quote', (attack) => attack.replace(/^/gm, '> ')],
  ['in a list', (attack) => `- a\n- ${attack}`],
  ['in bold', (attack) => `**${attack}**`],
  ['in a label', (attack) => `[${attack}](https://example.com)`],
  ['in a table', (attack) => `|a|b|\n|-|-|\n|${attack}|b|`],
  ['behind code', (attack) => `\`\`\`\ncode\n\`\`\`\n${attack}`],
];

test.each(settings)('an attack %s stays text', { timeout: 30_000 }, (_, set) => {
  for (const attack of attacks) {
    expect(faults(render(set(attack), { myName: 'ana' })), attack).toEqual([]);
  }
});

test('attacks that follow one another stay text', () => {
  expect(faults(render(attacks.join('\n\n')))).toEqual([]);
  for (let at = 1; at < attacks.length; at++) {
    expect(faults(render(attacks[at - 1]! + attacks[at]!)), attacks[at]).toEqual([]);
  }
});

test('either lock holds alone: what is written needs no sanitizing, and sanitizing lets no attack through', () => {
  for (const attack of attacks) {
    expect(faults(write(parse(attack), {})), attack).toEqual([]);
    expect(faults(sanitize(attack)), attack).toEqual([]);
  }
});

test('a script in a message is shown as the text that was typed', () => {
  const typed = '<script>alert("a & b")</script> <img src=x onerror=alert(1)>';

  expect(textIn(render(typed))).toBe(typed);
  expect(textIn(render('&lt;b&gt; &amp; &copy; &#65;'))).toBe('&lt;b&gt; &amp; &copy; &#65;');
});

test('an image is a link, so that no page loads what another chose', () => {
  const html = render('![foto](https://example.com/x.png)');

  expect(html).toContain('<a href="https://example.com/x.png"');
  expect(html).not.toContain('<img');
});

test('sanitizing takes nothing away from what is written', () => {
  const everything = '# a\n- b @ana [c](https://d.es)\n\n|e|f|\n|-|-:|\n|`g`|~~h~~|\n\n> *i*\n\n3. j\n\n---\n```py\nk\n```';
  const written = write(parse(everything), { myName: 'ana' });

  expect(sanitize(written)).toBe(written);
});

function textIn(html: string): string | null {
  const page = document.createElement('div');
  page.innerHTML = html;
  return page.textContent;
}
