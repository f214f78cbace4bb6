/** A serial port of this machine, as the window's process lists it. */
export interface SerialPort {
  readonly path: string;
  readonly usb?: string;
  readonly product?: string;
  readonly manufacturer?: string;
  readonly serial?: string;
}

/** The ports that there are now. Rejects where the process is gone. */
export async function listPorts(token: string): Promise<readonly SerialPort[]> {
  const answer = await fetch('/api/ports', {
    headers: { Authorization: `Bearer ${token}` },
    cache: 'no-store',
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) {
    throw new Error(`/api/ports: ${answer.status}`);
  }

  return (await answer.json()) as SerialPort[];
}
