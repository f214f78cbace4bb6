import { expect, test } from 'vitest';
import { isTooMuch, maxCells, maxDepth, maxLines, maxMarks, maxWork, workOf } from './budget';
import { render } from './markdown';
import { parse } from './parse';

const largest = 65_536;

/** Of each, markdown could make hours of work when it is repeated to the size of the largest message. */
const bombs = [
  ...['**', '*a_', 'a_*', '~a~~ ', '*a **b ***c ', '_a __b *c **d ~e `g [h](', '\\*', '!', '`a``b```c````d'],
  ...['[', '![', '[a](', '[[a]', '![a](<b', 'http://', 'www.a.', 'a@', '<a b=c', '<!--'],
  ...['>', '> ', '>\n', '- ', '1. ', '+ ', '- a\n', '> - ', '- > ', '|', '|a', '|-|-\n', 'a|\n'],
];

test.each(bombs)('%j, repeated, is shown as it was typed', (bomb) => {
  const message = bomb.repeat(largest / bomb.length);

  expect(parse(message).map((part) => part.kind)).toEqual(['plain']);
});

test('a text has only so many lines and marks', () => {
  expect(isTooMuch(`*a*${'\na'.repeat(maxLines - 1)}`)).toBe(false);
  expect(isTooMuch(`*a*${'\na'.repeat(maxLines)}`)).toBe(true);
  expect(isTooMuch('*a*\n\n'.repeat(400))).toBe(false);
  expect(isTooMuch('*a* *b* *c* *d*\n\n'.repeat(maxMarks / 8 + 1))).toBe(true);
});

test('lists and quotes within each other are read to a limit', () => {
  const nested = (depth: number) => Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');

  expect(isTooMuch(nested(maxDepth))).toBe(false);
  expect(isTooMuch(nested(maxDepth + 1))).toBe(true);
  expect(isTooMuch(`${'>'.repeat(maxDepth)} *a*`)).toBe(false);
  expect(isTooMuch(`${'>'.repeat(maxDepth + 1)} *a*`)).toBe(true);
});

test('emphasis within emphasis is shown as it was typed beyond sense', () => {
  const nested = (depth: number) => '*a **b '.repeat(depth) + ' c** d*'.repeat(depth);

  expect(render(nested(5))).toContain('<strong>');
  expect(render(nested(30))).toBe(`<p>${nested(30)}</p>`);
});

test('a table has only so many cells, though a short row is filled up', () => {
  const table = (columns: number, rows: number) => `${'|a'.repeat(columns)}\n${'|-'.repeat(columns)}\n${'|b\n'.repeat(rows)}`;

  expect(isTooMuch(table(20, 90))).toBe(false);
  expect(isTooMuch(table(200, maxCells / 200))).toBe(true);
});

test('the work is counted by paragraph: a long text of ordinary ones is read', () => {
  const paragraph = 'Un párrafo con *énfasis*, `código` y [un enlace](https://example.com/a_b), y nada más que decir al respecto.\n\n';
  const text = paragraph.repeat(200);

  expect(workOf(text)).toBeLessThan(maxWork);
  expect(parse(text).map((part) => part.kind)).toEqual(['rich']);
  expect(isTooMuch('- *a*: [b](https://c.es)\n'.repeat(400))).toBe(false);
});

test('code is not read, so it may be as long as a message, whatever is around it', () => {
  const code = '**a** [b](c) > d\n'.repeat(3_500);

  expect(parse(`*a*\n\`\`\`\n${code}\`\`\`\n*b*`).map((part) => part.kind)).toEqual(['rich', 'code', 'rich']);
});

test('what is too much is still escaped, in lines, and with its mentions', () => {
  const html = render(`<b>@ana</b>\n${'**'.repeat(20_000)}`);

  expect(html).toContain('<p>&lt;b&gt;<span class="mention">@ana</span>&lt;/b&gt;<br>****');
});
