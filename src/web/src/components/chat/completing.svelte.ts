import { chat } from '../../app.svelte';
import { i18n } from '../../i18n/i18n.svelte';
import type { Room } from '../../room/room.svelte';
import { complete, type Completion, type Option } from './completion';

/** The list under what is being typed, and which of it is chosen. */
export class Completing {
  found = $state.raw<Completion | null>(null);
  chosen = $state(0);
  #asked = 0;
  #typed = '';

  /** Looks again at what stands before the caret. */
  async look(text: string, caret: number, room: Room): Promise<void> {
    const asked = ++this.#asked;
    const found = await complete(text, caret, room, chat, i18n.language);
    if (asked === this.#asked) {
      this.found = found;
      this.chosen = 0;
      this.#typed = found === null ? '' : text.slice(found.from, caret);
    }
  }

  close(): void {
    this.#asked++;
    this.found = null;
  }

  /** Takes a key that is meant for the list; false where it is not. */
  key(event: KeyboardEvent, pick: (option: Option) => void): boolean {
    const options = this.found?.options;
    if (options === undefined) {
      return false;
    }

    switch (event.key) {
      case 'ArrowDown':
        this.chosen = (this.chosen + 1) % options.length;
        return true;
      case 'ArrowUp':
        this.chosen = (this.chosen + options.length - 1) % options.length;
        return true;
      case 'Enter':
        if (this.#isAllTyped(options[this.chosen]!)) {
          this.close();
          return false;
        }

        pick(options[this.chosen]!);
        return true;
      case 'Tab':
        pick(options[this.chosen]!);
        return true;
      case 'Escape':
        this.close();
        return true;
      default:
        return false;
    }
  }

  /** Whoever has typed all of it means to send it. */
  #isAllTyped(option: Option): boolean {
    const typed = this.#typed.toLowerCase();
    return [option.text.trim(), ...(option.also ?? [])].some((name) => name.toLowerCase() === typed);
  }
}
