import { vi } from 'vitest';

/** The list of the tests is ten rows high. */
export const listHeight = 280;

/** Gives every element the size of a drawer so wide: the tests' document has no layout. */
export function layOut(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(listHeight);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
}

/** Forgets what the drawer remembers in the browser. */
export function forget(): void {
  localStorage.removeItem('charla.wire.height');
  localStorage.removeItem('charla.wire.explained');
}
