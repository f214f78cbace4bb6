import { describe, expect, it } from 'vitest';
import type { ModeratedEvent } from '../net/messages';
import { moderationText } from './moderation';

function done(fields: Partial<ModeratedEvent>): ModeratedEvent {
  return { op: 'moderated', room: 'taller', seq: 1, from: 'ana', at: '2026-11-22T11:00:00.000Z', act: 'kick', ...fields };
}

describe('what was done to keep order', () => {
  it('is told in both languages, with its reason', () => {
    expect(moderationText('es', done({ who: 'luis', reason: 'ruido' }))).toBe('ana echó a luis: ruido');
    expect(moderationText('en', done({ who: 'luis' }))).toBe('ana threw luis out.');
    expect(moderationText('en', done({ act: 'role', who: 'luis', role: 'owner' }))).toBe('ana made luis an owner.');
    expect(moderationText('en', done({ act: 'rename', name: 'lab' }))).toBe('ana called the room «lab».');
  });

  it('names an address only as such, and what was changed of a room', () => {
    expect(moderationText('es', done({ act: 'ban' }))).toBe('ana vetó a una dirección.');
    expect(moderationText('es', done({ act: 'settings', access: 'private', locked: true }))).toBe(
      'ana cambió la sala: solo con invitación, cerrada: solo se lee.',
    );
  });

  it('is told by its act where that is of a later version', () => {
    expect(moderationText('en', done({ act: 'applaud' }))).toBe('ana: applaud.');
  });
});
