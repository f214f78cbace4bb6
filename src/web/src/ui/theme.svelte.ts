export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'charla.theme';
const wall = { light: '#f6f3ef', dark: '#171412' };

function stored(): ThemeChoice {
  const value = localStorage.getItem(storageKey);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Light or dark: what the person chose, else what the system says, also when it changes its mind. */
class Theme {
  #choice = $state<ThemeChoice>(stored());
  #systemIsDark = $state(false);

  constructor() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = system.matches;
    system.addEventListener('change', (event) => {
      this.#systemIsDark = event.matches;
      this.#apply();
    });
    this.#apply();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  get isDark(): boolean {
    return this.#choice === 'system' ? this.#systemIsDark : this.#choice === 'dark';
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    localStorage.setItem(storageKey, choice);
    this.#apply();
  }

  #apply(): void {
    const name = this.isDark ? 'dark' : 'light';
    document.documentElement.dataset.theme = name;
    // The browser's own bar goes with the page, whatever the system prefers.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.setAttribute('content', wall[name]);
    }
  }
}

export const theme = new Theme();
