import type { Actor } from '@rma/domain';
import { enqueue } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import {
  failingSources,
  heldSources,
  linkTotals,
  newSources,
  pendingSources,
  rejectingSources,
  staleSources,
} from './digest-queries.ts';
import { weekOf } from './week.ts';

const WEEK_MS = 7 * 86_400_000;
const shownOfEach = 10;

const digestList = z.object({
  total: z.int().nonnegative(),
  sources: z.array(
    z.object({
      sourceId: z.uuid(),
      cvegeo: z.string(),
      governmentName: z.string(),
      title: z.string(),
      since: z.iso
        .datetime()
        .nullable()
        .describe('Desde cuándo: propuesta, aprobada, con fallas, retenida o leída'),
      detail: z.string().nullable().describe('Por qué, o cuántos'),
    }),
  ),
});

/** What coordinators read each Monday of the sources: each list whole in its total, with its first ten. */
export const digestSchema = z
  .object({
    week: z.iso.date().describe('El lunes de la semana'),
    fresh: digestList.describe('Aprobadas en los últimos siete días'),
    pending: digestList.describe('Propuestas que nadie ha decidido'),
    failing: digestList.describe('Con fallas desde su última lectura buena'),
    held: digestList.describe('Con una cosecha que espera una decisión'),
    stale: digestList.describe('Sin lectura buena en el doble de su plazo'),
    rejecting: digestList.describe('Las que más registros tuvieron rechazados en su última cosecha'),
    links: z.object({ checked: z.int(), failing: z.int() }).describe('Direcciones de archivos'),
  })
  .meta({ id: 'SourceDigest', description: 'El resumen semanal de las fuentes' });
export type Digest = z.infer<typeof digestSchema>;

async function digestNow({ db, clock }: HarvesterDependencies): Promise<Digest> {
  const now = clock.now();
  const window = { now, since: new Date(now.getTime() - WEEK_MS), limit: shownOfEach };
  const [fresh, pending, failing, held, stale, rejecting, links] = await Promise.all([
    newSources(db, window),
    pendingSources(db, window),
    failingSources(db, window),
    heldSources(db, window),
    staleSources(db, window),
    rejectingSources(db, window),
    linkTotals(db),
  ]);
  return { week: weekOf(now), fresh, pending, failing, held, stale, rejecting, links };
}

/** The same facts the weekly letter has, as of now; for those who read the whole network's sources. */
export async function readDigest(deps: HarvesterDependencies, actor: Actor): Promise<Digest> {
  authorize(actor, 'source.read', { cvegeo: null });
  return digestNow(deps);
}

/** Hands the week's facts to the registry, which writes to the coordinators; again in the same week writes nothing. */
export async function sendDigest(deps: HarvesterDependencies): Promise<void> {
  const digest = await digestNow(deps);
  await enqueue(deps.db, {
    task: 'registry.weekly-digest',
    payload: digest,
    key: `registry.weekly-digest:${digest.week}`,
  });
}
