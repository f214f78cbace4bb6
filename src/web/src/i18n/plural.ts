import type { Language } from './i18n.svelte';

const rules = { es: new Intl.PluralRules('es'), en: new Intl.PluralRules('en') };
const numbers = { es: new Intl.NumberFormat('es', { useGrouping: 'always' } as Intl.NumberFormatOptions), en: new Intl.NumberFormat('en') };

/** A count as the language groups its digits: `12.345`, `12,345`. */
export function count(language: Language, value: number): string {
  return numbers[language].format(value);
}

/** `1 mensaje`, `2 mensajes`: the count and the form that goes with it. */
export function plural(language: Language, value: number, one: string, other: string): string {
  return `${count(language, value)} ${rules[language].select(value) === 'one' ? one : other}`;
}
