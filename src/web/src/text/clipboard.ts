/**
 * Puts a text on the clipboard; false when the browser does not allow it.
 * A page that did not come over TLS has no clipboard to speak of, and many a charla is one of a LAN: then the old way is taken.
 */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Selects the text in a field of its own, copies, and leaves focus and selection as they were. */
function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const ranges = selectedRanges();
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  // What lies outside of an open dialog can take no focus.
  (focused?.closest('dialog') ?? document.body).append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    restore(ranges);
    if (focused instanceof HTMLElement) {
      focused.focus({ preventScroll: true });
    }
  }
}

function selectedRanges(): Range[] {
  const selection = getSelection();
  return Array.from({ length: selection?.rangeCount ?? 0 }, (_, at) => selection!.getRangeAt(at));
}

function restore(ranges: Range[]): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  ranges.forEach((range) => selection?.addRange(range));
}
