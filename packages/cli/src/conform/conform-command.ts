import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { badge, conform } from '@rma/interop';
import { createOutbound } from '@rma/service-kit';
import { z } from 'zod';
import type { Output } from '../validate.ts';
import { conformText } from './conform-text.ts';

const exitCodes = { conforms: 0, fails: 1, impossible: 2 } as const;

export const conformUsage = `rma conform URL [--registration URL] [--badge ARCHIVO] [--json]
    Revisa si un portal o un nodo se puede leer bien desde la red: lo lee entero dos veces y dice qué falla, con
    evidencia y cómo corregirlo. Termina con 0 si no hay fallas (puede haber avisos), 1 si las hay y 2 si la
    dirección no sirve. Qué se revisa: docs/reference/conformance.md
    --registration  dónde está registrado un nodo, NODO-NACIONAL/api/v1/nodes/ID, para comprobar sus recibos
    --badge         escribe ahí un distintivo SVG con el resultado y la fecha
    --json          el informe completo, para programas`;

const address = z.url({ protocol: /^https?$/ });
const callSchema = z.object({
  url: address,
  registration: address.optional(),
  badge: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

function parseCall(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { registration: { type: 'string' }, badge: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [url, ...others] = positionals;
    const call = callSchema.safeParse({ ...values, url });
    return call.success && others.length === 0 ? call.data : null;
  } catch {
    return null;
  }
}

function hostAndPort(text: string): string {
  const url = new URL(text);
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/**
 * `rma conform`: what the hub expects of a portal or a node, asked of one. Returns the process's exit code: 0 without
 * failures, 1 with some, 2 when the call makes no sense.
 */
export async function conformCommand(args: string[], { out, problem }: Output): Promise<number> {
  const call = parseCall(args);
  if (call === null) {
    problem(`${conformUsage}\n`);
    return exitCodes.impossible;
  }
  const { url, registration } = call;
  const outbound = createOutbound({
    contact: { publicUrl: url, email: 'rma@localhost' },
    userAgent: 'RedMexicoAbierto/0.1 (rma conform)',
    // Whoever runs it may look at a portal that is still behind their own doors.
    allow: [url, ...(registration === undefined ? [] : [registration])].map(hostAndPort),
  });
  try {
    const report = await conform(url, { outbound, registration });
    if (call.badge !== undefined) await writeFile(resolve(call.badge), badge(report));
    out(call.json ? `${JSON.stringify(report, null, 2)}\n` : conformText(report));
    return report.verdict === 'does-not-conform' ? exitCodes.fails : exitCodes.conforms;
  } finally {
    await outbound.close();
  }
}
