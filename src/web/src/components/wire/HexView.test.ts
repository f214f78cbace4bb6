import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import { frameOf, unitOf } from '../../wire/testing';
import HexView from './HexView.svelte';

describe('the hex view', () => {
  const user = userEvent.setup();
  const byte = (at: number) => document.querySelector<HTMLElement>(`[role="gridcell"][data-byte="${at}"]`)!;
  const lit = () => [...document.querySelectorAll('.lit')].map((cell) => cell.textContent);
  const characters = () => [...document.querySelectorAll('.character')].map((cell) => cell.textContent);
  const offsets = () => [...document.querySelectorAll('.offset')].map((offset) => offset.textContent);

  beforeEach(() => {
    i18n.choose('en');
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  });

  afterEach(cleanup);

  test('has rows of sixteen bytes under their offsets, the header marked', () => {
    render(HexView, { unit: frameOf('señal y más') });
    expect(offsets()).toEqual(['0000', '0010']);
    expect(document.querySelectorAll('.byte')).toHaveLength(23);
    expect(document.querySelectorAll('.byte.header')).toHaveLength(10);
    expect(byte(12).textContent).toBe('c3');
  });

  test('has rows of eight where there is no room', () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
    render(HexView, { unit: frameOf('hola') });
    expect(offsets()).toEqual(['0000', '0008']);
  });

  test('marks the bytes of one character as one', () => {
    render(HexView, { unit: unitOf('a😀ñ') });
    expect(characters()).toEqual(['a', '😀', 'ñ']);
    expect([...document.querySelectorAll('.byte.many')].map((cell) => cell.textContent)).toEqual(['f0', '9f', '98', '80', 'c3', 'b1']);
    expect([...document.querySelectorAll('.byte.many.first')].map((cell) => cell.textContent)).toEqual(['f0', 'c3']);
    expect([...document.querySelectorAll('.byte.many.last')].map((cell) => cell.textContent)).toEqual(['80', 'b1']);
    expect(document.querySelectorAll<HTMLElement>('.character')[1]!.style.getPropertyValue('--bytes')).toBe('4');
  });

  test('writes a character once that goes on in the next row', () => {
    render(HexView, { unit: unitOf('0123456789abcd😀') });
    expect(characters().slice(-2)).toEqual(['😀', '']);
  });

  test('lights up the character of a byte and the bytes of a character', async () => {
    render(HexView, { unit: unitOf('señal') });
    await user.hover(byte(3));
    expect(lit()).toEqual(['c3', 'b1', 'ñ']);
    await user.hover(document.querySelector('.character[data-byte="4"]')!);
    expect(lit()).toEqual(['61', 'a']);
    await user.unhover(screen.getByRole('grid'));
    expect(lit()).toEqual([]);
  });

  test('is one stop of Tab, and walked through with the arrows', async () => {
    render(HexView, { unit: unitOf('señal, y con más de dieciséis bytes') });
    await user.tab();
    expect(document.activeElement).toBe(byte(0));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(byte(2));
    expect(lit()).toEqual(['c3', 'b1', 'ñ']);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(byte(18));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(byte(31));
    await user.tab();
    expect(lit()).toEqual([]);
  });

  test('says what a byte is, and of which character', () => {
    render(HexView, { unit: frameOf('ñ') });
    expect(byte(11).getAttribute('aria-label')).toBe('byte 11: b1 hex = 177 · «ñ» U+00F1 · byte 2 of 2 · content');
    expect(byte(0).getAttribute('aria-label')).toBe('byte 0: 32 hex = 50 · «2» U+0032 · header');
  });

  test('draws the beginning of a long unit, and more when asked to', async () => {
    render(HexView, { unit: unitOf('x'.repeat(2000)) });
    const drawn = () => document.querySelectorAll('.byte').length;
    expect(drawn()).toBe(512);
    await user.click(screen.getByText('Show 1,024 bytes more'));
    expect(drawn()).toBe(1536);
    expect(screen.getByText('Show 464 bytes more')).toBeTruthy();
  });
});
