import { beforeEach, expect, test, vi } from 'vitest';
import { Room } from '../../room/room.svelte';

vi.mock('../../app.svelte', () => ({ chat: { me: 'ana', features: { rich: true, rooms: true } } }));
const { Completing } = await import('./completing.svelte');

let room: Room;

beforeEach(() => {
  room = new Room('lobby', () => Promise.reject(new Error('nothing to read')));
  room.members = new Set(['ana', 'luis', 'lucía']);
});

function press(completing: InstanceType<typeof Completing>, key: string): { wasTaken: boolean; picked: string | undefined } {
  let picked: string | undefined;
  const wasTaken = completing.key(new KeyboardEvent('keydown', { key }), (option) => (picked = option.text));
  return { wasTaken, picked };
}

test('Enter takes the chosen name while it is half typed, and sends once it is all there', async () => {
  const completing = new Completing();
  await completing.look('hola @lu', 8, room);
  expect(completing.found?.options.map((each) => each.text)).toEqual(['@luis ', '@lucía ']);
  press(completing, 'ArrowDown');
  expect(press(completing, 'Enter')).toEqual({ wasTaken: true, picked: '@lucía ' });

  await completing.look('hola @luis', 10, room);
  expect(press(completing, 'Enter')).toEqual({ wasTaken: false, picked: undefined });
  expect(completing.found).toBeNull();
});

test('a command is completed by Tab, in either language', async () => {
  const completing = new Completing();
  await completing.look('/bus', 4, room);

  expect(press(completing, 'Tab')).toEqual({ wasTaken: true, picked: '/search ' });
});

test('nobody is offered to themselves, and an address is no mention', async () => {
  const completing = new Completing();
  await completing.look('@ana', 4, room);
  expect(completing.found).toBeNull();
  await completing.look('ana@lu', 6, room);
  expect(completing.found).toBeNull();
});

test('a command that is all typed by another of its names is sent by Enter', async () => {
  const completing = new Completing();
  await completing.look('/salir', 6, room);

  expect(press(completing, 'Enter')).toEqual({ wasTaken: false, picked: undefined });
});
