import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import type { WireUnit } from '../../wire/unit';
import { frameOf, unitOf } from '../../wire/testing';
import WireDetail from './WireDetail.svelte';

const show = (unit: WireUnit) => render(WireDetail, { unit, home: 'window', takesFocus: false, onclose: () => {} });

describe('the detail of a unit', () => {
  const user = userEvent.setup();
  const pre = () => document.querySelector('pre')!.textContent;

  beforeEach(() => i18n.choose('en'));
  afterEach(cleanup);

  test('sets the announced length beside the bytes and the characters', () => {
    show(frameOf('señal'));
    expect([...document.querySelectorAll('dd')].map((value) => value.textContent)).toEqual(['6', '6', '5']);
    expect(screen.getByText(/takes more than one byte/)).toBeTruthy();
  });

  test.each([
    ['code_points', 'Counts characters: the header announces 5, but the content takes 6 bytes.'],
    ['utf16_units', 'Counts UTF-16 units: the header announces 5, but the content takes 6 bytes.'],
    ['bytes', 'The header announces 5, and here are 6 bytes.'],
  ])('says what a header counts that announces another length: %s', (counted, said) => {
    show(frameOf('señal', { announced: 5, counted }));
    expect(screen.getByText(said)).toBeTruthy();
  });

  test('says nothing where all lengths agree', () => {
    show(frameOf('hola'));
    expect(document.querySelector('dl')!.closest('.main')!.textContent).not.toMatch(/header announces|more than one byte/);
  });

  test('shows what the frame doctor found, and what else there is to say', () => {
    show(frameOf('x', { findings: ['CountsCharacters: so it is'], note: 'Odd.', reads: 3 }));
    expect(screen.getByRole('region', { name: 'The frame doctor' }).textContent).toContain('CountsCharacters: so it is');
    expect(screen.getByText('Odd.')).toBeTruthy();
    expect(screen.getByText('Came in 3 reads.')).toBeTruthy();
  });

  test('sets JSON out in lines, or shows it as it travelled', async () => {
    const text = '{"op":"ack","seq":2}';
    show(frameOf(text));
    expect(pre()).toBe('{\n  "op": "ack",\n  "seq": 2\n}');
    await user.click(screen.getByRole('button', { name: 'Raw' }));
    expect(pre()).toBe(text);
    await user.click(screen.getByRole('button', { name: 'Pretty' }));
  });

  test('copies the text and the bytes as they are on the wire', async () => {
    show(frameOf('{"a":"ñ"}'));
    await user.click(screen.getByRole('button', { name: 'Copy text' }));
    expect(await navigator.clipboard.readText()).toBe('{"a":"ñ"}');
    await user.click(screen.getByRole('button', { name: 'Copy hex' }));
    expect(await navigator.clipboard.readText()).toBe('31 30 20 20 20 20 20 20 20 20 7b 22 61 22 3a 22 c3 b1 22 7d');
  });

  test('has a table of the fields', () => {
    show(frameOf('{}', { fields: { op: 'ack', seq: '2' } }));
    expect(screen.getByRole('rowheader', { name: 'seq' }).nextElementSibling!.textContent).toBe('2');
  });

  test('shows control characters of the text, and nothing that turns it around', () => {
    show(unitOf('a\u0000\u202eb\n\tc'));
    expect(pre()).toBe('a␀‹U+202E›b\n\tc');
  });

  test('says where there is no text, and where there are no bytes', () => {
    show(frameOf('', { text: undefined, payload: Uint8Array.of(0xff), payloadLength: 1 }));
    expect(screen.getByText(/not UTF-8 text/)).toBeTruthy();
    cleanup();
    show(frameOf(''));
    expect(screen.getByText(/zero bytes are a message too/)).toBeTruthy();
  });

  test('shows of a long payload the beginning, and says so', () => {
    show(unitOf('begin', { text: undefined, payloadLength: 900_000, length: 900_000 }));
    expect(pre()).toBe('begin');
    expect(screen.getByText('The first 5 B were kept.')).toBeTruthy();
  });
});
