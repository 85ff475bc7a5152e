import { pipelineMatters, type Actor, type PipelineMatter, type PipelineStage } from '@rma/domain';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { daysOf, toGovernmentStandings, type GovernmentStanding } from './government-standing.ts';
import { chosen, countByStage, type PipelineFilter } from './pipeline-filter.ts';
import { listStandings } from './standing-queries.ts';

/** Of each stage, as many governments as a column of the board shows. */
const cardsOfStage = 8;

/**
 * The coordinators' view of every government on its way. Mexico has 2,510 and will not have many more, so one
 * statement reads them all; stages, eligibility and filters are rules of the domain over those rows.
 */
export function createPipeline({ db, clock }: RegistryDeps) {
  async function readAll(actor: Actor): Promise<GovernmentStanding[]> {
    authorize(actor, 'pipeline.read', { cvegeo: null });
    const now = clock.now();
    const rows = await listStandings(db, daysOf(now));
    return toGovernmentStandings(rows, now);
  }

  return {
    /** The governments a filter asks for, all of them, in its order. */
    async list(actor: Actor, filter: PipelineFilter): Promise<GovernmentStanding[]> {
      return chosen(await readAll(actor), filter);
    },

    /**
     * Of each stage how many there are, how many ask for somebody, and the first of them; and how many ask for what,
     * over all stages.
     */
    async board(actor: Actor, filter: PipelineFilter) {
      const governments = chosen(await readAll(actor), { ...filter, stage: undefined });
      const counts = countByStage(governments);
      const matters = Object.fromEntries(
        pipelineMatters.map((matter) => [
          matter,
          governments.filter((government) => government.matters.includes(matter)).length,
        ]),
      ) as Record<PipelineMatter, number>;
      const cardsOf = (stage: PipelineStage) =>
        governments.filter((government) => government.stage === stage).slice(0, cardsOfStage);
      return { total: governments.length, counts, matters, cardsOf };
    },

    /** One government, for who may read it; null when INEGI's catalogue has no such key. */
    async read(actor: Actor, cvegeo: string): Promise<GovernmentStanding | null> {
      authorize(actor, 'pipeline.read', { cvegeo: null });
      const now = clock.now();
      const rows = await listStandings(db, daysOf(now), { cvegeo });
      return toGovernmentStandings(rows, now)[0] ?? null;
    },
  };
}

export type Pipeline = ReturnType<typeof createPipeline>;
