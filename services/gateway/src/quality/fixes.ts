import { isPatchable, scoreGainOf, type FigureResult, type FixId } from '@rma/domain';
import type { CatalogueFix } from '@rma/persistence';
import type { Government } from '../governments/directory-queries.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { scopeOf } from '../scorecards/scorecard-resolvers.ts';
import { dutyFixesOf } from './duty-fixes.ts';
import { datasetsCounted, messageOf } from './fix-message.ts';
import { fixWords } from './fix-words.ts';

/** Where in the back office each fix is made, of what is harvested; the rest is made in the portal itself. */
const harvestedPaths: Partial<Record<FixId, string>> = {
  links: '/panel/direcciones',
  'download-url': '/panel/direcciones',
};

function pathOf({ id, sourceId, packageId }: CatalogueFix): string {
  if (sourceId !== null) return harvestedPaths[id] ?? '/panel/portal';
  return packageId === null ? '/panel' : `/panel/paquetes/${packageId}`;
}

/** The list of what a fix touches, with the values that can be proposed. */
function listUrl(government: Government, { id, sourceId }: CatalogueFix, { publicUrl }: GatewayContext) {
  const query = new URLSearchParams({ fix: id, source: sourceId ?? 'hosted' });
  return (form: 'csv' | 'json') =>
    `${publicUrl}/api/v1/governments/${government.cvegeo}/metadata-patch.${form}?${query.toString()}`;
}

/** What mending datasets gives, in the order of what it gives the catalogue. */
async function datasetFixesOf(
  government: Government,
  scored: readonly FigureResult[],
  context: GatewayContext,
) {
  const { batches } = context;
  const rows = (await batches.catalogueQualities(government.cvegeo)) ?? [];
  const all = rows.find(({ theme_id }) => theme_id === '')?.fixes ?? [];
  return Promise.all(
    all.map(async (fix) => {
      const source = fix.sourceId === null ? null : await batches.sourceById(fix.sourceId);
      const list = listUrl(government, fix, context);
      const patch = isPatchable(fix.id) && source?.kind === 'ckan' ? list('json') : null;
      const { title, why } = fixWords[fix.id];
      return {
        id: fix.sourceId === null ? fix.id : `${fix.id}:${fix.sourceId}`,
        kind: fix.id,
        title: title(datasetsCounted(fix.datasets)),
        why,
        gainPoints: fix.points,
        gainGrade: fix.grade,
        gainScore: scored.length === 0 ? null : scoreGainOf(fix, scored, all),
        datasets: fix.datasets,
        effortMinutes: fix.minutes,
        isHosted: fix.sourceId === null,
        source,
        path: pathOf(fix),
        list: list('csv'),
        patch,
        message: messageOf(fix, {
          government: government.name,
          source: source?.title ?? null,
          listUrl: list('csv'),
          patchUrl: patch,
        }),
        exampleIds: fix.examples,
      };
    }),
  );
}

const worth = ({ gainScore, effortMinutes }: { gainScore: number | null; effortMinutes: number }) =>
  (gainScore ?? 0) / effortMinutes;

/**
 * What would raise a government's grade most for least work, in order, with all that is needed to do it: mending what
 * it publishes, and the duties that its grade counts. What gives its catalogue something and its grade nothing is last.
 */
export async function fixesOf(
  government: Government,
  { first, context }: { first: number; context: GatewayContext },
) {
  const scorecards = await context.batches.scorecards(scopeOf(government, ''));
  const scored = scorecards?.[0]?.figures ?? [];
  const [ofDatasets, duties] = await Promise.all([
    datasetFixesOf(government, scored, context),
    dutyFixesOf(government, { scored, context }),
  ]);
  return [...ofDatasets, ...duties].toSorted((a, b) => worth(b) - worth(a)).slice(0, first);
}

export type FixShown = Awaited<ReturnType<typeof fixesOf>>[number];
