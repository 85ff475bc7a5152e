import { createHash } from 'node:crypto';
import { dateInMexicoCity } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { Cell, QueryAnswer, TableQueries, TableSource } from '@rma/tabular';
import { indicators, latest, standardVersions, type Indicator, type Standard } from '@rma/themes';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { figuresOf, type FileSpan } from './figures.ts';
import {
  computedSources,
  populations,
  publishedParts,
  removeFigures,
  replaceFigures,
  type PublishedPart,
} from './indicator-queries.ts';
import { measuredRows } from './measured-rows.ts';
import { measureStatement, monthsStatement, partConstants } from './statement.ts';

export type ComputeDependencies = ObservatoryDependencies & { tables: Pick<TableQueries, 'derive'> };

/** Changes when the way of computing does, so that everything is worked out again. */
const METHOD = 1;

/** `2015/2016` or `2018` of the period that a dataset declares or its rows span; null when neither says. */
export function spanOf(temporal: string | null): string | null {
  const years = /^(\d{4})(?:-[^/]*)?(?:\/(\d{4})(?:-.*)?)?$/.exec(temporal ?? '');
  if (years === null) return null;
  const [, from = '', to = from] = years;
  return from === to ? from : `${from}/${to}`;
}

/** For rows without a date: only of a file none of whose rows has one, and which says its period elsewhere. */
const spanOfUndated = ({ temporal, temporal_from }: PublishedPart): string | null =>
  temporal_from === null ? spanOf(temporal) : null;

/** Of what there is: the year of the last day its rows or its dataset speak of, else that of its publication. */
const yearOfPart = (part: PublishedPart): number =>
  Number(
    spanOf(part.temporal)?.slice(-4) ??
      part.temporal_to?.slice(0, 4) ??
      dateInMexicoCity(part.published_at).slice(0, 4),
  );

const declaredDays = (temporal: string | null): Pick<FileSpan, 'from' | 'to'> => {
  const span = spanOf(temporal);
  return span === null
    ? { from: null, to: null }
    : { from: `${span.slice(0, 4)}-01-01`, to: `${span.slice(-4)}-12-31` };
};

const fileSpan = (part: PublishedPart): FileSpan => ({
  ...(part.temporal_from === null
    ? declaredDays(part.temporal)
    : { from: part.temporal_from, to: part.temporal_to }),
  publishedOn: dateInMexicoCity(part.published_at),
});

function sourceOf(
  parts: readonly PublishedPart[],
  {
    standard,
    fingerprint,
    pathOf,
  }: { standard: Standard; fingerprint: string; pathOf: (sha256: string) => string },
): TableSource {
  const fields = new Map(
    standardVersions(standard.id)
      .flatMap(({ schema }) => schema.fields)
      .map(({ name, type }) => [name, { name, type }]),
  );
  return {
    id: fingerprint,
    constants: partConstants,
    declared: [...fields.values()],
    parts: parts.map((part) => ({
      key: part.dataset_id,
      path: pathOf(part.sha256),
      rows: part.rows,
      constants: [
        part.dataset_id,
        part.published_at.toISOString().slice(0, 19),
        spanOfUndated(part),
        yearOfPart(part),
      ],
    })),
  };
}

type Places = Awaited<ReturnType<typeof populations>>;

/** The governments a publisher's rows may speak of: itself and, of a state, its municipalities. */
const placesOf = (publisher: string, places: Places): Places =>
  places.filter(({ cvegeo, state_cvegeo }) => cvegeo === publisher || state_cvegeo === publisher);

const fingerprintOf = (indicator: Indicator, parts: readonly PublishedPart[], places: Places): string =>
  createHash('sha256')
    .update(JSON.stringify([METHOD, indicator, parts, places]))
    .digest('hex');

function rowsOf(answer: QueryAnswer<Cell[][]>): Cell[][] {
  if (!answer.ok) throw new Error(`the engine gave up: ${answer.failure.reason}`);
  return answer.value;
}

async function computeOne(
  { db, clock, blobs, tables }: ComputeDependencies,
  indicator: Indicator,
  of: { publisher: string; parts: PublishedPart[]; places: Places; fingerprint: string },
): Promise<number> {
  const standard = latest(indicator.standard);
  if (standard === null) return 0;
  const { publisher, parts, places, fingerprint } = of;
  const source = sourceOf(parts, { standard, fingerprint, pathOf: (sha256) => blobs.path(sha256) });
  const counting = { standard, publisher, isUnion: parts.length > 1 };
  const measured = rowsOf(await tables.derive(source, measureStatement(indicator, counting)));
  const months =
    indicator.time.kind === 'months'
      ? rowsOf(await tables.derive(source, monthsStatement(indicator, counting)))
      : [];
  const figures = figuresOf(indicator, measuredRows(publisher, measured, months), {
    populations: new Map(places.map(({ cvegeo, population }) => [cvegeo, population])),
    files: parts.map(fileSpan),
  });
  return transaction(db, { name: 'observatory.indicators' }, (trx) =>
    replaceFigures(
      trx,
      {
        indicatorId: indicator.id,
        publisher,
        fingerprint,
        parts: parts.map(({ dataset_id, sha256, rows }) => ({ datasetId: dataset_id, sha256, rows })),
        computedAt: clock.now(),
      },
      figures,
    ),
  );
}

export type Computation = { computed: number; kept: number; removed: number; failed: number };

/**
 * Works out every indicator whose definition, parts or populations changed since it was, publisher by publisher, and takes
 * away what nobody publishes any more. What fails is told to the log and keeps its last figures until the next turn.
 */
export async function computeIndicators(deps: ComputeDependencies): Promise<Computation> {
  const { db, logger } = deps;
  const definitions = indicators();
  const standardIds = [...new Set(definitions.map(({ standard }) => standard))];
  const [parts, places, sources] = await Promise.all([
    publishedParts(db, standardIds),
    populations(db),
    computedSources(db),
  ]);
  const known = new Map(sources.map((each) => [`${each.indicator_id} ${each.publisher}`, each]));
  const done: Computation = { computed: 0, kept: 0, removed: 0, failed: 0 };
  for (const indicator of definitions) {
    const byPublisher = Map.groupBy(
      parts.filter(({ standard_id }) => standard_id === indicator.standard),
      ({ cvegeo }) => cvegeo,
    );
    for (const [publisher, its] of byPublisher) {
      const key = `${indicator.id} ${publisher}`;
      const own = placesOf(publisher, places);
      const fingerprint = fingerprintOf(indicator, its, own);
      const isSame = known.get(key)?.fingerprint === fingerprint;
      known.delete(key);
      if (isSame) {
        done.kept += 1;
        continue;
      }
      try {
        await computeOne(deps, indicator, { publisher, parts: its, places: own, fingerprint });
        done.computed += 1;
      } catch (error) {
        done.failed += 1;
        logger.error(
          { err: error, indicator: indicator.id, publisher },
          'an indicator could not be computed',
        );
      }
    }
  }
  for (const { indicator_id, publisher } of known.values()) {
    await removeFigures(db, { indicatorId: indicator_id, publisher });
    done.removed += 1;
  }
  return done;
}
