import { memory } from '../home/shelf';
import { RequestError } from '../net/conversation';
import type { Welcome } from '../net/messages';
import { fold } from '../text/names';
import type { Chat } from './chat.svelte';
import { resumePlace, roomsToEnter } from './rejoin';

/** The server has let us in: the rooms of before are entered, and the one that was on screen is shown. */
export async function arrive(chat: Chat, welcome: Welcome): Promise<void> {
  const remembered = memory.of(chat.server);
  try {
    await chat.refreshDirectory();
    const present = chat.rooms.size > 0 ? [...chat.rooms.values()].map((room) => room.name) : remembered.rooms;
    for (const name of roomsToEnter(present, chat.directory, welcome.dialect === 'plain')) {
      await rejoin(chat, name);
    }

    const current = chat.current ?? chat.set.find(remembered.current ?? 'lobby') ?? [...chat.rooms.values()][0];
    if (current !== undefined) {
      chat.open(current);
    }
  } catch (error) {
    chat.report(error);
  }
}

async function rejoin(chat: Chat, name: string): Promise<void> {
  const summary = chat.directory.find((each) => fold(each.room) === fold(name));
  const room = chat.set.find(name);
  const place = resumePlace(room, summary);
  if (place === null) {
    room?.forget();
  }

  try {
    await chat.join(name, place);
  } catch (error) {
    // A room that is gone, or that we may not enter any more, is no reason to stay out of the others.
    if (error instanceof RequestError && (error.code === 'lost' || error.code === 'timed_out')) {
      throw error;
    }

    if (room !== undefined) {
      chat.forget(room);
    }
  }
}
