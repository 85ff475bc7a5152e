/**
 * The scorecards over again, slowly and in the open: every government on its own, from plain rows, in exact fractions,
 * with the weights written out as the method page tells them. Shares nothing with the product but the list of themes
 * and standards, so that a mistake in one is not a mistake in both.
 */
import type { Tables } from '@rma/persistence';
import { standards, themes } from '@rma/themes';
import { sql, type Kysely } from 'kysely';

type Plain = Record<string, unknown>;
type Fraction = { top: bigint; bottom: bigint };
type Reference = {
  grade: number | null;
  confidence: string;
  figures: Record<string, [number | null, number, string]>;
};

const whole = (value: number): Fraction => ({ top: BigInt(value), bottom: 1n });
const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const over = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom, bottom: a.bottom * b.top });
const isLess = (a: Fraction, b: Fraction) => a.top * b.bottom < b.top * a.bottom;
/** One decimal, halves up, as the page shows it. */
const shown = ({ top, bottom }: Fraction) => Number((top * 20n + bottom) / (bottom * 2n)) / 10;
/** A number with at most two binary decimals, as made up for the tests. */
const exact = (value: number): Fraction => ({ top: BigInt(Math.round(value * 4)), bottom: 4n });

const weights = {
  implementation: 25,
  metadata: 15,
  coverage: 15,
  plan: 10,
  commitments: 10,
  answers: 10,
  freshness: 10,
  adela: 5,
};

async function rowsOf(db: Kysely<Tables>, table: string): Promise<Plain[]> {
  const { rows } = await sql<{ row: Plain }>`select to_jsonb(t) as row from ${sql.table(table)} as t`.execute(
    db,
  );
  return rows.map(({ row }) => row);
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : 0);
const isOfYear = (due: string, today: string) => Date.parse(due) >= Date.parse(today) - 365 * 86_400_000;

/** What is said to be a file, or has an address and the format of one. */
const filesOf = (row: Plain) =>
  (row['distributions'] as Plain[]).filter(
    ({ url, accessUrl, format }) =>
      typeof url === 'string' || (typeof accessUrl === 'string' && ['CSV', 'PDF'].includes(text(format))),
  );

function implementation(row: Plain, quality: Plain): number {
  const files = filesOf(row);
  const canDownload = files.length > 0 && quality['links'] !== 0;
  let points = canDownload ? 65 : 0;
  if (canDownload && number(quality['stars']) >= 3) points += 10;
  if (quality['freshness'] === 'fresh') points += 10;
  const first = text(row['issued']).slice(0, 10);
  const last = text(row['modified']).slice(0, 10);
  if (first !== '' && last > first && quality['freshness'] !== 'stale') points += 10;
  if (quality['stars'] === 5) points += 5;
  return points;
}

/** Thirds: gold is three. */
function medal(row: Plain, quality: Plain): number {
  const files = filesOf(row);
  const hasAll =
    row['issued'] !== null &&
    row['title'] !== '' &&
    row['description'] !== '' &&
    (row['keywords'] as string[]).length > 0;
  if (!hasAll || files.length === 0) return 0;
  if (quality['links'] !== null && number(quality['links']) < 1) return 0;
  const mail = text((row['contact'] as Plain | null)?.['email']);
  if (row['publisher_name'] === '' || mail === '') return 1;
  if (number(quality['stars']) < 3 || quality['conformance'] === 'fails') return 2;
  return quality['documentation'] === null || quality['documentation'] === 1 ? 3 : 2;
}

function sure(basis: number, theme: string): string {
  if (basis === 0) return 'none';
  if (theme === '') return basis >= 10 ? 'high' : basis >= 3 ? 'medium' : 'low';
  return basis >= 4 ? 'high' : basis >= 2 ? 'medium' : 'low';
}

