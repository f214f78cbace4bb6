import { expect, test } from 'vitest';
import { marked } from './marking';

function shape(text: string, query: string): string {
  return marked(text, query)
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');
}

test('words are marked as they were found, by their beginnings and whatever their accents and case', () => {
  expect(shape('Hasta mañana, Manolo', 'manana')).toBe('Hasta [mañana], Manolo');
  expect(shape('Mañanita', 'MAÑANA')).toBe('Mañanita');
  expect(shape('la señal llegó', 'sen lleg')).toBe('la [señ]al [lleg]ó');
  expect(shape('nada', '')).toBe('nada');
});
