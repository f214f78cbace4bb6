import type { SerialTarget } from '../../net/windowLink';

/** The speeds that devices use; the course's 9,600 first among them. */
export const bauds: readonly string[] = [
  '9600',
  '19200',
  '38400',
  '57600',
  '115200',
  '230400',
  '460800',
  '921600',
  '1200',
  '2400',
  '4800',
  '300',
];

/** The form of a serial line, as text fields have it. */
export const firstSettings = {
  baud: '9600',
  format: 'frames' as 'frames' | 'lines',
  dataBits: '8',
  parity: 'none' as 'none' | 'odd' | 'even' | 'mark' | 'space',
  stopBits: '1',
  flow: 'none' as 'none' | 'rtscts' | 'xonxoff',
  ending: 'any' as 'any' | 'lf' | 'cr' | 'crlf',
  encoding: 'utf-8',
  keepLines: false,
};

/** What the window's process is told to open. Only lines have an ending and an encoding. */
export function targetOf(path: string, settings: typeof firstSettings): SerialTarget {
  const isLines = settings.format === 'lines';
  return {
    to: 'serial',
    path,
    baud: Number(settings.baud),
    data_bits: Number(settings.dataBits),
    parity: settings.parity,
    stop_bits: Number(settings.stopBits),
    flow: settings.flow,
    keep_lines: settings.keepLines,
    format: settings.format,
    line_ending: isLines ? settings.ending : 'any',
    encoding: isLines ? settings.encoding : 'utf-8',
  };
}
