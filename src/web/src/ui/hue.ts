/** Eight quiet colours by which people are told apart in the corner of the eye; names are what they are told apart by. */
const hues = 8;

/** The same colour for the same name, on every screen. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name.toLowerCase()) {
    hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  }

  return hash % hues;
}
