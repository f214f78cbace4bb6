const controls = /[\u0000-\u001f\u007f]/g;
// They turn the direction of what follows, and so could make a line read as what it is not.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function picture(control: string): string {
  return control === '\u007f' ? '␡' : String.fromCharCode(0x2400 + control.charCodeAt(0));
}

function named(character: string): string {
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** The text in one line, nothing in it invisible: control characters as their pictures. */
export function inOneLine(text: string): string {
  return text.replace(controls, picture).replace(turning, named);
}

/** The text with its lines and tabs as they are, and every other control character as its picture. */
export function inLines(text: string): string {
  return text.replace(controls, (control) => (control === '\n' || control === '\t' ? control : picture(control))).replace(turning, named);
}

/** What stands for one character in a cell of its own. */
export function inCell(character: string): string {
  if (character === ' ') {
    return '·';
  }

  if (/\p{Mark}/u.test(character)) {
    // It would hang itself on the neighbour.
    return `◌${character}`;
  }

  return /[\p{Format}\p{Separator}\p{Unassigned}\p{Surrogate}]/u.test(character) ? '▫' : inOneLine(character);
}
