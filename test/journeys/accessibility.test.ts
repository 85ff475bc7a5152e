import { expect, test } from 'vitest';
import { graphql } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);

type Shown = { datasets: { nodes: { id: string }[] }; packages: { nodes: { id: string }[] } };
const { datasets, packages } = await until('the demonstration can be searched', async () => {
  const shown = await graphql<Shown>(
    hub,
    '{ datasets(filter: { origin: [HOSTED] }, first: 1) { nodes { id } } packages(first: 1) { nodes { id } } }',
  );
  return shown.datasets.nodes.length > 0 && shown.packages.nodes.length > 0 ? shown : null;
});
const harvested = await graphql<{ datasets: { nodes: { id: string; source: { id: string } }[] } }>(
  hub,
  '{ datasets(filter: { origin: [HARVESTED] }, first: 1) { nodes { id source { id } } } }',
);
const fromPortal = harvested.datasets.nodes[0];
const torreon = await until('the demonstration has an agreement and a request of Torreón', async () => {
  const shown = await graphql<{
    memoranda: { nodes: { id: string }[] };
    dataRequests: { nodes: { id: string }[] };
  }>(
    hub,
    '{ memoranda(filter: { government: "05035" }, first: 1) { nodes { id } } dataRequests(first: 1) { nodes { id } } }',
  );
  return shown.memoranda.nodes.length > 0 ? shown : null;
});
const agreement = torreon.memoranda.nodes[0]?.id;
const request = torreon.dataRequests.nodes[0]?.id;

const publicPages = [
  '/',
  '/buscar',
  '/buscar?q=seguridad&nivel=STATE',
  '/buscar?q=nadaencontraráesto',
  `/datasets/${fromPortal?.id}`,
  `/datasets/${fromPortal?.id}/historia`,
  '/governments/17',
  '/governments/05035',
  '/governments/20001',
  '/governments/17/historia',
  '/fuentes',
  `/fuentes/${fromPortal?.source.id}`,
  '/gobiernos',
  '/temas/security',
  `/packages/${packages.nodes[0]?.id}`,
  '/comparar',
  '/comparar?g=17&g=14&g=21&g=24',
  '/bitacora',
  '/convenios',
  `/convenios/${agreement}`,
  '/governments/05035/plan',
  '/governments/05035/responsables',
  '/peticiones',
  `/peticiones/${request}`,
  '/peticiones/nueva',
  '/consultas',
  '/usos',
  '/usos/nuevo',
  '/programa',
  '/unirse',
  '/entrar',
  '/api',
];
const dataPages = [
  `/datasets/${datasets.nodes[0]?.id}`,
  `/datasets/${datasets.nodes[0]?.id}?q=nadaencontraráesto&orden=-id`,
  '/estandares',
  '/estandares/mobility/road-incidents',
  '/estandares/mobility/transit-gtfs',
  '/tablas',
  '/tablas/security/crime-incidence?por=tipo&por=_government',
  '/tablas/mobility/transit-gtfs',
];
const coordinationPages = [
  '/coordinacion',
  '/coordinacion?vista=tabla',
  '/coordinacion?vista=mapa',
  '/coordinacion/gobiernos/24',
  '/coordinacion/invitar?g=17007',
  '/coordinacion/solicitudes',
  `/coordinacion/convenios/${agreement}`,
  '/coordinacion/compromisos',
  '/coordinacion/administraciones',
  '/coordinacion/peticiones',
  '/coordinacion/usos',
  '/coordinacion/programa',
  '/calendario',
  '/cuenta',
  '/avisos',
  '/coordinacion/convenios',
  '/coordinacion/integrantes',
  '/coordinacion/fuentes',
  '/coordinacion/nodos',
  '/coordinacion/semana',
  '/coordinacion/correo',
];
const liaisonPages = [
  '/panel',
  '/panel/nuevo',
  '/panel/inventario',
  '/panel/convenios',
  `/panel/convenios/${agreement}`,
  '/panel/peticiones',
  '/panel/reportes',
  '/panel/rondas',
  '/panel/programa',
  '/panel/consultas',
  '/panel/entrega/05035',
  '/funcionarios/05035',
  '/panel/portal',
  '/panel/avisos',
  '/panel/nodo',
  '/panel/direcciones',
];

async function defectsAt(visitor: Visitor, paths: readonly string[]): Promise<string[]> {
  const defects: string[] = [];
  for (const path of paths) {
    const answer = await visitor.page.goto(path);
    if (answer?.status() !== 200) defects.push(`${path}: answered ${answer?.status()}`);
    await visitor.page.waitForLoadState('networkidle');
    defects.push(...(await defectsOf(visitor)).map((defect) => `${path}: ${defect}`));
  }
  return defects;
}

test.each([
  ['every public page', publicPages],
  ['every page of rows, tables and standards', dataPages],
])('%s can be read by everybody, and speaks to no other site', async (_which, paths) => {
  const visitor = await browser.visit({ reducedMotion: 'reduce' });
  expect(await defectsAt(visitor, paths)).toEqual([]);
  await visitor.leave();
});

test.each([
  ['a coordinator', coordinator, coordinationPages],
  ['a liaison', { email: 'enlace.05035@demostracion.example', password: 'demostracion-2026' }, liaisonPages],
])('so can the pages of %s', async (_who, account, paths) => {
  const visitor = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(visitor.page, account);
  expect(await defectsAt(visitor, paths)).toEqual([]);
  await visitor.leave();
});

test('a page that does not exist says so, to everybody', async () => {
  const visitor = await browser.visit();
  const answer = await visitor.page.goto('/no-existe');
  expect(answer?.status()).toBe(404);
  const defects = await defectsOf(visitor);
  // The browser itself reports the 404 that was asked for.
  expect(defects.filter((defect) => !defect.includes('404'))).toEqual([]);
  await visitor.leave();
});
