export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'mark' | 'space';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Lists and objects of at most so many characters stay in their line. */
const shortest = 48;
const step = '  ';
const scanner = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[a-z]+|[{}[\],:]/g;

/**
 * JSON set out in lines. Only the space between its tokens is new: each stands as it does on the wire, where parsing and writing it again would change
 * numbers and escapes. Null where the text is no object and no list.
 */
export function pretty(text: string): readonly Token[] | null {
  if (!/^\s*[{[]/.test(text) || !isJson(text)) {
    return null;
  }

  return new Setter(text.match(scanner)!).set();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Sets tokens of valid JSON out in lines. */
class Setter {
  readonly #set: Token[] = [];
  readonly #ends: ReadonlyMap<number, number>;
  #depth = 0;
  /** The end of the short list or object that is being set in one line; -1 outside of one. */
  #lineEnd = -1;

  constructor(readonly tokens: readonly string[]) {
    this.#ends = endsOf(tokens);
  }

  set(): readonly Token[] {
    this.tokens.forEach((text, index) => this.#add(text, index));
    return this.#set;
  }

  #add(text: string, index: number): void {
    switch (text) {
      case '{':
      case '[':
        return this.#open(text, index);
      case '}':
      case ']':
        return this.#close(text, index);
      case ',':
        this.#push('mark', text);
        return this.#break(' ');
      case ':':
        this.#push('mark', text);
        return this.#push('space', ' ');
      default:
        return this.#push(kindOf(text, this.tokens[index + 1]), text);
    }
  }

  #open(text: string, index: number): void {
    this.#push('mark', text);
    const end = this.#ends.get(index)!;
    if (this.#lineEnd < 0 && (end === index + 1 || (index > 0 && this.#isShort(index, end)))) {
      this.#lineEnd = end;
    }

    this.#depth++;
    this.#break('');
  }

  #close(text: string, index: number): void {
    this.#depth--;
    this.#break('');
    this.#push('mark', text);
    this.#lineEnd = this.#lineEnd === index ? -1 : this.#lineEnd;
  }

  #isShort(from: number, to: number): boolean {
    let length = 0;
    for (let i = from; i <= to && length <= shortest; i++) {
      length += this.tokens[i]!.length;
    }

    return length <= shortest;
  }

  #break(inLine: string): void {
    const space = this.#lineEnd < 0 ? `\n${step.repeat(this.#depth)}` : inLine;
    if (space !== '') {
      this.#push('space', space);
    }
  }

  #push(kind: TokenKind, text: string): void {
    this.#set.push({ kind, text });
  }
}

function kindOf(text: string, next: string | undefined): TokenKind {
  if (text.startsWith('"')) {
    return next === ':' ? 'key' : 'string';
  }

  return /^[a-z]/.test(text) ? 'word' : 'number';
}

/** For each bracket that opens, where it closes. */
function endsOf(tokens: readonly string[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((text, index) => {
    if (text === '{' || text === '[') {
      open.push(index);
    } else if (text === '}' || text === ']') {
      ends.set(open.pop()!, index);
    }
  });
  return ends;
}
