import { expect, test } from 'vitest';
import type { AuditEntry } from '../net/moderation';
import { auditText } from './audit';

function entry(fields: Partial<AuditEntry>): AuditEntry {
  return { id: 1, at: '2026-11-22T11:00:00.000Z', by: 'ana', act: 'kick', ...fields };
}

test('what was written down is told in the words of its event', () => {
  expect(auditText('es', entry({ who: 'luis', reason: 'ruido' }))).toBe('ana echó a luis: ruido');
  expect(auditText('en', entry({ act: 'role', who: 'luis', detail: 'owner' }))).toBe('ana made luis an owner.');
  expect(auditText('es', entry({ act: 'rename', detail: 'taller → lab' }))).toBe('ana llamó a la sala «lab».');
  expect(auditText('es', entry({ act: 'delete', detail: '12' }))).toBe('ana borró un mensaje de otra persona.');
});

test('settings are told in the language of who reads', () => {
  const told = (detail: string) => auditText('es', entry({ act: 'settings', detail: `ana changed the room: ${detail}` }));
  expect(told('public')).toBe('ana cambió la sala: abierta.');
  expect(told('by invitation only, accounts only, locked')).toBe(
    'ana cambió la sala: solo con invitación, solo con cuenta, cerrada: solo se lee.',
  );
  expect(told('unlocked, another limit to what is kept')).toBe(
    'ana cambió la sala: se puede volver a escribir, otro límite de lo que se guarda.',
  );
});
