const storageKey = 'charla.notify';

/** Notifications of the desktop, for who asked for them and whom the browser lets. */
class Notifications {
  #wanted = $state(localStorage.getItem(storageKey) === 'yes');
  permission = $state<NotificationPermission | 'unsupported'>('Notification' in globalThis ? Notification.permission : 'unsupported');

  get isOn(): boolean {
    return this.#wanted && this.permission === 'granted';
  }

  async turnOn(): Promise<void> {
    if (this.permission === 'default') {
      this.permission = await Notification.requestPermission();
    }

    this.#want(this.permission === 'granted');
  }

  turnOff(): void {
    this.#want(false);
  }

  /** Shows one, in place of the last of the same kind; `open` when the person follows it. */
  show(title: string, body: string, kind: string, open: () => void): void {
    if (!this.isOn) {
      return;
    }

    try {
      const shown = new Notification(title, { body, tag: kind, icon: '/icon-192.png' });
      shown.onclick = () => {
        window.focus();
        shown.close();
        open();
      };
    } catch {
      // Some phones know the permission and not the constructor.
    }
  }

  #want(wanted: boolean): void {
    this.#wanted = wanted;
    localStorage.setItem(storageKey, wanted ? 'yes' : 'no');
  }
}

export const notifications = new Notifications();