/** Every scorecard there should be on `today`, by `cvegeo theme`. */
export async function referenceScorecards(
  db: Kysely<Tables>,
  today: string,
): Promise<Map<string, Reference>> {
  const [datasets, qualities, catalogues, items, commitments, requests, reports, governments] =
    await Promise.all(
      [
        'national.dataset',
        'national.dataset_quality',
        'national.catalogue_quality',
        'national.inventory_item',
        'national.commitment',
        'national.data_request',
        'national.dataset_report',
        'national.government',
      ].map((table) => rowsOf(db, table)),
    );
  const qualityOf = new Map((qualities ?? []).map((one) => [one['dataset_id'], one]));
  const found = new Map<string, Reference>();
  for (const government of governments ?? []) {
    const cvegeo = text(government['cvegeo']);
    const own = (rows: Plain[] | undefined) => (rows ?? []).filter((row) => row['cvegeo'] === cvegeo);
    const [ownDatasets, ownItems, ownCommitments, ownRequests, ownReports] = [
      own(datasets),
      own(items),
      own(commitments),
      own(requests),
      own(reports),
    ];
    if (
      ownDatasets.length +
        ownItems.length +
        ownCommitments.length +
        ownRequests.length +
        ownReports.length ===
      0
    )
      continue;
    const themeOfDataset = new Map(ownDatasets.map((row) => [row['id'], row['theme_id']]));
    for (const theme of ['', ...themes().map(({ id }) => id)]) {
      const isHere = (id: unknown) => theme === '' || id === theme;
      const judged = ownDatasets
        .filter((row) => row['archived_at'] === null && isHere(row['theme_id']))
        .flatMap((row) => {
          const quality = qualityOf.get(row['id']);
          return quality ? [{ row, quality }] : [];
        });
      const values: Record<string, [Fraction, number]> = {};
      const mean = (points: number[], most: number): [Fraction, number] => {
        const sum = points.reduce((all, one) => all + one, 0);
        const of = points.length * most;
        return [of === 0 ? whole(0) : over(times(exact(sum), whole(100)), whole(of)), points.length];
      };
      values['implementation'] = mean(
        judged.map(({ row, quality }) => implementation(row, quality)),
        100,
      );
      values['adela'] = mean(
        judged.map(({ row, quality }) => medal(row, quality)),
        3,
      );
      values['freshness'] = mean(
        judged
          .map(({ quality }) => quality['freshness'])
          .filter((state) => state !== 'unknown')
          .map((state) => (state === 'fresh' ? 2 : state === 'late' ? 1 : 0)),
        2,
      );
      const catalogue = own(catalogues).find((row) => row['theme_id'] === theme);
      const possible = 405 - number(catalogue?.['unknown']);
      values['metadata'] =
        catalogue === undefined || judged.length === 0
          ? [whole(0), 0]
          : [over(times(exact(number(catalogue['score'])), whole(100)), whole(possible)), judged.length];
      const asked = standards()
        .map(({ id }) => id)
        .filter((id) => theme === '' || id.startsWith(`${theme}/`));
      const held = asked.filter((id) =>
        own(datasets).some(
          (row) =>
            text(row['standard_id']).split('@')[0] === id &&
            row['archived_at'] === null &&
            qualityOf.has(row['id']),
        ),
      );
      const excused = asked.filter(
        (id) =>
          !held.includes(id) &&
          ownItems.some(
            (row) => row['state'] === 'not-openable' && text(row['standard_id']).split('@')[0] === id,
          ),
      );
      const fair = asked.length - excused.length;
      values['coverage'] =
        judged.length === 0 || fair === 0
          ? [whole(0), 0]
          : [over(whole(held.length * 100), whole(fair)), fair];
      values['plan'] = mean(
        ownItems
          .filter(
            (row) =>
              row['state'] !== 'not-openable' && row['first_planned_on'] !== null && isHere(row['theme_id']),
          )
          .flatMap((row) => {
            const promised = text(row['first_planned_on']);
            if (row['opened_on'] !== null) return [text(row['opened_on']) <= promised ? 2 : 1];
            return promised < today ? [0] : [];
          }),
        2,
      );
      values['commitments'] = mean(
        ownCommitments
          .filter(
            (row) =>
              theme === '' ||
              (row['indicator'] === 'packages-live' && (row['parameters'] as Plain)['theme'] === theme),
          )
          .flatMap((row) => {
            if (row['state'] === 'met') return [4];
            if (row['state'] === 'met-late') return [3];
            return row['state'] !== 'excepted' && text(row['due_on']) < today ? [0] : [];
          }),
        4,
      );
      values['answers'] = mean(
        [
          ...ownRequests.filter(
            (row) => !['merged', 'rejected'].includes(text(row['state'])) && isHere(row['theme_id']),
          ),
          ...ownReports.filter((row) => isHere(themeOfDataset.get(row['dataset_id']) ?? null)),
        ]
          .filter((row) => isOfYear(text(row['due_on']), today))
          .flatMap((row) => {
            if (row['is_late'] === true) return [0];
            if (row['state'] === 'answered') return [1];
            return text(row['due_on']) < today ? [0] : [];
          }),
        1,
      );
      let won = whole(0);
      let weight = 0;
      let trust = whole(0);
      const figures: Reference['figures'] = {};
      for (const [id, share] of Object.entries(weights)) {
        const [value, basis] = values[id] ?? [whole(0), 0];
        const confidence = sure(basis, theme);
        figures[id] = [basis === 0 ? null : shown(value), basis, confidence];
        if (basis === 0) continue;
        won = plus(won, times(value, whole(share)));
        weight += share;
        const thirds = { high: 3, medium: 2, low: 1 }[confidence] ?? 0;
        trust = plus(trust, { top: BigInt(share * thirds), bottom: 300n });
      }
      if (weight === 0) continue;
      const percent = (count: number): Fraction => ({ top: BigInt(count), bottom: 100n });
      const confidence = isLess(trust, percent(50))
        ? 'none'
        : isLess(trust, percent(65))
          ? 'low'
          : isLess(trust, percent(80))
            ? 'medium'
            : 'high';
      found.set(`${cvegeo} ${theme}`, {
        grade: confidence === 'none' ? null : shown(over(won, whole(weight))),
        confidence,
        figures,
      });
    }
  }
  return found;
}
