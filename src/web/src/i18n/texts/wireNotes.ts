import { bilingual } from '../i18n.svelte';

/** What is noted of units while they pass. Apart from the drawer's words, which are only loaded with the drawer. */
export const wireNotes = bilingual({
  es: {
    covered: 'Los valores secretos están tapados con •••, con su misma longitud en bytes.',
    notWhole: 'Incompleta: la conexión acabó en medio.',
    reading: 'Como lo imprime Python:',
  },
  en: {
    covered: 'Secret values are covered with •••, as many bytes as they had.',
    notWhole: 'Not whole: the connection ended inside it.',
    reading: 'As Python prints it:',
  },
});
