import { afterEach, expect, test, vi } from 'vitest';
import { copy } from './clipboard';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'execCommand');
});

/** Stands in for the browser's old way, and gives what was selected when it was asked to copy. */
function oldWay(allows: boolean): { copied: string[] } {
  const copied: string[] = [];
  document.execCommand = () => {
    copied.push((document.activeElement as HTMLTextAreaElement).value);
    return allows;
  };
  return { copied };
}

test('a text is copied through the clipboard where there is one', async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal('navigator', { clipboard: { writeText } });

  expect(await copy('hola')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('hola');
});

test('where there is none, or it refuses, the text is selected and copied, and the focus returns', async () => {
  const button = document.body.appendChild(document.createElement('button'));
  for (const clipboard of [undefined, { writeText: () => Promise.reject(new Error('not allowed')) }]) {
    vi.stubGlobal('navigator', { clipboard });
    const { copied } = oldWay(true);
    button.focus();

    expect(await copy('hola\nadiós')).toBe(true);
    expect(copied).toEqual(['hola\nadiós']);
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  }
});

test('what could not be copied is not said to be', async () => {
  vi.stubGlobal('navigator', {});
  expect(await copy('hola')).toBe(false);

  oldWay(false);
  expect(await copy('hola')).toBe(false);
});
