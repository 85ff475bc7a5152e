import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';
import { inDays } from './in-days.ts';

const person = (name: string) => `${name}@ejemplo.invalid`;

type Wish = { cvegeo: string; title: string; description: string; supporters: string[] };

const waiting: Wish = {
  cvegeo: '05035',
  title: 'Ubicación de los semáforos y sus tiempos',
  description:
    'Dónde está cada semáforo, cuánto dura cada fase y desde cuándo, para estudiar los cruces con más percances.',
  supporters: ['vecina', 'ciclista', 'estudiante'],
};
const planned: Wish = {
  cvegeo: '30087',
  title: 'Rutas y horarios de los camiones de basura',
  description: 'Por dónde pasa cada camión recolector y a qué hora, por colonia y día de la semana.',
  supporters: ['vecina', 'comerciante'],
};
const opened: Wish = {
  cvegeo: '17',
  title: 'Delitos registrados por municipio y mes',
  description:
    'La incidencia delictiva con municipio, mes y tipo de delito, en un archivo que se pueda abrir.',
  supporters: ['periodista'],
};

async function ask({ registry }: Services, { supporters, ...wish }: Wish): Promise<string> {
  const { requests } = registry.demand;
  const [author = '', ...others] = supporters;
  const asked = await requests.submit(demonstrationActor, {
    ...wish,
    themeId: null,
    requesterKind: 'person',
    requesterName: null,
    purpose: null,
    benefit: null,
    showsRequester: false,
    email: person(author),
  });
  if (!asked.ok) throw new Error(`${wish.title} could not be asked for: ${asked.reason}`);
  for (const name of others) await requests.support(demonstrationActor, asked.id, { email: person(name) });
  return asked.id;
}

/** The newest live dataset of a government with these words in its title. */
async function datasetOf(db: Kysely<Tables>, cvegeo: string, words: string): Promise<string | null> {
  const found = await db
    .selectFrom('national.dataset')
    .select('id')
    .where('cvegeo', '=', cvegeo)
    .where('title', 'ilike', `%${words}%`)
    .where('archived_at', 'is', null)
    .orderBy('ordinal', 'desc')
    .executeTakeFirst();
  return found?.id ?? null;
}

/**
 * What the public asked in the demonstration: a request that waits, one with a date, one answered with a dataset, a
 * report, a round and a use. Does nothing where somebody asked already.
 */
export async function loadDemand(services: Services, db: Kysely<Tables>): Promise<void> {
  const known = await db.selectFrom('national.data_request').select('id').limit(1).executeTakeFirst();
  if (known) return;
  const { requestWork, reports, consultations, reuses } = services.registry.demand;
  const waitingId = await ask(services, waiting);
  await requestWork.check(demonstrationActor, waitingId, { themeId: 'mobility' });
  await requestWork.answer(demonstrationActor, await ask(services, planned), {
    answer: 'planned',
    plannedOn: inDays(60),
    text: 'El área de Limpia Pública prepara las rutas con sus horarios.',
  });
  const openedId = await ask(services, opened);
  const crimes = await datasetOf(db, '17', 'incidencia delictiva');
  if (crimes !== null)
    await requestWork.answer(demonstrationActor, openedId, {
      answer: 'opened',
      datasetId: crimes,
      text: null,
    });
  const incidents = await datasetOf(db, '05035', '');
  if (incidents !== null) {
    await reports.submit(demonstrationActor, {
      datasetId: incidents,
      kind: 'incomplete',
      description: 'Faltan los percances de los últimos meses; ¿cuándo se actualiza?',
      email: person('estudiante'),
    });
    await reuses.submit(demonstrationActor, {
      kind: 'policy',
      title: 'De los percances a la política de movilidad de Torreón',
      summary:
        'Los registros de percances, abiertos renglón por renglón, mostraron qué cruceros atender primero y dieron base a la política de movilidad y seguridad vial de la ciudad.',
      body: null,
      url: null,
      author: 'Planeación urbana (demostración)',
      sector: 'infrastructure',
      sdgs: [3, 11],
      datasetIds: [incidents],
      email: person('planeacion'),
    });
    for (const { reuse } of await reuses.list(demonstrationActor, {
      states: ['waiting'],
      first: 1,
      after: null,
    }))
      await reuses.publish(demonstrationActor, reuse.id);
  }
  await consultations.open(demonstrationActor, {
    cvegeo: '05035',
    title: '¿Qué datos abrimos primero el año que entra?',
    description: 'Ordene hasta tres opciones. El resultado ordena el plan de apertura del municipio.',
    closesOn: inDays(30),
    options: [
      { title: waiting.title, description: null, requestId: waitingId, inventoryItemId: null },
      ...['Baches reportados y reparados', 'Licencias de construcción', 'Árboles en la vía pública'].map(
        (title) => ({ title, description: null, requestId: null, inventoryItemId: null }),
      ),
    ],
  });
}
