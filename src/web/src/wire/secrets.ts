import { measure } from './utf8';

/** The fields whose values open a door: whoever looks over a shoulder, or is sent a copied log, shall not read them. */
const names = ['password', 'token', 'session', 'resume', 'invite', 'old', 'new'];

// Inside a JSON string every quote is behind a backslash, so `"token":"` can only be a key and the beginning of its value. The value may
// lack its end: of long messages the beginning alone is kept.
const secret = new RegExp(`("(?:${names.join('|')})"\\s*:\\s*")([^"\\\\]*(?:\\\\.[^"\\\\]*)*)`, 'g');

/** As many bytes of UTF-8 as the value has: three to a dot, asterisks for the rest. So lengths, offsets and headers stay true. */
function cover(value: string): string {
  const { bytes } = measure(value);
  return '•'.repeat(Math.floor(bytes / 3)) + '*'.repeat(bytes % 3);
}

/** The JSON text with its secrets covered; the very same string where it has none. */
export function withoutSecrets(text: string): string {
  return text.replace(secret, (_, key: string, value: string) => key + cover(value));
}

/** Named parts with the secret ones covered; the very same object where there are none. */
export function fieldsWithoutSecrets(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.entries(fields).reduce(
    (clean, [name, value]) => (names.includes(name) ? { ...clean, [name]: cover(value) } : clean),
    fields,
  );
}
