import { access, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readGovernments } from '@rma/db';
import { cvegeoSchema, levelOf } from '@rma/domain';
import { noPreparation, validateInChild, type Preparation, type PublisherContext } from '@rma/tabular';
import {
  latest,
  standard as findStandard,
  standards,
  StandardsError,
  useStandards,
  versionedId,
} from '@rma/themes';
import { readDecisions, unusableDecisions } from './decisions.ts';
import { reportText } from './report-text.ts';

/** Where a command writes: what was asked for, and what went wrong. */
export type Output = { out: (text: string) => void; problem: (text: string) => void };

const exitCodes = { valid: 0, invalid: 1, unreadable: 2 } as const;
export const validateUsage = `rma validate ARCHIVO --standard ID [--government CLAVE] [--sheet HOJA] [--preparation DECISIONES]
             [--standards CARPETA] [--json] [--fix SALIDA]
    Revisa un archivo contra un estándar, sin conexión: CSV, Excel, ODS, GeoJSON, Shapefile, KML, GTFS o CAP.
    Termina con 0 si cumple, 1 si no y 2 si no se pudo leer.
    --government   clave INEGI de quien publica: revisa también que claves y coordenadas sean suyas
    --sheet        hoja del libro, o capa del archivo de mapas, que se revisa
    --preparation  archivo JSON con las decisiones sobre el archivo, como las guarda la red: lectura, columnas,
                   propuestas aceptadas y trato de los datos personales
    --standards    carpeta con los temas y estándares propios de su federación
    --json         el informe completo, para programas
    --fix          si cumple, escribe ahí la copia limpia en UTF-8`;

async function publisherOf(cvegeo: string | undefined): Promise<PublisherContext | null> {
  const governments = await readGovernments();
  const municipalities = governments.map((one) => one.cvegeo).filter((key) => key.length === 5);
  const stateNames = new Map(governments.map(({ cvegeo: key, name }) => [key, name] as const));
  const names = governments.map(({ cvegeo: key, name }) => ({
    cvegeo: key,
    name,
    stateName: stateNames.get(key.slice(0, 2)) ?? '',
  }));
  if (cvegeo === undefined)
    return { cvegeo: null, level: null, bounds: null, municipalities, governments: names };
  const government = governments.find((one) => one.cvegeo === cvegeo);
  if (!cvegeoSchema.safeParse(cvegeo).success || government === undefined) return null;
  return { cvegeo, level: levelOf(cvegeo), bounds: government.bounds, municipalities, governments: names };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        standard: { type: 'string' },
        government: { type: 'string' },
        sheet: { type: 'string' },
        preparation: { type: 'string' },
        standards: { type: 'string' },
        json: { type: 'boolean', default: false },
        fix: { type: 'string' },
      },
    });
  } catch {
    return null;
  }
}

/** Adds a federation's own standards to those that come along; says why when they cannot be used. */
function takesStandards(folder: string, problem: Output['problem']): boolean {
  try {
    useStandards([resolve(folder)]);
    return true;
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    problem(`Los estándares de ${folder} no se pueden usar. ${error.message}\n`);
    return false;
  }
}

/** The decisions of a file of them, none without one, with the sheet asked for; null when they cannot be used. */
async function decisionsOf(path: string | undefined, sheet: string | undefined): Promise<Preparation | null> {
  const decided = path === undefined ? noPreparation : await readDecisions(path);
  if (decided === null || sheet === undefined) return decided;
  return { ...decided, reading: { ...decided.reading, sheet } };
}

/**
 * `rma validate`: the hub's own engine over a file, offline. Returns the process's exit code: 0 valid, 1 invalid,
 * 2 when the file, the standard or the call could not be read.
 */
export async function validateCommand(args: string[], { out, problem }: Output): Promise<number> {
  const parsed = parse(args);
  const [file, ...others] = parsed?.positionals ?? [];
  if (parsed === null || file === undefined || others.length > 0 || parsed.values.standard === undefined) {
    problem(`${validateUsage}\n`);
    return exitCodes.unreadable;
  }
  const { standard: wanted, government, sheet, json, fix } = parsed.values;
  const folder = parsed.values.standards;
  if (folder !== undefined && !takesStandards(folder, problem)) return exitCodes.unreadable;
  const standard = wanted.includes('@') ? findStandard(wanted) : latest(wanted);
  if (standard === null) {
    const known = standards().map((one) => `  ${versionedId(one)}  ${one.title.es}`);
    problem(`No existe el estándar «${wanted}». Los que hay:\n${known.join('\n')}\n`);
    return exitCodes.unreadable;
  }
  const context = await publisherOf(government);
  if (context === null) {
    problem(`La clave «${government}» no existe en el catálogo del INEGI.\n`);
    return exitCodes.unreadable;
  }
  const preparation = await decisionsOf(parsed.values.preparation, sheet);
  if (preparation === null) {
    problem(unusableDecisions(parsed.values.preparation ?? ''));
    return exitCodes.unreadable;
  }
  const path = resolve(file);
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  ) {
    problem(`No se puede leer el archivo ${path}.\n`);
    return exitCodes.unreadable;
  }

  const workFolder = await mkdtemp(join(tmpdir(), 'rma-validate-'));
  try {
    const outputFolder = await mkdtemp(join(workFolder, 'outputs-'));
    const request = { path, fileName: basename(path), standard, context, preparation, workFolder };
    const outcome = await validateInChild({ ...request, ...(fix !== undefined && { outputFolder }) });
    if (!outcome.ok) {
      problem(`La revisión no terminó (${outcome.reason}). Divida el archivo o inténtelo en otro equipo.\n`);
      return exitCodes.unreadable;
    }
    const { report } = outcome;
    const clean = report.outputs.find((output) => output.role === 'csv');
    if (fix !== undefined && clean !== undefined) await copyFile(clean.path, resolve(fix));
    const { outputs: _, ...shown } = report;
    out(json ? `${JSON.stringify(shown, null, 2)}\n` : reportText(file, report));
    if (report.ok) return exitCodes.valid;
    return report.detected === null ? exitCodes.unreadable : exitCodes.invalid;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
