import { bilingual } from '../i18n.svelte';

/** What stands around the text of a message. */
export const texts = bilingual({
  es: {
    code: 'Código',
    copy: 'Copiar',
    copyCode: 'Copiar el código',
    copied: 'Copiado',
    notCopied: 'No se pudo copiar',
  },
  en: {
    code: 'Code',
    copy: 'Copy',
    copyCode: 'Copy the code',
    copied: 'Copied',
    notCopied: 'Could not copy',
  },
});
