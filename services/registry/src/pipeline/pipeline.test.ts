import { addDays, dateInMexicoCity } from '@rma/domain';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, nextOf, openRegistry, system } from '../testing/registry-harness.ts';
import { standingRows } from '../testing/standing-rows.ts';

const { apply, call, clock, db, inMexico, member, person, registry } = await openRegistry();

type Row = { cvegeo: string; name: string; stage: string; matters: string[] } & Record<string, unknown>;
let coordinator: Awaited<ReturnType<typeof person>>;
const at = () => clock.now();

const list = async (query: string) =>
  (await call('GET', `/api/v1/pipeline?${query}`, { as: coordinator.authorization })).json;
const rows = async (query: string) => itemsOf<Row>(await list(query));
const one = async (cvegeo: string) =>
  (await call('GET', `/api/v1/pipeline/${cvegeo}`, { as: coordinator.authorization })).json as Row;

const rowsOf = standingRows(db, at);
const office = (cvegeo: string, startsOn: string, endsOn: string) =>
  rowsOf.administration(cvegeo, { startsOn, endsOn });
const request = (cvegeo: string, dueOn: string) => rowsOf.request(cvegeo, { dueOn });

beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  await db.deleteFrom('registry.administration').execute();
});

describe('the pipeline', () => {
  test('shows every government of INEGI, each in the stage its facts put it', async () => {
    await apply('05035');
    await member('30087');
    const board = await call('GET', '/api/v1/pipeline/board', { as: coordinator.authorization });
    expect(board.json['total']).toBe(2510);
    const stages = itemsOf<{ stage: string; total: number; governments: { cvegeo: string }[] }>({
      items: board.json['stages'],
    });
    expect(stages.reduce((sum, { total }) => sum + total, 0)).toBe(2510);
    const cardsOf = (stage: string) =>
      stages.find((each) => each.stage === stage)?.governments.map(({ cvegeo }) => cvegeo);
    expect(cardsOf('applied')).toEqual(['05035']);
    expect(cardsOf('negotiation')).toEqual(['30087']);
    expect(cardsOf('prospect')).toHaveLength(8);
    expect((await one('05035')).matters).toEqual(['application']);
  });

  test('is for the coordination, and for those who only read it', async () => {
    expect((await call('GET', '/api/v1/pipeline')).status).toBe(401);
    const liaison = await person({ role: 'liaison', cvegeo: '17' });
    const auditor = await person({ role: 'auditor', cvegeo: null });
    for (const path of ['/api/v1/pipeline', '/api/v1/pipeline.csv', '/api/v1/pipeline/17']) {
      expect((await call('GET', path, { as: liaison.authorization })).status).toBe(403);
      expect((await call('GET', path, { as: auditor.authorization })).status).toBe(200);
    }
    const note = { as: auditor.authorization, body: { text: 'Una nota' } };
    expect((await call('POST', '/api/v1/pipeline/17/notes', note)).status).toBe(403);
  });

  test('knows who the network looks for: by population and the start of the administration', async () => {
    const today = dateInMexicoCity(at());
    await office('30087', addDays(today, -100), addDays(today, 995));
    await office('30193', addDays(today, -500), addDays(today, 595));
    await office('30001', addDays(today, -100), addDays(today, 995));
    expect(await one('30087')).toMatchObject({ eligibility: { reason: 'eligible' } });
    expect(await one('30193')).toMatchObject({ eligibility: { reason: 'too-late', until: null } });
    expect(await one('30001')).toMatchObject({ eligibility: { reason: 'too-small' } });
    expect((await rows('eligible=yes')).map(({ cvegeo }) => cvegeo)).toEqual(['30087']);
    expect((await rows('eligible=unknown&state=17&level=state')).map(({ cvegeo }) => cvegeo)).toEqual(['17']);
  });

  test('counts the commitments of the agreement that stands, and the requests past their day', async () => {
    await member('14039');
    await db
      .updateTable('registry.membership')
      .set({ state: 'active' })
      .where('cvegeo', '=', '14039')
      .execute();
    const old = await rowsOf.agreement('14039', { state: 'expired', validUntil: '2025-01-01' });
    await rowsOf.commitment(old, { cvegeo: '14039', state: 'overdue', dueOn: '2024-06-01' });
    const current = await rowsOf.agreement('14039', { state: 'active', validUntil: inMexico(60) });
    for (const state of ['met', 'pending', 'overdue'] as const)
      await rowsOf.commitment(current, {
        cvegeo: '14039',
        state,
        dueOn: inMexico(state === 'pending' ? 30 : -30),
      });
    await request('14039', inMexico(-3));
    await request('14039', inMexico(10));
    expect(await one('14039')).toMatchObject({
      stage: 'active',
      agreement: { state: 'active', validUntil: inMexico(60) },
      commitments: { met: 1, pending: 1, overdue: 1, nextDueOn: inMexico(30) },
      requests: { open: 2, overdue: 1 },
      matters: ['agreement-ending', 'commitments-overdue', 'requests-overdue'],
    });
    expect((await rows('commitments=overdue')).map(({ cvegeo }) => cvegeo)).toEqual(['14039']);
    expect((await rows('matter=requests-overdue')).map(({ cvegeo }) => cvegeo)).toEqual(['14039']);
    expect((await rows('inventory=yes')).length).toBe(0);
  });

  test('does not call a request late while its last day lasts where the government is', async () => {
    clock.set(`${dateInMexicoCity(at())}T06:30:00.000Z`);
    const today = dateInMexicoCity(at());
    await request('02004', addDays(today, -1));
    await request('23005', addDays(today, -1));
    const [tijuana, cancun] = [await one('02004'), await one('23005')];
    expect(tijuana['requests']).toMatchObject({ open: 1, overdue: 0 });
    expect(cancun['requests']).toMatchObject({ open: 1, overdue: 1 });
  });

  test('calls a post vacant when nobody can act in it: ended, past their term, or away without a substitute', async () => {
    await member('19039');
    expect(await one('19039')).toMatchObject({ vacancies: [], matters: [] });
    const official = (post: 'liaison' | 'administrator') =>
      db.updateTable('registry.official').where('cvegeo', '=', '19039').where('post', '=', post);
    await official('liaison')
      .set({ term_ends: inMexico(-1) })
      .execute();
    expect(await one('19039')).toMatchObject({ vacancies: ['liaison'], matters: ['post-vacant'] });
    await official('administrator').set({ ended_at: at() }).execute();
    expect(await one('19039')).toMatchObject({ vacancies: ['liaison', 'administrator'] });
    expect((await rows('matter=post-vacant')).map(({ cvegeo }) => cvegeo)).toContain('19039');
  });

  test('is read page by page without losing or repeating a government', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = await list(`state=20&sort=name&first=100${after}`);
      seen.push(...itemsOf<Row>(page).map(({ cvegeo }) => cvegeo));
      expect(page['totalCount']).toBe(571);
      after = nextOf(page);
    } while (after !== '');
    expect(seen).toHaveLength(571);
    expect(new Set(seen).size).toBe(571);
  });

  test('finds names without their accents, and keys', async () => {
    expect((await rows('q=torreon')).map(({ name }) => name)).toContain('Torreón');
    expect((await rows('q=05035')).map(({ name }) => name)).toEqual(['Torreón']);
    expect((await call('GET', '/api/v1/pipeline?stage=nada', { as: coordinator.authorization })).status).toBe(
      400,
    );
  });

  test('is drawn on the map stage by stage', async () => {
    const { json } = await call('GET', '/api/v1/pipeline/map?state=17', { as: coordinator.authorization });
    expect(json['total']).toBe(37);
    expect(JSON.stringify(json)).toContain('"cvegeo":"17007"');
  });
});

describe('an export', () => {
  test('has every government asked for, and no cell that a spreadsheet runs', async () => {
    await registry.outreach.plan(system, '17007', {
      nextStep: '=HYPERLINK("http://malo.example","Llamar")',
      nextStepOn: inMexico(3),
    });
    const as = coordinator.authorization;
    const csv = await call('GET', '/api/v1/pipeline.csv?state=17', { as });
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename=gobiernos-\d{4}-\d{2}-\d{2}\.csv$/,
    );
    const lines = csv.response.body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(38);
    expect(lines[0]).toMatch(/^\uFEFFClave,Gobierno,Nivel,Estado/);
    expect(csv.response.body).toContain(`"'=HYPERLINK(""http://malo.example"",""Llamar"")"`);

    const xlsx = await call('GET', '/api/v1/pipeline.xlsx?state=17', { as });
    const { sheets } = await readXlsx(new Uint8Array(xlsx.response.rawPayload));
    expect(sheets[0]?.rows).toHaveLength(38);
    expect(sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['Clave', 'Gobierno']);
    const written = sheets[0]?.rows.flat() ?? [];
    expect(written).toContain('=HYPERLINK("http://malo.example","Llamar")');
    expect(written).toContain('17007');
    expect([...(sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
  });
});
