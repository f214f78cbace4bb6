import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTone } from './emojiTones';

/** An emoji as the package has it, as far as it matters here. */
interface Source {
  emoji: string;
  hexcode: string;
  label: string;
  tags?: string[];
  group?: number;
  order?: number;
  version: number;
  skins?: Source[];
}

/** Later ones are empty boxes on many a computer still. */
const maxVersion = 15;
/** Parts of other emoji. */
const components = 2;

/**
 * The lists that the page loads are made here: `npx vitest run src/text/emojiData.test.ts -u` after the package has changed.
 * `list.json` has a line for each emoji, `group|emoji|shortcodes`, with a * where it comes in tones;
 * `es.json` and `en.json` have for the same emoji `label|words to find it by`.
 */
test('the lists of emoji are what the package holds', async () => {
  const shortcodes = read<Record<string, string | string[]>>('en/shortcodes/github.json');
  const emoji = sourcesOf('en');
  const lines = emoji.map((each) => [
    `${each.group}${hasTones(each) ? '*' : ''}`,
    tidy(each.emoji),
    [shortcodes[each.hexcode] ?? []].flat().join(' '),
  ]);

  await expectFile('list', lines);
  for (const language of ['es', 'en']) {
    const labels = new Map(sourcesOf(language).map((each) => [each.hexcode, [each.label, wordsOf(each)]]));
    await expectFile(
      language,
      emoji.map(({ hexcode }) => labels.get(hexcode)!),
    );
  }
});

test('most people come in tones, and families do not', () => {
  const people = sourcesOf('en').filter((each) => each.group === 1);

  expect(people.filter(hasTones).length).toBeGreaterThan(300);
  expect(people.filter((each) => each.label.startsWith('family')).some(hasTones)).toBe(false);
  expect(people.filter((each) => each.skins !== undefined && !hasTones(each)).map((each) => each.label)).toEqual([]);
});

function sourcesOf(language: string): Source[] {
  return read<Source[]>(`${language}/data.json`)
    .filter(({ group, version }) => group !== undefined && group !== components && version <= maxVersion)
    .sort((a, b) => a.order! - b.order!);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(`node_modules/emojibase-data/${path}`, 'utf8')) as T;
}

function expectFile(name: string, lines: string[][]): Promise<void> {
  const text = JSON.stringify(
    lines.map((line) => line.join('|')),
    null,
    2,
  );
  return expect(`${text}\n`).toMatchFileSnapshot(`./emoji-data/${name}.json`);
}

/** Whether the rule of `withTone` gives just what the package has. */
function hasTones({ emoji, skins = [] }: Source): boolean {
  const known = new Set(skins.map((each) => tidy(each.emoji)));
  return ([1, 2, 3, 4, 5] as const).every((tone) => known.has(withTone(tidy(emoji), tone)));
}

/** Without the selector that says "as a picture" where it is one anyway, so that one emoji is one text. */
function tidy(emoji: string): string {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

/** Words beyond those of the label. */
function wordsOf({ label, tags = [] }: Source): string {
  const said = new Set(label.split(' '));
  return Array.from(new Set(tags.flatMap((tag) => tag.split(' '))))
    .filter((word) => !said.has(word))
    .join(' ');
}
