import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { publicPages } from './support/public-pages.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);

const pages = await until('the demonstration has a page of every kind', () =>
  publicPages((document) => graphql(hub, document)),
);
const { dataset, agreement } = pages;

/** The kinds of public page as a visitor may also meet them: empty, of somebody else, with questions of their own. */
const otherStates = [
  '/buscar',
  '/buscar?q=nadaencontraráesto',
  '/buscar?q=catstro',
  '/clasificaciones?nivel=STATE&orden=mejora',
  '/governments/17/calificacion?tema=security',
  '/indicadores/road-deaths',
  '/mapas?estado=05',
  '/busquedas/nueva?q=agua',
  '/governments/17',
  '/governments/20001',
  '/comparar',
  '/entrar',
  `${dataset}?q=nadaencontraráesto&orden=-id`,
  '/estandares/mobility/transit-gtfs',
  '/tablas/mobility/transit-gtfs',
];
const coordinationPages = [
  '/coordinacion',
  '/coordinacion?vista=tabla',
  '/coordinacion?vista=mapa',
  '/coordinacion/gobiernos/24',
  '/coordinacion/invitar?g=17007',
  '/coordinacion/solicitudes',
  `/coordinacion${agreement}`,
  '/coordinacion/compromisos',
  '/coordinacion/administraciones',
  '/coordinacion/peticiones',
  '/coordinacion/usos',
  '/coordinacion/impugnaciones',
  '/busquedas',
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
  `/panel${agreement}`,
  '/panel/peticiones',
  '/panel/reportes',
  '/panel/mejoras',
  '/panel/uso',
  '/panel/calificacion/05035',
  '/busquedas',
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

async function defectsAt(visitor: Visitor, path: string): Promise<string[]> {
  const answer = await visitor.page.goto(path);
  await visitor.page.waitForLoadState('networkidle');
  const defects = await defectsOf(visitor);
  return answer?.status() === 200 ? defects : [`answered ${answer?.status()}`, ...defects];
}

describe.each([
  ['anybody', null, [...Object.values(pages), ...otherStates]],
  ['a coordinator', coordinator, coordinationPages],
  ['a liaison', { email: 'enlace.05035@demostracion.example', password: 'demostracion-2026' }, liaisonPages],
])('%s', (_who, account, paths) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await browser.visit({ reducedMotion: 'reduce' });
    if (account === null) return;
    await signInOn(visitor.page, account);
    // What their first page was still asking for is cut off by going elsewhere, and is no fault of the next one.
    await visitor.page.goto('about:blank');
    visitor.faults();
  });
  afterAll(() => visitor.leave());

  test.each(paths)('can read %s, which speaks to no other site', async (path) => {
    expect(await defectsAt(visitor, path)).toEqual([]);
  });
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
