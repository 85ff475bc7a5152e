/**
 * A program for whoever receives notices, to copy: it tells whether one comes from this instance (RFC 9421, Ed25519,
 * RFC 9530), with nothing but Node. `keysUrl` is where this instance publishes its keys.
 */
export const receiverProgram = (
  keysUrl: string,
): string => `import { createHash, createPublicKey, verify } from 'node:crypto';

const { keys } = await (await fetch('${keysUrl}')).json();

// url: la dirección que usted suscribió; headers: con nombres en minúsculas; body: los bytes recibidos.
export function isFromTheNetwork({ url, headers, body }) {
  const parameters = (headers['signature-input'] ?? '').replace(/^rma=/, '');
  const key = keys.find(({ kid }) => parameters.includes(\`keyid="\${kid}"\`));
  const digest = \`sha-256=:\${createHash('sha256').update(body).digest('base64')}:\`;
  const ageSeconds = Date.now() / 1000 - Number(/created=(\\d+)/.exec(parameters)?.[1]);
  if (!key || headers['content-digest'] !== digest || !(Math.abs(ageSeconds) < 300)) return false;
  const signed = [
    '"@method": POST',
    \`"@target-uri": \${url}\`,
    \`"content-digest": \${digest}\`,
    \`"content-type": \${headers['content-type']}\`,
    \`"@signature-params": \${parameters}\`,
  ].join('\\n');
  const signature = Buffer.from((headers.signature ?? '').replace(/^rma=:|:$/g, ''), 'base64');
  return verify(null, Buffer.from(signed), createPublicKey({ key, format: 'jwk' }), signature);
}
`;
