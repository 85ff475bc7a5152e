import { expect, test } from 'vitest';
import { checkTarget, isPublicAddress } from './outbound-target.ts';

const nothingAllowed = { isAllowed: () => false };

test.each(['8.8.8.8', '189.254.1.1', '2806:2f0::1', '2606:4700:4700::1111'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'no-address',
  '',
])('%j is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.0.0.1./',
  'http://１２７.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[2002:7f00:1::]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0x08080808/',
  'http://134744072/',
  'http:/\\/127.0.0.1/',
  ' \thttp://127.0.0.1/',
  'https://user:pass@datos.ejemplo.mx/',
  'https://user@datos.ejemplo.mx/',
  'ftp://datos.ejemplo.mx/',
  'file:///etc/passwd',
  'data:text/plain,hola',
  'javascript:alert(1)',
  'gopher://datos.ejemplo.mx/',
  'datos.ejemplo.mx',
  '',
  `https://datos.ejemplo.mx/${'a'.repeat(9000)}`,
])('%j is refused by its text', (url) => {
  expect(checkTarget(url, nothingAllowed).ok).toBe(false);
});

test.each([
  'https://datos.jalisco.gob.mx/api/3/action/package_search?q=años',
  'http://datos.ejemplo.mx:8080/data.json',
  'https://8.8.8.8/',
  'https://[2606:4700:4700::1111]:8443/',
  'https://gobierno.méxico.mx/',
])('%j may be asked for', (url) => {
  expect(checkTarget(url, nothingAllowed).ok).toBe(true);
});

test('a private address on the allow-list is fetched at that port, in its plain spelling', () => {
  const options = {
    isAllowed: (hostAndPort: string) => hostAndPort === '127.0.0.1:9911' || hostAndPort === '::1:9911',
  };
  expect(checkTarget('http://127.0.0.1:9911/', options).ok).toBe(true);
  expect(checkTarget('http://[::1]:9911/', options).ok).toBe(true);
  expect(checkTarget('http://127.0.0.1:9912/', options).ok).toBe(false);
  expect(checkTarget('http://2130706433:9911/', options).ok).toBe(false);
});

test('where only the allow-list is fetched, the public Internet is not', () => {
  const options = {
    isAllowed: (hostAndPort: string) => hostAndPort === '127.0.0.1:9911',
    onlyAllowed: true,
  };
  expect(checkTarget('http://127.0.0.1:9911/refugios.csv', options).ok).toBe(true);
  expect(checkTarget('http://127.0.0.1:9912/', options).ok).toBe(false);
  expect(checkTarget('https://datos.ejemplo.gob.mx/refugios.csv', options).ok).toBe(false);
});
