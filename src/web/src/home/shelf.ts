import type { OutboxItem, Shelf } from '../net/outbox.svelte';

/** Reads what was stored; null where there is nothing, or it is not what we wrote. */
export function read<T>(storage: Storage, key: string): T | null {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Stores it where there is room; a full storage costs convenience, never the conversation. */
export function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    storage.removeItem(key);
  }
}

const outboxKey = 'charla.outbox';

/** Unsent messages outlive a reload of their tab, and belong to no other. */
export const tabShelf: Shelf = {
  load: () => read<OutboxItem[]>(sessionStorage, outboxKey) ?? [],
  save: (items) => write(sessionStorage, outboxKey, items),
};

const tabKey = 'charla.tab';

/** The conversation of this tab, to go on with after a reload. The session is a secret, so it stays in the tab. */
export interface Tab {
  readonly server: string;
  readonly name: string;
  readonly session: string;
  /** Opens the account, where the person is not to stay signed in on this device: then it lasts as long as the tab. */
  readonly token?: string;
}

export const tab = {
  load: () => read<Tab>(sessionStorage, tabKey),
  save: (value: Tab) => write(sessionStorage, tabKey, value),
  clear: () => sessionStorage.removeItem(tabKey),
};

/** What is remembered of a server: under which name, in which rooms, and where the person was last. */
export interface Memory {
  readonly name?: string;
  readonly rooms?: readonly string[];
  readonly current?: string;
}

const memoryKey = 'charla.memory';
const mostServers = 20;

/** Keyed by server: `127.0.0.1:5000`. */
export const memory = {
  of: (server: string): Memory => read<Record<string, Memory>>(localStorage, memoryKey)?.[server] ?? {},
  keep: (server: string, change: Memory) => {
    const all = read<Record<string, Memory>>(localStorage, memoryKey) ?? {};
    const entry = { ...all[server], ...change };
    delete all[server];
    const kept = Object.entries(all).slice(-(mostServers - 1));
    write(localStorage, memoryKey, Object.fromEntries([...kept, [server, entry]]));
  },
};

const accountsKey = 'charla.accounts';

/** What opens an account on a server again. A secret: the person has asked for it to stay on this device. */
export interface KeptAccount {
  readonly name: string;
  readonly token: string;
}

export const accounts = {
  of: (server: string): KeptAccount | null => read<Record<string, KeptAccount>>(localStorage, accountsKey)?.[server] ?? null,
  keep: (server: string, account: KeptAccount) =>
    write(localStorage, accountsKey, { ...read<Record<string, KeptAccount>>(localStorage, accountsKey), [server]: account }),
  forget: (server: string) => {
    const all = read<Record<string, KeptAccount>>(localStorage, accountsKey) ?? {};
    if (server in all) {
      delete all[server];
      write(localStorage, accountsKey, all);
    }
  },
};

const recentKey = 'charla.recent';
const mostRecent = 6;

/** A server that was connected to from the window. */
export interface RecentServer {
  readonly host: string;
  readonly port: number;
  readonly name: string;
}

export const recent = {
  list: (): readonly RecentServer[] => read<RecentServer[]>(localStorage, recentKey) ?? [],
  add: (server: RecentServer) => {
    const others = recent.list().filter((each) => each.host !== server.host || each.port !== server.port);
    write(localStorage, recentKey, [server, ...others].slice(0, mostRecent));
  },
  remove: (server: RecentServer) => {
    write(
      localStorage,
      recentKey,
      recent.list().filter((each) => each.host !== server.host || each.port !== server.port),
    );
  },
};
