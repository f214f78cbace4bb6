/** How much room there is, as the layout's breakpoints have it. */
class Screen {
  /** One column: rooms and members are sheets. */
  isNarrow = $state(false);
  /** Room for the chat and one panel beside it, but not for both at once. */
  isMedium = $state(false);

  constructor() {
    watch('(max-width: 719px)', (matches) => (this.isNarrow = matches));
    watch('(max-width: 1079px)', (matches) => (this.isMedium = matches));
  }
}

function watch(query: string, tell: (matches: boolean) => void): void {
  const media = matchMedia(query);
  tell(media.matches);
  media.addEventListener('change', (event) => tell(event.matches));
}

export const screen = new Screen();
