import { describe, expect, it } from 'vitest';
import type { RoomOrder } from '../net/moderation';
import { actsOn, allows, keeps, silenceOf } from './order';
import { Room } from './room.svelte';

const everything = ['read', 'send', 'react', 'topic', 'edit_own', 'delete_own', 'delete_others', 'invite', 'kick', 'mute', 'ban', 'lock'];
const owners = [...everything, 'rename', 'settings', 'retention', 'grant_moderator', 'grant_owner', 'read_audit'];

function room(order: Partial<RoomOrder> | null): Room {
  const made = new Room('taller', () => Promise.reject(new Error('Nobody reads.')));
  made.members = new Set(['ana', 'luis', 'eva']);
  made.order =
    order === null
      ? null
      : {
          op: 'settings',
          room: 'taller',
          access: 'public',
          guests: true,
          locked: false,
          owners: ['ana'],
          moderators: ['eva'],
          invited: [],
          role: 'member',
          may: ['read', 'send'],
          ...order,
        };
  return made;
}

describe('what one may do in a room', () => {
  it('is what everybody may where nobody told us', () => {
    expect([allows(room(null), 'send'), allows(room(null), 'kick'), keeps(room(null))]).toEqual([true, false, false]);
    expect(silenceOf(room(null))).toBeNull();
  });

  it('is what the server says', () => {
    expect(allows(room({ may: ['read'] }), 'send')).toBe(false);
    expect(keeps(room({ may: everything }))).toBe(true);
  });

  it('says why one can’t write, a muting before the room', () => {
    const may = ['read'];
    expect(silenceOf(room({ may, locked: true, access: 'announcement' }))).toEqual({ why: 'announcement' });
    expect(silenceOf(room({ may, locked: true }))).toEqual({ why: 'locked' });
    expect(silenceOf(room({ may }))).toEqual({ why: 'forbidden' });
    expect(silenceOf(room({ may, locked: true, muted: true, muted_until: '2026-11-22T11:00:00.000Z' }))).toEqual({
      why: 'muted',
      until: Date.UTC(2026, 10, 22, 11),
    });
  });
});

describe('what a menu offers to do with somebody', () => {
  const keeper = { role: 'owner', may: owners } as const;
  const moderator = { role: 'moderator', may: everything } as const;

  it('is to talk, for who keeps nothing', () => {
    expect(actsOn(room({}), { name: 'luis' }, false)).toEqual(['direct', 'mention']);
    expect(actsOn(room(null), { name: 'luis' }, false)).toEqual(['direct', 'mention']);
  });

  it('is what the role is above of', () => {
    expect(actsOn(room(moderator), { name: 'luis' }, false)).toEqual(['direct', 'mention', 'kick', 'mute', 'ban']);
    expect(actsOn(room(moderator), { name: 'ana', account: 'ana' }, false)).toEqual(['direct', 'mention']);
    expect(actsOn(room(moderator), { name: 'eva', account: 'eva' }, false)).toEqual(['direct', 'mention']);
    expect(actsOn(room(keeper), { name: 'ana2', account: 'ana' }, false)).toEqual(['direct', 'mention']);
    expect(actsOn(room({ role: 'admin', may: owners }), { name: 'ana', account: 'ana' }, false)).toContain('ban');
  });

  it('has roles for accounts only, and each but the one that they have', () => {
    expect(actsOn(room(keeper), { name: 'pía', account: 'pía' }, false)).toEqual([
      'direct',
      'mention',
      'moderator',
      'owner',
      'mute',
      'ban',
    ]);
    expect(actsOn(room(keeper), { name: 'eva', account: 'eva' }, false)).toEqual([
      'direct',
      'mention',
      'owner',
      'member',
      'kick',
      'mute',
      'ban',
    ]);
    expect(actsOn(room(keeper), { name: 'luis' }, false)).toEqual(['direct', 'mention', 'kick', 'mute', 'ban']);
  });

  it('has an invitation where there is need of one', () => {
    const closed = room({ ...moderator, access: 'private', invited: ['pía'] });
    expect(actsOn(closed, { name: 'pía', account: 'pía' }, false)).not.toContain('invite');
    expect(actsOn(closed, { name: 'inés', account: 'inés' }, false)).toContain('invite');
  });

  it('lets oneself give up a role', () => {
    expect(actsOn(room(keeper), { name: 'ana', account: 'ana' }, true)).toEqual(['mention', 'member']);
    expect(actsOn(room({}), { name: 'luis' }, true)).toEqual(['mention']);
  });
});
