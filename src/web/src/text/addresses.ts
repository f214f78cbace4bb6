const mostPort = 65_535;

/** A port as a person types it; null where it is no number or out of range. */
export function checkPort(text: string): number | null {
  const trimmed = text.trim();
  const port = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : 0;
  return port >= 1 && port <= mostPort ? port : null;
}

/** Whether it may be a host: a name or an address, without a scheme, a path or a port. IPv6 has colons. */
export function checkHost(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length > 0 && trimmed.length <= 253 && (/^[\p{L}\p{N}._-]+$/u.test(trimmed) || /^\[?[0-9a-fA-F:.]+(%\w+)?\]?$/.test(trimmed))
  );
}
