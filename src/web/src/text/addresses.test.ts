import { expect, test } from 'vitest';
import { checkHost, checkPort } from './addresses';

test.each([
  ['5000', 5000],
  [' 65535 ', 65535],
  ['0', null],
  ['65536', null],
  ['-1', null],
  ['50a', null],
  ['', null],
  ['5e3', null],
])('the port %j is %j', (text, port) => {
  expect(checkPort(text)).toBe(port);
});

test.each(['127.0.0.1', 'aula.local', 'señal', '::1', '[fe80::1]', 'fe80::1%eth0', 'mi-equipo'])('%s may be a host', (host) => {
  expect(checkHost(host)).toBe(true);
});

test.each(['', ' ', 'http://aula', 'aula:5000', 'a b', 'aula/x'])('%j is no host', (host) => {
  expect(checkHost(host)).toBe(false);
});
