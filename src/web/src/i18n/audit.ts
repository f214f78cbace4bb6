import type { ModeratedEvent } from '../net/messages';
import type { AuditEntry } from '../net/moderation';
import type { Language } from './i18n.svelte';
import { moderationText } from './moderation';

const erased: Record<Language, (by: string) => string> = {
  es: (by) => `${by} borró un mensaje de otra persona.`,
  en: (by) => `${by} deleted a message of somebody else.`,
};

/** One sentence that tells what was done, as it was written down. */
export function auditText(language: Language, entry: AuditEntry): string {
  if (entry.act === 'delete') {
    return erased[language](entry.by);
  }

  return moderationText(language, eventOf(entry));
}

/** What is written down as a detail stands in fields of its own in the event. */
function eventOf({ by, at, act, who, reason, detail }: AuditEntry): ModeratedEvent {
  return {
    op: 'moderated',
    room: '',
    seq: 0,
    from: by,
    at,
    act,
    who,
    reason,
    ...(act === 'role' ? { role: detail } : {}),
    ...(act === 'rename' ? { name: detail?.split(' → ').at(-1) } : {}),
    ...(act === 'settings' ? settingsIn(detail ?? '') : {}),
  };
}

/** The server tells of settings in an English sentence. */
function settingsIn(detail: string): Partial<ModeratedEvent> {
  const has = (words: string) => detail.includes(words);
  return {
    ...(has('by invitation only') ? { access: 'private' } : has('announcements only') ? { access: 'announcement' } : {}),
    ...(/[:,] public(,|$)/.test(detail) ? { access: 'public' } : {}),
    ...(has('guests may come in') ? { guests: true } : has('accounts only') ? { guests: false } : {}),
    ...(has('unlocked') ? { locked: false } : /[:,] locked(,|$)/.test(detail) ? { locked: true } : {}),
    ...(has('another limit') ? { keep_days: 0 } : {}),
  };
}
