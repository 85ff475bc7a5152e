import type { Standard } from '@rma/themes';
import { count } from './engine.ts';
import type { Engine } from './engine.ts';
import { finding, sheetRow, shown } from './findings.ts';
import type { Finding, PublisherContext } from './report.ts';
import { list, name, text } from './sql.ts';

/** Degrees, WGS84: the country with its islands. */
const mexico = { west: -118.5, south: 14.3, east: -86.5, north: 32.8 };
/** The publishers' bounds are of simplified outlines; about five kilometres around them still count as inside. */
const nearDegrees = 0.05;
/** Beyond about fifty kilometres nobody's outline is to blame. */
const farDegrees = 0.5;

type PlaceCheck = { code: string; when: string; message: string; fix: string; severity?: 'warning' };

const run = async (
  engine: Engine,
  relation: string,
  options: { checks: PlaceCheck[]; field: string; value: string; weight: string; examples: number },
): Promise<Finding[]> => {
  const { checks } = options;
  const [totals] = await engine.rows(
    `SELECT ${checks.map((check, index) => `${options.weight} FILTER (${check.when}) AS k${index}`).join(', ')} FROM ${relation}`,
  );
  const findings: Finding[] = [];
  for (const [index, { when, code, ...words }] of checks.entries()) {
    const rows = count(totals?.[`k${index}`]);
    if (rows === 0) continue;
    const examples = await engine.rows(
      `SELECT r, ${options.value} AS value FROM ${relation} WHERE ${when} ORDER BY r LIMIT ${options.examples}`,
    );
    findings.push(
      finding(code, options.field, {
        ...words,
        count: rows,
        examples: examples.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
      }),
    );
  }
  return findings;
};

/** INEGI keys: that they exist, and that they are the publisher's own. */
export const checkKeys = async (
  engine: Engine,
  standard: Standard,
  options: { context: PublisherContext; examples: number },
): Promise<Finding[]> => {
  const field = (key: string) => standard.schema.fields.find((candidate) => candidate.rma.key === key);
  const state = field('cve_ent');
  const municipality = field('cve_mun');
  if (!state || !municipality) return [];
  const { cvegeo } = options.context;
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE municipality AS SELECT unnest(${list(options.context.municipalities)}) AS cvegeo`,
  );
  await engine.run(`CREATE OR REPLACE TEMP TABLE places AS
    SELECT ${name(state.name)} AS ent, ${name(municipality.name)} AS mun, municipality_cell AS raw, count(*) AS n, min(r) AS r
    FROM keyed GROUP BY ALL`);
  const codes = list(Object.keys(municipality.rma.codes ?? {}));
  const checks: PlaceCheck[] = [
    {
      code: 'key-unknown',
      when: `ent IS NOT NULL AND ent NOT IN (SELECT left(cvegeo, 2) FROM municipality)
        OR ent IS NOT NULL AND mun IS NOT NULL AND NOT list_contains(${codes}::VARCHAR[], mun)
          AND ent || mun NOT IN (SELECT cvegeo FROM municipality)`,
      message: 'La clave no existe en el catálogo del INEGI.',
      fix: 'Revise la entidad (dos dígitos) y el municipio (tres dígitos) en el Catálogo Único de Claves del INEGI.',
    },
    {
      code: 'key-mismatch',
      when: `length(raw) >= 4 AND left(lpad(raw, 5, '0'), 2) <> ent`,
      message: 'La clave completa del municipio empieza con otra entidad.',
      fix: 'Haga que los dos primeros dígitos del municipio coincidan con la clave de la entidad.',
    },
  ];
  if (cvegeo !== null) {
    const foreign =
      cvegeo.length === 2 ? `ent <> ${text(cvegeo)}` : `ent || coalesce(mun, '') <> ${text(cvegeo)}`;
    checks.push({
      code: 'key-not-own',
      when: `ent IS NOT NULL AND ${foreign}`,
      message: 'El renglón es de otro gobierno.',
      fix: `Publique solo los renglones de su territorio (clave ${cvegeo}).`,
    });
  }
  return run(engine, 'places', {
    checks,
    field: municipality.name,
    value: `concat_ws(' ', ent, coalesce(raw, mun))`,
    weight: 'sum(n)',
    examples: options.examples,
  });
};

/** Coordinates: inside Mexico, and inside the publisher's bounds with room for their roughness. */
export const checkCoordinates = async (
  engine: Engine,
  standard: Standard,
  options: { context: PublisherContext; examples: number },
): Promise<Finding[]> => {
  const { geometry } = standard;
  if (!geometry) return [];
  const lat = name(geometry.latitude);
  const lon = name(geometry.longitude);
  const outside = (box: typeof mexico, padding: number) =>
    `NOT (${lon} BETWEEN ${box.west - padding} AND ${box.east + padding} AND ${lat} BETWEEN ${box.south - padding} AND ${box.north + padding})`;
  const inMexico = `NOT ${outside(mexico, 0)}`;
  const swapped = `${lat} BETWEEN ${mexico.west} AND ${mexico.east} AND ${lon} BETWEEN ${mexico.south} AND ${mexico.north}`;
  const unsigned = `-${lon} BETWEEN ${mexico.west} AND ${mexico.east} AND ${lat} BETWEEN ${mexico.south} AND ${mexico.north}`;
  const { bounds } = options.context;
  const checks: PlaceCheck[] = [
    {
      code: 'coordinates-swapped',
      when: swapped,
      message: 'La latitud y la longitud están intercambiadas.',
      fix: 'Intercambie las dos columnas: en México la latitud va de 14 a 33 y la longitud de -119 a -86.',
    },
    {
      code: 'coordinates-without-sign',
      when: unsigned,
      message: 'La longitud no tiene el signo negativo.',
      fix: 'En México la longitud es negativa: escriba -103.42 en lugar de 103.42.',
    },
    {
      code: 'coordinates-outside-mexico',
      when: `${outside(mexico, 0)} AND NOT (${swapped}) AND NOT (${unsigned})`,
      message: 'Las coordenadas están fuera de México.',
      fix: 'Escriba grados decimales en WGS84; si son metros (UTM), conviértalas antes.',
    },
    ...(bounds
      ? [
          {
            code: 'coordinates-outside-publisher',
            when: `${inMexico} AND ${outside(bounds, farDegrees)}`,
            message: 'Las coordenadas están lejos del territorio de quien publica.',
            fix: 'Compruebe que el renglón sea de su territorio y que los dígitos estén completos.',
          },
          {
            code: 'coordinates-near-publisher',
            severity: 'warning' as const,
            when: `${inMexico} AND ${outside(bounds, nearDegrees)} AND NOT (${outside(bounds, farDegrees)})`,
            message: 'Las coordenadas quedan un poco fuera del territorio de quien publica.',
            fix: 'Revise el punto en un mapa; si está bien, no hace falta cambiarlo.',
          },
        ]
      : []),
  ];
  return run(engine, 'keyed', {
    checks,
    field: geometry.latitude,
    value: `concat(${lat}, ', ', ${lon})`,
    weight: 'count(*)',
    examples: options.examples,
  });
};
