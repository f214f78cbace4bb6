import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import { WireLog } from '../../wire/log.svelte';
import { frameOf, unitOf } from '../../wire/testing';
import { forget, layOut, listHeight } from './testing';
import WireDrawer from './WireDrawer.svelte';

describe('the rows of the wire', () => {
  let log: WireLog;
  const user = userEvent.setup();
  const list = () => screen.getByRole('listbox');
  const rows = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  const activeRow = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '');
  const detail = () => screen.queryByRole('region', { name: 'Detail' });
  const open = (home: 'page' | 'window' = 'window') => render(WireDrawer, { log, home, onclose: () => {} });

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
  });

  afterEach(cleanup);

  test('shows what passed before it was opened, and what passes then', async () => {
    log.record(frameOf('before'));
    open();
    expect(rows()).toHaveLength(1);
    await pass('after');
    expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining('before'), expect.stringContaining('after')]);
  });

  test('says in words which way each row went, what it is, when, and how long', () => {
    log.record(frameOf('{"op":"send"}', { direction: 'out', fields: { op: 'send' }, findings: ['odd'] }));
    open();
    expect(screen.getByRole('option', { name: /^sent [\d:.]{15} 23 bytes send \{"op":"send"\} with a mistake$/ })).toBe(rows()[0]);
  });

  test('keeps the document small with a thousand rows, and shows the last of them', () => {
    for (let i = 1; i <= 1000; i++) {
      log.record(frameOf(`number ${i}`));
    }

    open();
    expect(rows().length).toBeGreaterThanOrEqual(10);
    expect(rows().length).toBeLessThan(30);
    expect(document.querySelectorAll('*').length).toBeLessThan(900);
    expect(rows().at(-1)!.textContent).toContain('number 1000');
    expect(rows().at(-1)!.getAttribute('aria-posinset')).toBe('1000');
    expect(rows().at(-1)!.getAttribute('aria-setsize')).toBe('1000');
  });

  test('shows the ten bytes of a header in ten cells, and none in the page', () => {
    log.record(frameOf('hola'));
    open();
    expect([...rows()[0]!.querySelectorAll('.cell')].map((cell) => cell.textContent!.trim()).join('')).toBe('4·········');
    cleanup();
    log.clear();
    log.record(unitOf('{}'));
    open('page');
    expect(rows()[0]!.querySelector('.cell')).toBeNull();
  });

  test('is walked through with the arrow keys, from the newest', async () => {
    ['a', 'b', 'c'].forEach((text) => log.record(frameOf(text)));
    open();
    list().focus();
    await user.keyboard('{ArrowUp}');
    expect(activeRow()!.textContent).toContain('c');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(activeRow()!.textContent).toContain('a');
    expect(activeRow()!.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{End}');
    expect(activeRow()!.textContent).toContain('c');
    expect(detail()).toBeNull();
  });

  test('shows a row’s detail on Enter, another’s on the arrows, none on Enter again', async () => {
    ['first', 'second'].forEach((text) => log.record(frameOf(text)));
    open();
    list().focus();
    await user.keyboard('{End}{Enter}');
    expect(detail()!.querySelector('pre')!.textContent).toBe('second');
    await user.keyboard('{ArrowUp}');
    expect(detail()!.querySelector('pre')!.textContent).toBe('first');
    await user.keyboard('{Enter}');
    expect(detail()).toBeNull();
  });

  test('leaves the detail on Esc, and goes back to the list', async () => {
    log.record(frameOf('a'));
    open();
    await user.click(rows()[0]!);
    screen.getByRole('button', { name: 'Close the detail' }).focus();
    await user.keyboard('{Escape}');
    expect(detail()).toBeNull();
    expect(document.activeElement).toBe(list());
  });

  test('lays the detail over the list where there is no room beside it, and the keys go on there', async () => {
    layOut(360);
    log.record(frameOf('a'));
    open();
    list().focus();
    await user.keyboard('{End}{Enter}');
    expect(list().closest<HTMLElement>('.rows')!.inert).toBe(true);
    expect(document.activeElement).toBe(detail());
  });

  test('keeps the detail of a row that the log has forgotten', async () => {
    log = new WireLog({ units: 2, bytes: 1000 });
    log.record(frameOf('kept in sight'));
    open();
    await user.click(rows()[0]!);
    await pass('b', 'c', 'd');
    expect(rows()).toHaveLength(2);
    expect(detail()!.querySelector('pre')!.textContent).toBe('kept in sight');
  });

  test('follows the newest until the person scrolls up, and again when asked to', async () => {
    for (let i = 1; i <= 100; i++) {
      log.record(frameOf(`number ${i}`));
    }

    open();
    expect(screen.queryByRole('button', { name: /newest/ })).toBeNull();
    list().scrollTop = 560;
    list().dispatchEvent(new Event('scroll'));
    await pass('new', 'newer');
    expect(list().scrollTop).toBe(560);
    const jump = screen.getByRole('button', { name: /newest/ });
    expect(jump.textContent).toContain('2 more');
    await user.click(jump);
    expect(list().scrollTop).toBe(102 * 28 - listHeight);
    expect(rows().at(-1)!.textContent).toContain('newer');
    expect(document.activeElement).toBe(list());
  });

  test('holds what is seen in its place while old rows go', async () => {
    log = new WireLog({ units: 100, bytes: 100_000 });
    for (let i = 1; i <= 100; i++) {
      log.record(frameOf(`number ${i}`));
    }

    open();
    list().scrollTop = 50 * 28 + 5;
    list().dispatchEvent(new Event('scroll'));
    await pass('x', 'y', 'z');
    expect(list().scrollTop).toBe(47 * 28 + 5);
  });
});
