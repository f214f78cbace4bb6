// The tap's own bounds (docs/tap.md), so that a long message looks the same in both homes.
const longestWhole = 256 * 1024;

/** Of a payload beyond 256 KiB the beginning that is kept. */
export const beginning = 64 * 1024;

/** How many bytes of a payload of that length are kept. */
export function keptOf(payloadLength: number): number {
  return payloadLength > longestWhole ? beginning : payloadLength;
}
