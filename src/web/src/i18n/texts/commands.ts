import { bilingual } from '../i18n.svelte';

/** What each command does, and what comes behind it. */
export const commands = bilingual({
  es: {
    join: { args: 'sala', help: 'Entra en una sala; si no existe, se crea.' },
    leave: { args: '', help: 'Sale de esta sala.' },
    msg: { args: 'nombre texto', help: 'Escribe a una persona.' },
    me: { args: 'acción', help: 'Cuenta lo que haces.' },
    nick: { args: 'nombre', help: 'Cambia tu nombre.' },
    topic: { args: 'texto', help: 'Pone el tema de la sala.' },
    search: { args: 'palabras', help: 'Busca mensajes.' },
    who: { args: '', help: 'Muestra quién está.' },
    wire: { args: '', help: 'Muestra el cable.' },
    theme: { args: 'claro|oscuro|sistema', help: 'Cambia el tema.' },
    lang: { args: 'es|en', help: 'Cambia el idioma.' },
    help: { args: '', help: 'Teclas y órdenes.' },
    unknown: (name: string) => `No existe la orden /${name}. Escribe /help para ver las que hay; con // delante se envía tal cual.`,
    missing: (name: string, args: string) => `A /${name} le falta: ${args}.`,
    notHere: 'Este servidor no lo permite.',
  },
  en: {
    join: { args: 'room', help: 'Enters a room; it is made where there is none.' },
    leave: { args: '', help: 'Leaves this room.' },
    msg: { args: 'name text', help: 'Writes to one person.' },
    me: { args: 'action', help: 'Tells what you do.' },
    nick: { args: 'name', help: 'Changes your name.' },
    topic: { args: 'text', help: 'Sets the room’s topic.' },
    search: { args: 'words', help: 'Searches messages.' },
    who: { args: '', help: 'Shows who is here.' },
    wire: { args: '', help: 'Shows the wire.' },
    theme: { args: 'light|dark|system', help: 'Changes the theme.' },
    lang: { args: 'es|en', help: 'Changes the language.' },
    help: { args: '', help: 'Keys and commands.' },
    unknown: (name: string) => `There is no command /${name}. Type /help to see those there are; with // in front it is sent as it is.`,
    missing: (name: string, args: string) => `/${name} lacks: ${args}.`,
    notHere: 'This server does not allow it.',
  },
});
