import { candidatePattern, createPersonalDataScan, isBlocking } from '@rma/privacy';
import type { PersonalDataFinding, PersonalDataKind } from '@rma/privacy';
import type { Engine } from '../engine/engine.ts';
import { finding } from './findings.ts';
import type { Finding } from '../report.ts';
import { text } from '../engine/sql.ts';

const words: Record<PersonalDataKind, string> = {
  curp: 'CURP de personas',
  rfc: 'RFC de personas físicas',
  clabe: 'cuentas bancarias (CLABE)',
  nss: 'números de seguridad social',
  email: 'correos electrónicos',
  phone: 'teléfonos',
  'person-name': 'nombres de personas',
};

/** The shortest evidence is an e-mail such as a@b.mx; a column with nothing longer holds none. */
const shortestEvidence = 6;
const fewDistinct = 20_000;
const sampledRows = 200_000;

const asFinding = (found: PersonalDataFinding, examples: number): Finding =>
  finding('personal-data', found.field, {
    severity: isBlocking(found) ? 'error' : 'warning',
    message: `La columna «${found.field}» ${isBlocking(found) ? 'contiene' : 'parece contener'} ${words[found.kind]}.`,
    fix: 'Quite la columna o borre esos datos del archivo antes de subirlo: el archivo original también se publica.',
    count: found.count,
    examples: found.examplesMasked.slice(0, examples).map((value) => ({ row: null, value })),
  });

/**
 * Personal data in any column of the file, also those the standard does not use. The engine finds the
 * cells worth a look; the check digits decide here.
 */
export const checkPersonalData = async (
  engine: Engine,
  headers: string[],
  options: { examples: number },
): Promise<Finding[]> => {
  const columns = headers.map((header, index) => ({ header, index }));
  const [facts] = await engine.rows(
    `SELECT ${columns
      .map(({ index }) => `approx_count_distinct(c${index}) AS d${index}`)
      .join(', ')} FROM source WHERE r < ${sampledRows}`,
  );
  const [lengths] = await engine.rows(
    `SELECT ${columns.map(({ index }) => `max(strlen(c${index})) AS l${index}`).join(', ')} FROM source`,
  );
  const scan = createPersonalDataScan(headers);
  for (const { header, index } of columns) {
    if (Number(lengths?.[`l${index}`] ?? 0) < shortestEvidence) continue;
    const grouped = Number(facts?.[`d${index}`] ?? 0) < fewDistinct;
    const cells = grouped
      ? `SELECT c${index} AS v, count(*)::INTEGER AS n FROM source GROUP BY 1`
      : `SELECT c${index} AS v, 1 AS n FROM source`;
    await engine.stream(
      `SELECT v, n FROM (${cells}) WHERE regexp_matches(v, ${text(candidatePattern(header))})`,
      ([value, cellCount]) => scan.add(index, String(value), Number(cellCount)),
    );
  }
  return scan.findings().map((found) => asFinding(found, options.examples));
};
