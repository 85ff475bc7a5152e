import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normalizeCvegeo, slugify } from '@rma/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { asCoordinator, sessionOptions, sessionSchema, sessionUsage } from '../node/node-session.ts';
import type { Output } from '../validate.ts';

export const areasUsage = `rma geo areas ARCHIVO.csv --source TEXTO --email CORREO [--confirmed] [--to URL] [--password-env VARIABLE] [--code CÓDIGO]
    Reemplaza la tabla de zonas metropolitanas por la de un CSV (UTF-8) con las columnas area_name y cvegeo, un renglón
    por municipio. Termina con 0 si entró y con 2 si no.
    --source     el documento del que sale
    --confirmed  la tabla ya se cotejó con ese documento
${sessionUsage}`;

const callSchema = sessionSchema.extend({
  source: z.string().trim().min(5).max(300),
  confirmed: z.boolean().default(false),
});
const rowsSchema = z
  .array(
    z.object({
      area_name: z.string().trim().min(2).max(120),
      cvegeo: z.string().transform((written, context) => {
        const key = normalizeCvegeo(written);
        if (key?.length === 5) return key;
        context.addIssue({ code: 'custom', message: `«${written}» no es la clave de un municipio` });
        return z.NEVER;
      }),
    }),
  )
  .min(2);

function parseCall(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...sessionOptions, source: { type: 'string' }, confirmed: { type: 'boolean' } },
    });
    const call = callSchema.safeParse(values);
    const [file, ...others] = positionals;
    return call.success && file !== undefined && others.length === 0 ? { ...call.data, file } : null;
  } catch {
    return null;
  }
}

async function readRows(
  file: string,
): Promise<{ ok: true; rows: z.output<typeof rowsSchema> } | { ok: false; sentence: string }> {
  try {
    const text = await readFile(resolve(file), 'utf8');
    const rows = rowsSchema.safeParse(parse(text, { columns: true, bom: true, skip_empty_lines: true }));
    if (rows.success) return { ok: true, rows: rows.data };
    const [issue] = rows.error.issues;
    const [row, column] = issue?.path ?? [];
    const where = typeof row === 'number' ? ` Renglón ${row + 2}, columna ${String(column)}.` : '';
    const why = issue?.code === 'custom' ? ` ${issue.message}.` : '';
    return { ok: false, sentence: `El CSV no trae lo que se necesita: area_name y cvegeo.${where}${why}` };
  } catch {
    return { ok: false, sentence: `No se pudo leer ${file} como CSV.` };
  }
}

/** `rma geo areas`: an operator's own table of metropolitan areas in place of the seeded one. */
export async function importAreas(args: string[], output: Output): Promise<number> {
  const call = parseCall(args);
  if (call === null) {
    output.problem(`${areasUsage}\n`);
    return 2;
  }
  const read = await readRows(call.file);
  if (!read.ok) {
    output.problem(`${read.sentence}\n`);
    return 2;
  }
  return asCoordinator(call, output, async (hub) => {
    const answer = await hub.ask({
      method: 'PUT',
      path: '/api/v1/metropolitan-areas',
      json: {
        source: call.source,
        isConfirmed: call.confirmed,
        municipalities: read.rows.map(({ area_name, cvegeo }) => ({
          cvegeo,
          areaId: slugify(area_name),
          areaName: area_name,
        })),
      },
      answer: z.object({ areas: z.number(), municipalities: z.number() }),
    });
    if (!answer.ok) {
      output.problem(`${answer.sentence}\n`);
      return 2;
    }
    const { areas, municipalities } = answer.value;
    output.out(`Listo. Zonas metropolitanas: ${areas}; municipios: ${municipalities}.\n`);
    return 0;
  });
}
