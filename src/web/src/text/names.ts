import type { MarkedToken, Token } from 'marked';
import type { Mention } from './lexer';
import { fold, splitMentions } from './nameRules';
import { parse, type Part } from './parse';

export { fold, isName, isRoom, mentionBefore } from './nameRules';

/** Whether a message mentions somebody: exactly when the page would show it as a mention. */
export function mentions(message: string, name: string): boolean {
  const wanted = fold(name);
  // Most messages need not be taken apart for it.
  return (
    fold(message).includes(`@${wanted}`) &&
    parse(message)
      .flatMap(namesIn)
      .some((each) => fold(each) === wanted)
  );
}

function namesIn(part: Part): string[] {
  switch (part.kind) {
    case 'plain':
      return splitMentions(
        part.text,
        () => null,
        (name) => name,
      ).filter((each) => each !== null);
    case 'rich':
      return namesAmong(part.tokens);
    case 'code':
      return [];
  }
}

function namesAmong(tokens: Token[] = []): string[] {
  return tokens.flatMap((each) => {
    const token = each as MarkedToken | Mention;
    switch (token.type) {
      case 'mention':
        return [token.name];
      case 'list':
        return token.items.flatMap((item) => namesAmong(item.tokens));
      case 'table':
        return [token.header, ...token.rows].flat().flatMap((cell) => namesAmong(cell.tokens));
      default:
        return 'tokens' in token ? namesAmong(token.tokens) : [];
    }
  });
}
