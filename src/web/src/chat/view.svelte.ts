import type { Line } from '../room/line';

export type Panel = 'none' | 'members' | 'search';
export type OpenDialog =
  | { readonly kind: 'switcher' | 'help' | 'settings' | 'account' | 'topic' | 'enter' | 'disconnect' | 'room' }
  | { readonly kind: 'sanction'; readonly act: 'kick' | 'mute' | 'ban'; readonly who: string }
  | { readonly kind: 'grant'; readonly role: 'owner' | 'member'; readonly who: string; readonly isMe: boolean }
  | { readonly kind: 'expelled'; readonly room: string; readonly reason: string }
  | { readonly kind: 'remove'; readonly line: Line };

const wireKey = 'charla.wire';
const membersKey = 'charla.members';

/** What is open on the screen beside the chat itself. */
export class View {
  panel = $state<Panel>(localStorage.getItem(membersKey) === 'no' || matchMedia('(max-width: 1079px)').matches ? 'none' : 'members');
  dialog = $state.raw<OpenDialog | null>(null);
  /** The list of rooms, where it is a sheet. */
  isSidebarOpen = $state(false);
  isWireOpen = $state(localStorage.getItem(wireKey) === 'yes');
  /** What the search panel begins with. */
  searchText = $state('');
  /** Counts the times that the composer was asked to take the focus. */
  focusRequests = $state(0);

  toggleMembers(): void {
    this.panel = this.panel === 'members' ? 'none' : 'members';
    localStorage.setItem(membersKey, this.panel === 'members' ? 'yes' : 'no');
  }

  search(text = ''): void {
    this.searchText = text;
    this.panel = 'search';
    this.isSidebarOpen = false;
  }

  toggleSearch(): void {
    if (this.panel === 'search') {
      this.panel = 'none';
    } else {
      this.search();
    }
  }

  toggleWire(): void {
    this.isWireOpen = !this.isWireOpen;
    localStorage.setItem(wireKey, this.isWireOpen ? 'yes' : 'no');
  }

  show(dialog: OpenDialog): void {
    this.isSidebarOpen = false;
    this.dialog = dialog;
  }

  closeDialog(): void {
    this.dialog = null;
    this.focusComposer();
  }

  focusComposer(): void {
    this.focusRequests++;
  }
}

export const view = new View();
