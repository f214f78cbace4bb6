const storageKey = 'charla.wire.height';
const standard = 340;
/** What has to stay of the page above the drawer. */
const above = 96;

function stored(): number {
  const value = Number(localStorage.getItem(storageKey));
  return value > 0 ? value : standard;
}

/** The height of the drawer in pixels: the person's choice, as far as the screen has room for it. */
export class DrawerHeight {
  readonly min = 220;
  #wanted = $state(stored());
  #screen = $state(innerHeight);

  get max(): number {
    return Math.max(this.min, this.#screen - above);
  }

  get value(): number {
    return Math.min(this.max, Math.max(this.min, this.#wanted));
  }

  /** Sets the height, within its bounds, and remembers it in this browser. */
  set value(height: number) {
    this.#wanted = Math.round(Math.min(this.max, Math.max(this.min, height)));
    localStorage.setItem(storageKey, String(this.#wanted));
  }

  /** Sets the height that a drawer has before anybody chooses. */
  reset(): void {
    this.value = standard;
  }

  /** To be called when the screen has another size. */
  fit(): void {
    this.#screen = innerHeight;
  }
}
