import { expect, test } from 'vitest';
import type { RoomSummary } from '../net/messages';
import { Room } from '../room/room.svelte';
import { mostReplayed, resumePlace, roomsToEnter } from './rejoin';

function summary(room: string, head = 0): RoomSummary {
  return { room, head, read: 0, unread: 0, count: 0 };
}

function roomAt(head: number): Room {
  const room = new Room('lobby', () => Promise.reject(new Error('nothing to read')));
  room.head = head;
  return room;
}

test('a room is followed from where it was left, unless that is too far behind or nobody knows', () => {
  expect(resumePlace(roomAt(90), summary('lobby', 100))).toBe(90);
  expect(resumePlace(roomAt(90), summary('lobby', 91 + mostReplayed))).toBeNull();
  expect(resumePlace(roomAt(0), summary('lobby', 100))).toBeNull();
  expect(resumePlace(roomAt(90), undefined)).toBeNull();
  expect(resumePlace(undefined, summary('lobby', 100))).toBeNull();
});

test('a log that is shorter than what we saw of it is another log', () => {
  expect(resumePlace(roomAt(90), summary('lobby', 10))).toBeNull();
});

test('the rooms of the last time are entered again, and everyone that one writes with', () => {
  const listed = [summary('lobby'), summary('taller'), summary('@luis')];

  expect(roomsToEnter(undefined, listed, false)).toEqual(['lobby', '@luis']);
  expect(roomsToEnter(['lobby', 'taller', '@eva'], listed, false)).toEqual(['lobby', 'taller', '@luis']);
  expect(roomsToEnter(['taller'], listed, true)).toEqual(['lobby']);
});
