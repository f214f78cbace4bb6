import type { Attachment } from 'svelte/attachments';

/** Tells the width and height of the element's content box, at first and whenever they change. */
export function measure(tell: (width: number, height: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const read = () => tell(element.clientWidth, element.clientHeight);
    read();
    // Documents without a screen have none, and there nothing changes its size.
    if (!('ResizeObserver' in globalThis)) {
      return;
    }

    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  };
}
