import type { WireUnit } from './unit';
import { encode } from './utf8';

/** A unit for tests: of the text that it carries, and of what else it is said to be. */
export function unitOf(text: string, more: Partial<WireUnit> = {}): WireUnit {
  const payload = encode(text);
  const length = payload.length;
  return { id: 1, direction: 'in', at: 0, gapUs: 0, kind: 'message', length, payload, payloadLength: length, text, ...more };
}

/** A frame of the text; its header announces what it is told to, or else the truth. */
export function frameOf(text: string, more: Partial<WireUnit> = {}): WireUnit {
  const bytes = encode(text).length;
  const announced = more.announced ?? bytes;
  const header = encode(String(announced).padEnd(10));
  return unitOf(text, { kind: 'frame', length: 10 + bytes, header, announced, counted: 'bytes', characters: [...text].length, ...more });
}
