export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'bad';
}

const shownMs = 6_000;
const mostShown = 4;

/** Short messages that pass: notices of the server, requests that failed. */
class Toasts {
  #shown = $state.raw<readonly Toast[]>([]);
  #ids = 0;

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  show(text: string, tone: Toast['tone'] = 'info'): void {
    const toast = { id: ++this.#ids, text, tone };
    this.#shown = [...this.#shown.filter((each) => each.text !== text), toast].slice(-mostShown);
    setTimeout(() => this.dismiss(toast.id), shownMs);
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((each) => each.id !== id);
  }
}

export const toasts = new Toasts();
