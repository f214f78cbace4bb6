import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import { recent } from '../text/emojiMemory';
import EmojiPicker from './EmojiPicker.svelte';

beforeEach(() => {
  localStorage.clear();
  i18n.choose('es');
  document.body.replaceChildren();
});

/** Opens the picker from a field, as a composer does. */
async function open() {
  const opener = document.body.appendChild(document.createElement('textarea'));
  opener.focus();
  const onpick = vi.fn();
  const onclose = vi.fn();
  const { unmount } = render(EmojiPicker, { onpick, onclose });
  await screen.findAllByRole('gridcell');
  return { opener, onpick, onclose, unmount, user: userEvent.setup() };
}

function focusedLabel(): string | null {
  return document.activeElement!.getAttribute('aria-label');
}

test('the focus begins in the search, and returns to its place when the picker goes', async () => {
  const { opener, onclose, unmount, user } = await open();
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Buscar un emoji' }));

  await user.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
  unmount();
  expect(document.activeElement).toBe(opener);
  expect(onclose).toHaveBeenCalledOnce();
});

test('whoever puts the focus elsewhere in the meantime keeps it', async () => {
  const { unmount } = await open();
  const other = document.body.appendChild(document.createElement('input'));
  other.focus();
  unmount();

  expect(document.activeElement).toBe(other);
});

test('writing searches in the language of the page, and Enter picks the best', async () => {
  const { onpick, user } = await open();
  await user.keyboard('corazon rojo');

  expect(screen.getByRole('status').textContent).toMatch(/^\d+ resultados?$/);
  await user.keyboard('{Enter}');
  expect(onpick).toHaveBeenCalledExactlyOnceWith('❤️');
});

test('a search without a result says so, and Enter picks nothing', async () => {
  const { onpick, user } = await open();
  await user.keyboard('klingon{Enter}');

  expect(screen.getByText('Ningún emoji se llama así.')).toBeTruthy();
  expect(onpick).not.toHaveBeenCalled();
});

test('arrows walk the grid from the search and back, and Enter picks', async () => {
  const { onpick, user } = await open();
  await user.keyboard('{ArrowDown}');
  expect(focusedLabel()).toBe('cara sonriendo');
  expect(document.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);

  await user.keyboard('{ArrowRight}{ArrowDown}{ArrowLeft}{Enter}');
  const picked = document.activeElement!.textContent;
  expect(document.activeElement!.getAttribute('data-index')).toBe('8');
  expect(onpick).toHaveBeenCalledExactlyOnceWith(picked);

  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(focusedLabel()).toBe('Buscar un emoji');
});

test('a letter in the grid goes on with the search', async () => {
  const { user } = await open();
  await user.keyboard('f{ArrowDown}ue');

  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('fue');
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('only what is in sight is there, and walking on brings the rest', async () => {
  const { user } = await open();
  expect(screen.getAllByRole('gridcell').length).toBeLessThan(100);

  await user.keyboard('{ArrowDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}');
  expect(within(screen.getByRole('rowgroup', { name: 'Banderas' })).getAllByRole('gridcell')).toContain(document.activeElement);
});

test('a category shows its emoji, and the arrows go from one category to the next', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Comida y bebida' }));
  expect(screen.getByRole('rowgroup', { name: 'Comida y bebida' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Comida y bebida' }).getAttribute('aria-current')).toBe('true');

  await user.keyboard('{ArrowRight}');
  expect(focusedLabel()).toBe('Viajes y lugares');
  expect(screen.getByRole('button', { name: 'Viajes y lugares' }).getAttribute('aria-current')).toBe('true');
});

test('what was picked comes first the next time', async () => {
  const { user, unmount } = await open();
  await user.keyboard('fuego{Enter}');
  unmount();
  await open();

  expect(recent()).toEqual(['🔥']);
  expect(within(screen.getByRole('rowgroup', { name: 'Recientes' })).getByRole('gridcell').textContent).toBe('🔥');
});

test('a tone is chosen once, and is on every hand from then on', async () => {
  const { user, onpick, unmount } = await open();
  await user.click(screen.getByRole('radio', { name: 'medio' }));
  unmount();

  const again = await open();
  await again.user.keyboard('pulgar arriba{Enter}');
  expect(again.onpick).toHaveBeenCalledExactlyOnceWith('👍🏽');
  expect(onpick).not.toHaveBeenCalled();
});

test('it asks to be closed on a press beside it and when the focus leaves, but not by its own button', async () => {
  const { onclose, user } = await open();
  document.body.insertAdjacentHTML('beforeend', '<button aria-haspopup="dialog">opener</button><button>other</button>');

  await user.click(screen.getByText('opener'));
  await user.click(screen.getByRole('searchbox'));
  expect(onclose).not.toHaveBeenCalled();

  await user.click(screen.getByText('other'));
  expect(onclose).toHaveBeenCalled();
});

test('everything is in the other language too', async () => {
  i18n.choose('en');
  const { user } = await open();
  await user.keyboard('grinning face{ArrowDown}');

  expect(screen.getByRole('dialog', { name: 'Pick an emoji' })).toBeTruthy();
  expect(focusedLabel()).toBe('grinning face');
});
