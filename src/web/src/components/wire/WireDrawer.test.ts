import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import { WireLog } from '../../wire/log.svelte';
import { frameOf, unitOf } from '../../wire/testing';
import { forget, layOut } from './testing';
import WireDrawer from './WireDrawer.svelte';

describe('the wire drawer', () => {
  let log: WireLog;
  const user = userEvent.setup();
  const onclose = vi.fn();
  const rows = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  const open = (home: 'page' | 'window' = 'window') => render(WireDrawer, { log, home, onclose });

  async function pass(...texts: string[]) {
    texts.forEach((text) => log.record(frameOf(text)));
    await new Promise((done) => requestAnimationFrame(done));
    await tick();
  }

  beforeEach(() => {
    i18n.choose('en');
    forget();
    layOut(1200);
    log = new WireLog();
    onclose.mockClear();
  });

  afterEach(cleanup);

  test('filters by direction and text, says when nothing is left, and shows all again', async () => {
    log.record(frameOf('hello', { direction: 'out' }));
    log.record(frameOf('welcome', { direction: 'in' }));
    open();
    await user.click(screen.getByRole('button', { name: 'received' }));
    expect(rows()).toEqual([screen.getByRole('option', { name: /welcome/ })]);
    await user.type(screen.getByRole('searchbox'), 'hello');
    expect(rows()).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Drop the filter' }));
    expect(rows()).toHaveLength(2);
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('');
  });

  test('pauses, says how much waits, and goes on', async () => {
    log.record(frameOf('a'));
    open();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    await pass('b', 'c');
    expect(rows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /Go on.*2 waiting/ }));
    expect(rows()).toHaveLength(3);
  });

  test('counts units and bytes each way, and what was lost', async () => {
    log.record(frameOf('hola', { direction: 'out' }));
    log.record(frameOf('hola, hola'));
    log.missed(3);
    open();
    const counts = document.querySelector('.counts')!.textContent!;
    expect(counts).toContain('2 units');
    expect(counts).toContain('14 B sent');
    expect(counts).toContain('20 B received');
    expect(counts).toContain('3 missed');
  });

  test('clears everything', async () => {
    log.record(frameOf('a'));
    open();
    await user.click(rows()[0]!);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(rows()).toHaveLength(0);
    expect(screen.queryByRole('region', { name: 'Detail' })).toBeNull();
    expect(screen.getByText('Nothing has passed yet.')).toBeTruthy();
  });

  test('copies what is shown, or all, for people and for programs', async () => {
    log.record(frameOf('hello', { direction: 'out' }));
    log.record(frameOf('welcome'));
    log.filter = { direction: 'in', text: '' };
    open();
    const copy = async (choice: string) => {
      await user.click(screen.getByRole('button', { name: 'Copy' }));
      await user.click(screen.getByRole('button', { name: choice }));
      const copied = (await navigator.clipboard.readText()).trim().split('\n');
      await vi.waitFor(() => expect(screen.getByText('Copied', { selector: '[role=status]' })).toBeTruthy());
      cleanup();
      open();
      return copied;
    };
    expect(await copy('What is shown, as text')).toEqual([expect.stringContaining('│7·········│welcome')]);
    const all = await copy('All, as JSON lines');
    expect(all.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['hello', 'welcome']);
  });

  test('leads to the guide in the page, whose server has it', () => {
    open('page');
    expect(within(screen.getByRole('complementary')).getByRole('link').getAttribute('href')).toBe('/guide');
  });

  test('explains itself until the person has understood', async () => {
    open();
    const intro = screen.getByRole('complementary');
    expect(within(intro).queryByRole('link')).toBeNull();
    await user.click(within(intro).getByRole('button'));
    expect(screen.queryByRole('complementary')).toBeNull();
    cleanup();
    open();
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  test('speaks Spanish', () => {
    i18n.choose('es');
    log.record(unitOf('{}'));
    open('page');
    expect(screen.getByRole('region', { name: 'El cable' })).toBeTruthy();
    expect(screen.getByText('1 mensaje')).toBeTruthy();
  });

  test('is as high as the person makes it with the keys, and remembers it', async () => {
    open();
    const separator = screen.getByRole('separator');
    const drawer = document.getElementById(separator.getAttribute('aria-controls')!)!;
    separator.focus();
    await user.keyboard('{ArrowUp}');
    expect(drawer.style.height).toBe('356px');
    await user.keyboard('{PageDown}{ArrowDown}');
    expect(separator.getAttribute('aria-valuenow')).toBe('244');
    await user.keyboard('{Home}');
    expect(separator.getAttribute('aria-valuenow')).toBe(separator.getAttribute('aria-valuemin'));
    await user.keyboard('{End}');
    expect(separator.getAttribute('aria-valuenow')).toBe(String(innerHeight - 96));
    cleanup();
    open();
    expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe(String(innerHeight - 96));
  });

  test('says that it is to be closed', async () => {
    open();
    await user.click(screen.getByRole('button', { name: 'Close the wire' }));
    expect(onclose).toHaveBeenCalledOnce();
  });
});
