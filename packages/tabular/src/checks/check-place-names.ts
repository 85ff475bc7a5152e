import type { Engine } from '../engine/engine.ts';
import { count } from '../engine/engine.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { plainHeader } from '../match/plain-header.ts';
import { createPlaceNames } from '../prepare/place-names.ts';
import type { Finding, PublisherContext } from '../report.ts';
import { finding, shown } from './findings.ts';

/** A column with more different texts than this names something else than governments. */
const mostNames = 3_000;

type Named = { name: string; count: number; row: number };

const cellsOf = async (engine: Engine, index: number): Promise<Named[]> => {
  const rows = await engine.rows(
    `SELECT trim(c${index}) AS name, count(*) AS n, min(r) AS r FROM source
     WHERE regexp_matches(c${index}, '[[:alpha:]]{3}') GROUP BY 1 ORDER BY n DESC, name LIMIT ${mostNames + 1}`,
  );
  return rows.length > mostNames
    ? []
    : rows.map((row) => ({ name: String(row['name']), count: count(row['n']), row: Number(row['r']) + 2 }));
};

const told = (
  code: string,
  named: Named[],
  words: { header: string; severity: Finding['severity']; message: string; fix: string; examples: number },
): Finding[] =>
  named.length === 0
    ? []
    : [
        finding(code, words.header, {
          severity: words.severity,
          message: words.message,
          fix: words.fix,
          count: named.reduce((sum, each) => sum + each.count, 0),
          examples: named.slice(0, words.examples).map(({ name, row }) => ({ row, value: shown(name) })),
        }),
      ];

/**
 * Where the publisher's own key fills a field and the file has a column of names known by that field's words, the
 * names must be the publisher's: a row that names another government of INEGI's catalogue is an error, since it would
 * be published as the publisher's; a name nobody has is a warning.
 */
export const checkPlaceNames = async (
  engine: Engine,
  headers: string[],
  options: { match: ColumnMatch; context: PublisherContext; examples: number },
): Promise<Finding[]> => {
  const { match, context, examples } = options;
  const { cvegeo, governments } = context;
  if (cvegeo === null || governments === undefined) return [];
  const places = createPlaceNames(governments);
  const findings: Finding[] = [];
  for (const { field, source } of match.sources) {
    if (source.kind !== 'constant' || source.because !== 'publisher') continue;
    const known = new Set([field.name, ...field.rma.synonyms].map(plainHeader));
    const index = match.extra.find((at) => known.has(plainHeader(headers[at] ?? '')));
    if (index === undefined) continue;
    const isState = field.rma.key === 'cve_ent';
    const own = isState ? cvegeo.slice(0, 2) : cvegeo;
    const find = (name: string) =>
      isState ? places.state(name) : places.municipality(name, cvegeo.slice(0, 2));
    const others = (await cellsOf(engine, index)).filter(({ name }) => find(name)?.key !== own);
    const isElsewhere = ({ name }: Named) =>
      find(name)?.isExact === true || (!isState && places.isMunicipalityOfAnyState(name));
    const header = headers[index] ?? field.name;
    findings.push(
      ...told('place-name-elsewhere', others.filter(isElsewhere), {
        header,
        severity: 'error',
        message: `La columna «${header}» nombra a otro gobierno.`,
        fix: 'Publique solo los renglones de su territorio.',
        examples,
      }),
      ...told(
        'place-name-unknown',
        others.filter((each) => !isElsewhere(each)),
        {
          header,
          severity: 'warning',
          message: `La columna «${header}» trae nombres que no son el de quien publica; los renglones se publicarían con su clave.`,
          fix: 'Compruebe que esos renglones sean de su territorio.',
          examples,
        },
      ),
    );
  }
  return findings;
};
