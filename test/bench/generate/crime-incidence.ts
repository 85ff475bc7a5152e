import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Standard } from '@rma/themes';

const header = 'anio,mes,cve_ent,cve_mun,bien_juridico,tipo,subtipo,modalidad,metodologia,conteo\n';
const CHUNK = 1 << 20;

const cell = (text: string) => (text.includes(',') ? `"${text}"` : text);

function* rows(standard: Standard, municipalities: readonly string[]): Generator<string> {
  const taxonomy = standard.vocabularies.find((each) => each.code === 'taxonomy')?.rows ?? [];
  const kinds = taxonomy.map((row) => row.map(cell).join(','));
  let seed = 1;
  for (let year = 2015; year <= 2025; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (const key of municipalities)
        for (const kind of kinds) {
          seed = (seed * 48_271) % 2_147_483_647;
          yield `${year},${month},${key.slice(0, 2)},${key.slice(2)},${kind},CNSP-38-15,${seed % 7 === 0 ? seed % 400 : 0}\n`;
        }
}

/**
 * Writes a valid `security/crime-incidence@1.0` file of about `bytes`: every month from 2015, every
 * municipality given, every combination of the taxonomy, no key twice. Throws when those are too few.
 */
export async function writeCrimeIncidence(
  path: string,
  options: { standard: Standard; municipalities: readonly string[]; bytes: number },
): Promise<{ bytes: number; rows: number }> {
  const file = createWriteStream(path);
  const written = { bytes: 0, rows: 0 };
  let chunk = header;
  const flush = async () => {
    const bytes = Buffer.from(chunk);
    written.bytes += bytes.length;
    chunk = '';
    if (!file.write(bytes)) await once(file, 'drain');
  };
  for (const row of rows(options.standard, options.municipalities)) {
    if (written.bytes >= options.bytes) break;
    chunk += row;
    written.rows += 1;
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  file.end();
  await once(file, 'finish');
  if (written.bytes < options.bytes) throw new Error(`only ${written.bytes} bytes of different rows exist`);
  return written;
}
