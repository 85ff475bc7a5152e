import { expect, test } from 'vitest';
import { z } from 'zod';
import { EnvironmentError, readEnvironment, serverEnvironment, variables } from './environment.ts';

function publicUrlOf(source: NodeJS.ProcessEnv): string {
  return readEnvironment({ server: serverEnvironment }, source).server.publicUrl;
}

function failureOf(read: () => unknown): EnvironmentError {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('the server listens on 127.0.0.1:8080 and is known by that address when nothing is said', () => {
  expect(readEnvironment({ server: serverEnvironment }, {}).server).toEqual({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:8080',
    logLevel: 'info',
  });
});

test('the public URL follows host and port, and loses its final slash when given', () => {
  expect(publicUrlOf({ PORT: '9000', HOST: '0.0.0.0' })).toBe('http://127.0.0.1:9000');
  expect(publicUrlOf({ HOST: '::1' })).toBe('http://[::1]:8080');
  expect(publicUrlOf({ PUBLIC_URL: 'https://datos.ejemplo.mx/' })).toBe('https://datos.ejemplo.mx');
});

test('an empty variable counts as absent', () => {
  expect(readEnvironment({ server: serverEnvironment }, { PORT: '' }).server.port).toBe(8080);
});

test('every wrong variable of every model is told at once, in Spanish and in English', () => {
  const mail = z.object({ SMTP_URL: z.url(), RMA_ADMIN_PASSWORD: z.string().min(12) });
  const source = { PORT: 'ochenta', LOG_LEVEL: 'mucho', RMA_ADMIN_PASSWORD: 'corta' };
  const error = failureOf(() => readEnvironment({ server: serverEnvironment, mail }, source));
  expect(error.variables).toEqual(['PORT', 'LOG_LEVEL', 'SMTP_URL', 'RMA_ADMIN_PASSWORD']);
  expect(error.message).toContain('PORT no es válida («ochenta»); se espera: un puerto entre 0 y 65535');
  expect(error.message).toContain('SMTP_URL falta');
  expect(error.message).toContain('SMTP_URL is missing');
  expect(error.message).toContain('expected: one of fatal, error, warn');
  expect(error.message).not.toContain('corta');
});

test('proxies are addresses, networks or the names of networks', () => {
  const proxies = (value: string) =>
    readEnvironment({ kit: z.object({ TRUST_PROXY: variables.TRUST_PROXY }) }, { TRUST_PROXY: value }).kit
      .TRUST_PROXY;
  expect(proxies('')).toEqual([]);
  expect(proxies('loopback, 10.0.0.0/8,2001:db8::/32')).toEqual(['loopback', '10.0.0.0/8', '2001:db8::/32']);
  for (const wrong of ['true', '10.0.0.0/40', 'proxy.example', 'loopback/8'])
    expect(() => proxies(wrong)).toThrow(EnvironmentError);
});
