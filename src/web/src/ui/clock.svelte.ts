import type { Language } from '../i18n/i18n.svelte';

const locale = { es: 'es', en: 'en-GB' };
const times = formats({ hour: '2-digit', minute: '2-digit' });
const days = formats({ weekday: 'long', day: 'numeric', month: 'long' });
const daysOfYears = formats({ day: 'numeric', month: 'long', year: 'numeric' });
const moments = formats({ dateStyle: 'full', timeStyle: 'medium' });
const longMoments = formats({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
const shortDays = formats({ day: 'numeric', month: 'short' });
const relative = { es: new Intl.RelativeTimeFormat('es', { numeric: 'auto' }), en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }) };

function formats(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  return { es: new Intl.DateTimeFormat(locale.es, options), en: new Intl.DateTimeFormat(locale.en, options) };
}

/** `14:05` */
export function timeOfDay(language: Language, at: number): string {
  return times[language].format(at);
}

/** Everything there is to say of a moment, for whoever asks. */
export function fullMoment(language: Language, at: number): string {
  return moments[language].format(at);
}

/** `23 de noviembre, 14:05`: a day and a time. */
export function longMoment(language: Language, at: number): string {
  return longMoments[language].format(at);
}

/** `Hoy`, `Ayer`, `lunes, 23 de noviembre`, `23 de noviembre de 2025`. */
export function dayName(language: Language, at: number, now: number): string {
  const ago = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (ago === 0 || ago === 1) {
    return capital(relative[language].format(-ago, 'day'));
  }

  const isNear = ago > 0 && ago < 300;
  return capital((isNear ? days : daysOfYears)[language].format(at));
}

/** A time today, else a day: for lists. */
export function shortMoment(language: Language, at: number, now: number): string {
  return startOfDay(at) === startOfDay(now) ? timeOfDay(language, at) : shortDays[language].format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The present, for whoever counts down or shows today's date; it moves while somebody looks. */
class Clock {
  #now = $state(Date.now());
  #watchers = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  /** Changes every second within an effect or a component that reads it. */
  get second(): number {
    $effect(() => {
      if (this.#watchers++ === 0) {
        this.#ticking = setInterval(() => (this.#now = Date.now()), 1_000);
      }

      return () => {
        if (--this.#watchers === 0) {
          clearInterval(this.#ticking);
        }
      };
    });
    return this.#now;
  }
}

export const clock = new Clock();
