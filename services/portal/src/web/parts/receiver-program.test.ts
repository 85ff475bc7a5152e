import { generateKeyPairSync, sign } from 'node:crypto';
import { signRequest } from '@rma/service-kit';
import { expect, test } from 'vitest';
import { receiverProgram } from './receiver-program.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const kid = 'la-clave';
const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid }] });
const program = receiverProgram(`data:application/json,${encodeURIComponent(keys)}`);
const { isFromTheNetwork } = (await import(`data:text/javascript,${encodeURIComponent(program)}`)) as {
  isFromTheNetwork: (received: { url: string; headers: Record<string, string>; body: Buffer }) => boolean;
};

const url = 'https://receptor.example/avisos?de=red';
const notice = (now: Date) =>
  signRequest(
    { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '{"from":1}' },
    { signer: { kid: async () => kid, sign: async (bytes) => sign(null, bytes, privateKey) }, now },
  );

test('the program we give to receivers believes what this instance signs, and nothing else', async () => {
  const body = Buffer.from('{"from":1}');
  const headers = await notice(new Date());
  expect(isFromTheNetwork({ url, headers, body })).toBe(true);
  expect(isFromTheNetwork({ url, headers, body: Buffer.from('{"from":2}') })).toBe(false);
  expect(isFromTheNetwork({ url: `${url}&otra`, headers, body })).toBe(false);
  expect(isFromTheNetwork({ url, headers: {}, body })).toBe(false);
  expect(isFromTheNetwork({ url, headers: await notice(new Date(Date.now() - 3_600_000)), body })).toBe(
    false,
  );
  const byAnother = { ...headers, signature: `rma=:${Buffer.alloc(64).toString('base64')}:` };
  expect(isFromTheNetwork({ url, headers: byAnother, body })).toBe(false);
});
