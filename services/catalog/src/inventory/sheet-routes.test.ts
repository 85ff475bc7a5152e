import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { inventoryForTests } from './inventory-for-tests.ts';
import { adelaFile, adelaText, inWindows1252 } from './sheet/adela-for-tests.ts';

const { call, upload, items, add, base, server } = await inventoryForTests();

type Preview = {
  id: string;
  revision: number;
  errors: number;
  added: number;
  changed: number;
  gone: number;
  same: number;
  findings: { severity: string; cell: string; code: string; message: string; fix: string }[];
  changes: { kind: string; key: string | null; title: string; fields: { field: string; after: unknown }[] }[];
  skipped: { row: number; why: string }[];
};

const apply = (preview: Pick<Preview, 'id' | 'revision'>, removeGone: string | null = null) =>
  call('liaison', 'POST', `${base}/inventory/imports/${preview.id}/application`, {
    revision: preview.revision,
    removeGone,
  });

const sheet = (path: string) =>
  server.inject({ url: `${base}/inventory/${path}`, headers: { authorization: 'Bearer rma_liaison' } });

describe('an inventory as a spreadsheet', () => {
  test('is shown before anything changes, and then applied as it was shown', async () => {
    const received = await upload(adelaFile(), { fileName: 'Inventario 2026 «final».csv' });
    expect(received.statusCode).toBe(201);
    const preview = received.json<Preview>();
    expect(preview).toMatchObject({ errors: 0, added: 6, changed: 0, gone: 0, same: 0 });
    expect(preview.skipped).toEqual([{ row: 7, why: 'section', text: 'DIRECCIÓN DE OBRAS PÚBLICAS' }]);
    expect(preview.findings[0]).toMatchObject({ cell: 'A5', severity: 'notice' });
    expect(await items()).toEqual([]);

    expect((await apply(preview)).statusCode).toBe(200);
    expect((await items()).map(({ key, title, state }) => [key, title, state])).toEqual([
      ['INV-0001', 'Incidentes viales', 'planned'],
      ['INV-0002', 'Señales de tránsito', 'planned'],
      ['INV-0003', 'Licencias de construcción', 'planned'],
      ['INV-0004', 'Padrón de contratistas', 'not-openable'],
      ['INV-0005', 'Cuenta pública', 'planned'],
      ['INV-0006', 'Padrón del predial', 'not-openable'],
    ]);
  });

  test('cannot be applied twice', async () => {
    const preview = (await upload(adelaFile())).json<Preview>();
    await apply(preview);
    expect((await apply(preview)).json()).toMatchObject({ code: 'sheet-applied' });
  });

  test('changes nothing when the same is uploaded again', async () => {
    expect((await upload(adelaFile())).json<Preview>()).toMatchObject({ same: 6, changes: [] });
  });

  test.each(['sheet.csv', 'sheet.csv?encoding=windows-1252', 'sheet.xlsx'])(
    'comes back unchanged from %s',
    async (path) => {
      const downloaded = await sheet(path);
      expect(downloaded.statusCode).toBe(200);
      const again = await upload(downloaded.rawPayload, { fileName: path.split('?')[0] });
      expect(again.json<Preview>()).toMatchObject({ errors: 0, changes: [], same: 6 });
    },
  );

  test("has ADELA's eight columns first, and keys that tell rows apart", async () => {
    const [header = '', first = ''] = (await sheet('sheet.csv')).body.split('\r\n');
    expect(header.replace('\uFEFF', '')).toMatch(
      /^Responsable,Nombre del conjunto,Nombre del recurso,¿De qué es\?,¿Tiene datos privados\?,Razón por la cual los datos son privados,"¿En qué plataforma, tecnología, programa o sistema se albergan\?",Fecha estimada de publicación en datos.gob.mx,Clave,/,
    );
    expect(first).toContain(',Publico,,Excel,2027-03-31,INV-0001,');
  });

  test('says what a sheet would change, row by row, also what it no longer has', async () => {
    const rows = (await sheet('sheet.csv')).body.split('\r\n').filter((line) => !line.includes('INV-0005'));
    const edited = rows.join('\r\n').replace('2027-03-31,INV-0001', '2027-09-30,INV-0001');
    const preview = (await upload(edited)).json<Preview>();
    expect(preview.changes).toMatchObject([
      { kind: 'changed', key: 'INV-0001', fields: [{ field: 'plannedOn', after: '2027-09-30' }] },
      { kind: 'gone', key: 'INV-0005', title: 'Cuenta pública' },
    ]);
    // What is gone stays unless somebody says why it goes.
    await apply(preview);
    expect(await items()).toHaveLength(6);
    const again = (await upload(edited)).json<Preview>();
    await apply(again, 'Lo lleva ahora el organismo de agua');
    expect((await items()).map(({ key }) => key)).not.toContain('INV-0005');
  });

  test('is not applied to an inventory that is another by now', async () => {
    const preview = (await upload(adelaFile())).json<Preview>();
    await add({ title: 'Otro conjunto' });
    const refused = await apply(preview);
    expect(refused.json()).toMatchObject({ status: 412, code: 'inventory-changed' });
    const now = await call('liaison', 'GET', `${base}/inventory/imports/${preview.id}`);
    expect((await apply(now.json<Preview>())).statusCode).toBe(200);
  });

  test('with one wrong cell changes nothing, and the cell is told with its remedy', async () => {
    const before = await items();
    const wrong = adelaText.replace('46477', '31/02/2027').replace(',No,', ',Parcialmente,');
    const preview = (await upload(inWindows1252(wrong))).json<Preview>();
    expect(preview.errors).toBe(2);
    expect(preview.findings.slice(0, 2)).toMatchObject([
      { severity: 'error', cell: 'E8', code: 'privacy-partly' },
      { severity: 'error', cell: 'H10', code: 'date-no-such-day' },
    ]);
    expect((await apply(preview)).json()).toMatchObject({ code: 'sheet-has-errors', status: 409 });
    expect(await items()).toEqual(before);
    const marked = await readXlsx((await sheet(`imports/${preview.id}/findings.xlsx`)).rawPayload);
    expect(marked.sheets[0]?.rows[1]?.slice(0, 3)).toEqual(['E8', 8, 'Error']);
  });

  test('does not open a dataset of another government', async () => {
    const other = '00000000-0000-7000-8000-0000000000aa';
    const content = `Responsable,Nombre del conjunto,¿Tiene datos privados?,Conjunto en la red\nObras,Baches,Publico,https://red.example/datasets/${other}\n`;
    expect((await upload(content)).json<Preview>().findings).toMatchObject([
      { cell: 'D2', code: 'dataset-not-yours', severity: 'error' },
    ]);
  });

  test('says which of its characters do not fit Windows-1252', async () => {
    const { id } = await add({ title: 'Distancia ≥ 10 m' });
    const refused = await sheet('sheet.csv?encoding=windows-1252');
    expect(refused.json()).toMatchObject({ code: 'foreign-to-windows-1252', status: 422 });
    expect(refused.body).toContain('≥');
    await call('liaison', 'DELETE', `${base}/inventory/items/${id}?reason=Era%20de%20prueba`);
  });

  test('is refused with the reason when it is no sheet, in both languages', async () => {
    const refused = await upload('%PDF-1.7\n');
    expect(refused.json()).toMatchObject({ code: 'sheet-unreadable', status: 422 });
    expect(refused.json<{ detail: string }>().detail).toContain('PDF');
  });

  test('is a machine’s work too, with the scope to write', async () => {
    expect((await upload(adelaFile(), { who: 'reader' })).statusCode).toBe(403);
    const preview = (await upload(adelaFile(), { who: 'writer' })).json<Preview>();
    const applied = await call('writer', 'POST', `${base}/inventory/imports/${preview.id}/application`, {
      revision: preview.revision,
    });
    expect(applied.statusCode).toBe(200);
  });
});

describe('other people', () => {
  test.each(['neighbour', 'ally', 'applicant'] as const)(
    'like %s neither read nor upload it',
    async (who) => {
      expect((await call(who, 'GET', `${base}/inventory`)).statusCode).toBe(403);
      expect((await upload(adelaFile(), { who })).statusCode).toBe(403);
    },
  );

  test('the state and the coordinators read it', async () => {
    for (const who of ['stateCto', 'coordinator', 'auditor'] as const)
      expect((await call(who, 'GET', `${base}/inventory`)).statusCode).toBe(200);
    expect((await call('coordinator', 'POST', `${base}/inventory/filing`, {})).statusCode).toBe(403);
  });
});
