import type { RoomAccess, RoomOrder, SettingsChange } from '../net/moderation';

const megabyte = 1_000_000;

/** A room's settings as they stand in a form. An empty limit keeps everything. */
export interface SettingsForm {
  access: RoomAccess;
  guests: boolean;
  locked: boolean;
  days: string;
  count: string;
  megabytes: string;
}

export function formOf(order: RoomOrder): SettingsForm {
  return {
    access: order.access,
    guests: order.guests,
    locked: order.locked,
    days: limitText(order.keep_days),
    count: limitText(order.keep_count),
    megabytes: limitText(order.keep_bytes === undefined ? undefined : order.keep_bytes / megabyte),
  };
}

/** What differs from how the room is set; empty where nothing does. */
export function changeOf(form: SettingsForm, order: RoomOrder): SettingsChange {
  const limits = limitsOf(form);
  return {
    ...(form.access === order.access ? {} : { access: form.access }),
    ...(form.guests === order.guests ? {} : { guests: form.guests }),
    ...(form.locked === order.locked ? {} : { locked: form.locked }),
    ...(limits.days === (order.keep_days ?? 0) ? {} : { keep_days: limits.days }),
    ...(limits.count === (order.keep_count ?? 0) ? {} : { keep_count: limits.count }),
    ...(limits.bytes === (order.keep_bytes ?? 0) ? {} : { keep_bytes: limits.bytes }),
  };
}

/** Whether a limit is none: neither empty nor a number above zero. */
export function isBadLimit(text: string, isWhole: boolean): boolean {
  const value = Number(text.replace(',', '.'));
  return text.trim() !== '' && !(value > 0 && value <= 1e9 && (!isWhole || Number.isInteger(value)));
}

/** Whether a change lets messages go that are kept as yet. */
export function erases(change: SettingsChange, order: RoomOrder): boolean {
  const isLower = (next: number | undefined, now: number | undefined) =>
    next !== undefined && next > 0 && (now === undefined || next < now);
  return (
    isLower(change.keep_days, order.keep_days) ||
    isLower(change.keep_count, order.keep_count) ||
    isLower(change.keep_bytes, order.keep_bytes)
  );
}

function limitsOf(form: SettingsForm) {
  return {
    days: limit(form.days),
    count: limit(form.count),
    bytes: Math.round(limit(form.megabytes) * megabyte),
  };
}

function limit(text: string): number {
  return text.trim() === '' ? 0 : Number(text.replace(',', '.'));
}

function limitText(limit: number | undefined): string {
  return limit === undefined ? '' : String(limit);
}
