/** Puts text into the clipboard and, for a moment, says how it went. */
export class Copying {
  #outcome = $state<'done' | 'failed' | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Null before and some time after. */
  get outcome(): 'done' | 'failed' | null {
    return this.#outcome;
  }

  async copy(text: string): Promise<void> {
    const isDone = (await byPermission(text)) || bySelection(text);
    this.#outcome = isDone ? 'done' : 'failed';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#outcome = null), 2000);
  }
}

async function byPermission(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages that came over plain HTTP have no clipboard, and that is how a class reaches the server of its room.
    return false;
  }
}

function bySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const isDone = document.execCommand?.('copy') ?? false;
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }

  return isDone;
}
