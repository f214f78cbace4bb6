import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import MessageText from './MessageText.svelte';

const program = '```python\nif 1 < 2:\n    print("hola")\n```';

beforeEach(() => i18n.choose('es'));
afterEach(() => vi.useRealTimers());

/** Lets the page copy, or not; gives what it copied. */
function clipboard(allows: boolean): string[] {
  const copied: string[] = [];
  const writeText = (text: string) => (copied.push(text), allows ? Promise.resolve() : Promise.reject(new Error('not allowed')));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return copied;
}

test('a message is shown with its markup, and my mentions stand out', () => {
  const { container } = render(MessageText, { text: '**hola** @Ana <script>x</script>', myName: 'ana' });

  expect(container.querySelector('strong')!.textContent).toBe('hola');
  expect(container.querySelector('.mention.me')!.textContent).toBe('@Ana');
  expect(container.textContent).toBe('hola @Ana <script>x</script>');
});

test('a message of a few emoji and nothing else is large', async () => {
  const { container, rerender } = render(MessageText, { text: '👋 🎉', myName: 'ana' });
  expect(container.querySelector('.large')).not.toBeNull();

  await rerender({ text: '👋 hola' });
  expect(container.querySelector('.large')).toBeNull();
});

test('code has a head with its language, and gets its colours without a change of text', async () => {
  const { container } = render(MessageText, { text: program, myName: 'ana' });
  const before = container.querySelector('code')!.textContent;

  expect(container.querySelector('figcaption')!.textContent).toContain('Python');
  await waitFor(() => expect(container.querySelector('code .hljs-keyword')!.textContent).toBe('if'));
  expect(container.querySelector('code')!.textContent).toBe(before);
});

test('code that was coloured before has its colours at once', async () => {
  const first = render(MessageText, { text: program, myName: 'ana' });
  await waitFor(() => expect(first.container.querySelector('.hljs-keyword')).not.toBeNull());
  first.unmount();

  expect(render(MessageText, { text: program, myName: 'ana' }).container.querySelector('.hljs-keyword')).not.toBeNull();
});

test('the button copies the code from the keyboard, says so aloud, and is itself again after a while', async () => {
  const user = userEvent.setup({ delay: null });
  const copied = clipboard(true);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  render(MessageText, { text: `antes\n${program}`, myName: 'ana' });
  const button = screen.getByRole('button', { name: 'Copiar el código' });

  button.focus();
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copiado'), { timeout: 20_000 });
  expect(copied).toEqual(['if 1 < 2:\n    print("hola")']);
  expect(button.textContent).toBe('Copiado');

  vi.runAllTimers();
  expect(button.textContent).toBe('Copiar');
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a copy that was refused is not said to be one', async () => {
  clipboard(false);
  render(MessageText, { text: program, myName: 'ana' });
  screen.getByRole('button').click();

  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No se pudo copiar'));
});

test('each block has a button of its own, and they follow the text and the language', async () => {
  const { rerender } = render(MessageText, { text: `${program}\n${program}`, myName: 'ana' });
  expect(screen.getAllByRole('button', { name: 'Copiar el código' })).toHaveLength(2);

  await rerender({ text: program });
  expect(screen.getAllByRole('button')).toHaveLength(1);

  i18n.choose('en');
  await waitFor(() => expect(screen.getByRole('button').getAttribute('aria-label')).toBe('Copy the code'));
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('code without a language is called code', () => {
  const { container } = render(MessageText, { text: '```\n@ana\n```', myName: 'ana' });

  expect(container.querySelector('figcaption span')!.textContent).toBe('Código');
  expect(container.querySelector('.mention')).toBeNull();
});
