/** The languages that everything is written in. */
export type Language = 'es' | 'en';

/** One text, or a tree of texts and of functions that make them, in both languages. */
export interface Bilingual<T> {
  readonly es: T;
  readonly en: T;
}

/** Puts both languages side by side; the compiler sees to it that neither lacks anything of the other. */
export function bilingual<T>(texts: { es: T; en: NoInfer<T> }): Bilingual<T> {
  return texts;
}

const storageKey = 'charla.language';

function preferred(): Language {
  const languages = navigator.languages.length > 0 ? navigator.languages : [navigator.language];
  const known = languages.map((each) => each.slice(0, 2).toLowerCase()).find((each) => each === 'es' || each === 'en');
  return (known as Language | undefined) ?? 'en';
}

function stored(): Language | null {
  const value = localStorage.getItem(storageKey);
  return value === 'es' || value === 'en' ? value : null;
}

/** The language in which the page speaks: the person's choice, else the browser's. */
class I18n {
  #choice = $state<Language | null>(stored());
  // Asked for by every row of a list: the browser would make a new list of its languages each time.
  #preferred = $state<Language>(preferred());

  constructor() {
    addEventListener('languagechange', () => (this.#preferred = preferred()));
  }

  /** What was chosen; null follows the browser. */
  get choice(): Language | null {
    return this.#choice;
  }

  get language(): Language {
    return this.#choice ?? this.#preferred;
  }

  choose(language: Language | null): void {
    this.#choice = language;
    if (language === null) {
      localStorage.removeItem(storageKey);
    } else {
      localStorage.setItem(storageKey, language);
    }
  }

  /** The texts in the present language. Within a component: `const t = $derived(i18n.of(texts))`. */
  of<T>(texts: Bilingual<T>): T {
    return texts[this.language];
  }
}

export const i18n = new I18n();
