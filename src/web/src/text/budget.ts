/**
 * What a text may cost. Reading markdown is quadratic at worst: every mark may look through the rest of its paragraph for its other half.
 * So the work is estimated beforehand, and what would cost too much is shown as it was typed; so is what would make too many elements.
 */
export const maxWork = 1_000_000;
export const maxDepth = 16;
export const maxMarks = 2_500;
export const maxLines = 1_000;
export const maxCells = 2_000;

/** At these the reader stops to look around. */
const mark = /[\\<![\]`*~_@]|:\/\/|www\./g;
/** Where one paragraph surely ends: at an empty line, and at a bullet with something behind it. */
const paragraphEnd = /\n\n|\n(?= {0,3}[-*+][ \t]+[^ \t\n])/;
const containers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+/gm;

export function isTooMuch(prose: string): boolean {
  const lines = prose.split('\n');
  return (
    lines.length > maxLines ||
    cellsOf(lines) > maxCells ||
    count(prose, mark) > maxMarks ||
    depthOf(prose) > maxDepth ||
    workOf(prose) > maxWork
  );
}

/** A table fills each of its rows up to the longest, so that few characters can make many cells. */
function cellsOf(lines: string[]): number {
  return lines.length * Math.max(...lines.map((line) => count(line, /\|/g)));
}

/** Paragraph by paragraph, its length times its marks. */
export function workOf(prose: string): number {
  return prose.split(paragraphEnd).reduce((sum, each) => sum + each.length * count(each, mark), 0);
}

/** The most quotes and lists within each other that any line could open: each takes a sign, or the two columns that continue it. */
export function depthOf(prose: string): number {
  let most = 0;
  for (const [prefix] of prose.matchAll(containers)) {
    const columns = prefix.replace(/\t/g, '    ').replace(/[^ ]/g, '').length;
    most = Math.max(most, count(prefix, />|[-*+]|\d+[.)]/g) + Math.floor(columns / 2));
  }

  return most;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
