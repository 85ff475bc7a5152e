import { describe, expect, test } from 'vitest';
import { demandRoot, fakeConsultation, fakeRequest } from './testing/demand.ts';
import { renderPage } from './testing/render.ts';

const show = async (path: string, network: Record<string, unknown> = {}) => {
  const page = await renderPage(path, { network: { ...demandRoot, ...network } });
  expect(page.errors).toEqual([]);
  return page;
};
/** What a person reads: no comments between texts, no tags. */
const read = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the public’s requests', () => {
  test('are a list with what waits, how many want it and until when', async () => {
    const { status, html } = await show('/peticiones?situacion=esperan&orden=apoyo');
    expect(status).toBe(200);
    const text = read(html);
    expect(text).toContain('Rutas de los camiones de basura');
    expect(text).toContain('12 personas lo piden');
    expect(text).toContain('Espera respuesta, hasta el 31 oct 2026');
    expect(text).toContain('¿Qué abrimos primero?');
  });

  test('show what a stranger wrote as text', async () => {
    const { html } = await show('/peticiones/peticion-1');
    expect(html).toContain('&lt;b&gt;y a qué hora&lt;/b&gt;');
    expect(html).not.toContain('<b>y a qué hora');
    expect(html).toContain('href="/peticiones/peticion-1/apoyar"');
  });

  test.each([
    [{ state: 'ANSWERED', answer: 'PLANNED', plannedOn: '2027-03-01' }, 'Se abrirá el 1 mar 2027'],
    [
      { state: 'ANSWERED', answer: 'REFUSED', legalBasis: 'Es secreto fiscal', answerText: 'Porque sí.' },
      'No se puede abrir. Fundamento: Es secreto fiscal.',
    ],
    [
      {
        state: 'ANSWERED',
        answer: 'OPENED',
        dataset: { id: '01ka1', title: 'Rutas' },
        answeredAt: '2026-10-20T12:00:00Z',
      },
      'El dato está publicado: Rutas',
    ],
    [{ state: 'MERGED', mergedInto: { id: 'otra', title: 'La otra' } }, 'Se unió a otra petición'],
    [{ state: 'REJECTED', answerText: 'No pide datos.' }, 'El escuadrón de datos no la admitió'],
    [{ isLate: true, isOverdue: true }, 'su gobierno no ha respondido'],
  ])('tell how they ended: %j', async (change, said) => {
    const { html } = await show('/peticiones/peticion-1', { dataRequest: () => fakeRequest(change) });
    expect(read(html)).toContain(said);
    expect(html.includes('/apoyar"')).toBe(!('state' in change));
  });

  test('that do not exist are a 404', async () => {
    expect((await show('/peticiones/otra')).status).toBe(404);
  });
});

describe('a round', () => {
  test('shows its options while it is open, and nothing of the result', async () => {
    const text = read((await show('/consultas/consulta-1')).html);
    expect(text).toContain('Abierta hasta el 1 dic 2026');
    expect(text).toContain('40 personas participaron');
    expect(text).toContain('El resultado se publica cuando cierra');
    expect(text).not.toContain('Puntos');
  });

  test('shows its result and what will be done once it is counted', async () => {
    const closed = fakeConsultation({
      isOpen: false,
      closedAt: '2026-12-02T07:00:00Z',
      outcome: 'Los baches entran al plan.',
      options: [{ id: 'o1', title: 'Baches', description: null, points: 90, firsts: 25, request: null }],
    });
    const { html } = await show('/consultas/consulta-1', { consultation: () => closed });
    const text = read(html);
    expect(text).toContain('1. Baches');
    expect(text).toContain('25 personas');
    expect(text).toContain('Los baches entran al plan.');
    expect(html).not.toContain('/participar"');
  });
});

describe('uses of the data', () => {
  test('are a list by kind, sector and goal, and a page with a link that gives nothing away', async () => {
    expect(read((await show('/usos?sector=infrastructure&objetivo=11')).html)).toContain('1 uso');
    const { html } = await show('/usos/uso-1');
    expect(html).toContain('rel="nofollow ugc noopener noreferrer"');
    expect(read(html)).toContain('11. Ciudades y comunidades sostenibles');
    expect(read(html)).toContain('Los conjuntos que usó ya no están en la red.');
  });

  test('and reports stand on the page of their dataset', async () => {
    const text = read((await show('/datasets/01ka1')).html);
    expect(text).toContain('De los percances a una política de movilidad');
    expect(text).toContain('El texto de este reporte no se publica');
  });
});

test.each([
  '/peticiones/nueva',
  '/peticiones/peticion-1/apoyar',
  '/consultas/consulta-1/participar',
  '/usos/nuevo',
  '/datasets/01ka1/reportar',
  '/confirmar/abc',
  '/panel/peticiones',
  '/panel/reportes',
  '/panel/rondas',
  '/coordinacion/peticiones',
  '/coordinacion/usos',
])('%s is served', async (path) => {
  expect((await show(path)).status).toBe(200);
});
