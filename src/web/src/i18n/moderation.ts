import type { ModeratedEvent } from '../net/messages';
import type { Language } from './i18n.svelte';

type Sentence = (from: string, who: string) => string;

const acts: Record<Language, Record<string, Sentence>> = {
  es: {
    kick: (from, who) => `${from} echó a ${who}`,
    ban: (from, who) => `${from} vetó a ${who}`,
    unban: (from, who) => `${from} levantó el veto de ${who}`,
    mute: (from, who) => `${from} silenció a ${who}`,
    unmute: (from, who) => `${from} devolvió la palabra a ${who}`,
    invite: (from, who) => `${from} invitó a ${who}`,
    uninvite: (from, who) => `${from} retiró la invitación de ${who}`,
    owner: (from, who) => `${from} dio la sala a ${who}`,
    moderator: (from, who) => `${from} hizo moderador a ${who}`,
    member: (from, who) => `${from} dejó a ${who} como miembro`,
    settings: (from) => `${from} cambió la sala`,
  },
  en: {
    kick: (from, who) => `${from} threw ${who} out`,
    ban: (from, who) => `${from} banned ${who}`,
    unban: (from, who) => `${from} lifted the ban of ${who}`,
    mute: (from, who) => `${from} muted ${who}`,
    unmute: (from, who) => `${from} unmuted ${who}`,
    invite: (from, who) => `${from} invited ${who}`,
    uninvite: (from, who) => `${from} took back the invitation of ${who}`,
    owner: (from, who) => `${from} made ${who} an owner`,
    moderator: (from, who) => `${from} made ${who} a moderator`,
    member: (from, who) => `${from} made ${who} a member`,
    settings: (from) => `${from} changed the room`,
  },
};

const words = {
  es: {
    anAddress: 'una dirección',
    renamed: 'llamó a la sala',
    access: { private: 'solo con invitación', announcement: 'solo anuncios', public: 'abierta' },
    guests: ['solo con cuenta', 'entran invitados sin cuenta'],
    locked: ['se puede volver a escribir', 'cerrada: solo se lee'],
    keep: 'otro límite de lo que se guarda',
  },
  en: {
    anAddress: 'an address',
    renamed: 'called the room',
    access: { private: 'by invitation only', announcement: 'announcements only', public: 'public' },
    guests: ['accounts only', 'guests may come in'],
    locked: ['unlocked', 'locked'],
    keep: 'another limit to what is kept',
  },
} as const;

/** One sentence that tells what was done to keep order; one of a later version is told by its act. */
export function moderationText(language: Language, done: ModeratedEvent): string {
  const said = sentence(language, done);
  return done.reason === undefined || done.reason === '' ? `${said}.` : `${said}: ${done.reason}`;
}

function sentence(language: Language, done: ModeratedEvent): string {
  if (done.act === 'rename') {
    return `${done.from} ${words[language].renamed} «${done.name ?? '?'}»`;
  }

  const known = acts[language][done.act === 'role' ? (done.role ?? 'member') : done.act];
  const said = known === undefined ? `${done.from}: ${done.act}` : known(done.from, done.who ?? words[language].anAddress);
  const changes = settings(language, done);
  return changes.length === 0 ? said : `${said}: ${changes.join(', ')}`;
}

function settings(language: Language, done: ModeratedEvent): string[] {
  const { access, guests, locked, keep } = words[language];
  return [
    ...(done.access === undefined ? [] : [access[done.access as keyof typeof access] ?? done.access]),
    ...(done.guests === undefined ? [] : [guests[done.guests ? 1 : 0]]),
    ...(done.locked === undefined ? [] : [locked[done.locked ? 1 : 0]]),
    ...((done.keep_days ?? done.keep_count ?? done.keep_bytes) === undefined ? [] : [keep]),
  ];
}
