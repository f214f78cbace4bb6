import type { Language } from '../i18n/i18n.svelte';

/** Where the page lives: in a browser, or in the window of `charla app`. */
export type Home = 'page' | 'window';

const three = { maximumSignificantDigits: 3, useGrouping: 'always' } as Intl.NumberFormatOptions;
const numbers = { es: new Intl.NumberFormat('es', three), en: new Intl.NumberFormat('en', three) };

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The time of the day: to the microsecond in the window, whose process measures it, and to the millisecond in a browser, which does not tell it more exactly. */
export function clock(at: number, home: Home): string {
  const day = new Date(at);
  const digits = home === 'window' ? 6 : 3;
  // A time of today as a double is good to a quarter of a microsecond: rounding, and not cutting, gives back what was written.
  const fraction = Math.round((at - Math.floor(at / 1000) * 1000) * 10 ** (digits - 3));
  const shown = Math.min(fraction, 10 ** digits - 1);
  return `${two(day.getHours())}:${two(day.getMinutes())}:${two(day.getSeconds())}.${String(shown).padStart(digits, '0')}`;
}

/** The finest that the clock tells apart, in microseconds: browsers blur theirs. */
const finest = { page: 100, window: 1 };

/** The time since the unit before: `+340 µs`, `+1,2 ms`, `+12 s`; less than the clock can tell is `<100 µs`. */
export function gap(language: Language, microseconds: number, home: Home): string {
  if (microseconds < finest[home]) {
    return `<${finest[home]} µs`;
  }

  const [value, unit] =
    microseconds < 1000 ? [microseconds, 'µs'] : microseconds < 1_000_000 ? [microseconds / 1000, 'ms'] : [microseconds / 1_000_000, 's'];
  return `+${numbers[language].format(value)} ${unit}`;
}

/** A sum of bytes, short: `52 B`, `1,2 kB`, `3,4 MB`. */
export function size(language: Language, bytes: number): string {
  const [value, unit] = bytes < 1000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${numbers[language].format(value)} ${unit}`;
}
