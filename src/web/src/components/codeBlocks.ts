import type { Attachment } from 'svelte/attachments';
import { copy } from '../text/clipboard';
import { highlight, highlighted } from '../text/highlight';
import { languageName } from '../text/languageNames';

export interface CodeTexts {
  code: string;
  copy: string;
  copyCode: string;
  copied: string;
  notCopied: string;
}

/** How long the button says what it did. */
const feedback = 2_000;

/** The head of a block of code. */
interface Head {
  caption: HTMLElement;
  button: HTMLButtonElement;
  status: HTMLElement;
  code: HTMLElement;
}

/**
 * Gives each block of code in a rendered message its head, with the language and a button to copy, and its colours when they are there.
 * A message is HTML and no components, so this is done to its elements; it takes the HTML so as to be done anew when that changes.
 */
export function codeBlocks(_html: string, texts: CodeTexts): Attachment<HTMLElement> {
  return (root) => {
    const heads = Array.from(root.querySelectorAll<HTMLElement>('figure.code'), (figure) => addHead(figure, texts));
    if (heads.length === 0) {
      return;
    }

    heads.forEach(({ code }) => colour(code));
    const click = ({ target }: Event) => {
      const head = heads.find(({ button }) => target instanceof Node && button.contains(target));
      if (head !== undefined) {
        void copyCode(head, texts);
      }
    };
    root.addEventListener('click', click);
    return () => {
      root.removeEventListener('click', click);
      heads.forEach(({ caption }) => caption.remove());
    };
  };
}

function addHead(figure: HTMLElement, texts: CodeTexts): Head {
  const code = figure.querySelector('code')!;
  const caption = document.createElement('figcaption');
  const language = document.createElement('span');
  language.textContent = languageName(languageOf(code) ?? '') ?? texts.code;
  const status = document.createElement('span');
  status.className = 'visually-hidden';
  status.role = 'status';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = texts.copy;
  button.ariaLabel = texts.copyCode;
  caption.append(language, status, button);
  figure.prepend(caption);
  return { caption, button, status, code };
}

/** The button says what came of it, and so does the page to those who listen. */
async function copyCode({ button, status, code }: Head, texts: CodeTexts): Promise<void> {
  const copied = await copy(code.textContent!);
  button.textContent = status.textContent = copied ? texts.copied : texts.notCopied;
  button.classList.toggle('done', copied);
  setTimeout(() => {
    button.textContent = texts.copy;
    button.classList.remove('done');
    status.textContent = '';
  }, feedback);
}

/** The same text in colours: it takes the same place. */
function colour(code: HTMLElement): void {
  const text = code.textContent!;
  const language = languageOf(code);
  const ready = highlighted(text, language);
  if (ready !== undefined) {
    code.innerHTML = ready;
  } else {
    void highlight(text, language).then((html) => (code.innerHTML = html));
  }
}

function languageOf(code: HTMLElement): string | null {
  return /^language-(.+)$/.exec(code.className)?.[1] ?? null;
}
