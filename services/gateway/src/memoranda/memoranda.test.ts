import { randomUUID } from 'node:crypto';
import type { TextBlock } from '@rma/domain';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
afterAll(() => gateway.close());

const id = randomUUID();
const addendum = randomUUID();
const text: TextBlock[] = [
  { kind: 'title', text: 'Convenio' },
  { kind: 'clause', id: 'object', label: 'PRIMERA', title: 'Objeto', paragraphs: ['Abrir.'], items: [] },
  { kind: 'table', caption: 'Compromisos', columns: ['N.º'], rows: [['1']] },
];
const party = (organization: string) =>
  JSON.stringify({ organization, signatory: 'Ana', position: 'Titular' });
const row = {
  cvegeo: '17',
  title: 'Convenio',
  state: 'active' as const,
  valid_from: '2026-01-01',
  valid_until: '2026-12-31',
  signed_on: '2025-12-20',
  document_sha256: 'a'.repeat(64),
  federation_party: party('La red'),
  government_party: party('Morelos'),
  text: JSON.stringify(text),
};
beforeAll(async () => {
  await database.db
    .insertInto('national.memorandum')
    .values([
      {
        ...row,
        id,
        folio: 'RMA-17-2025-001',
        signatures: JSON.stringify([
          {
            party: 'government',
            method: 'e-firma',
            signedAt: '2025-12-20T18:00:00.000Z',
            signatory: 'Ana',
            certificateNumber: '30001000000300023685',
            revocation: 'unknown',
          },
        ]),
      },
      // It lasts longer than its agreement, and is not what a government's memorandum is.
      {
        ...row,
        id: addendum,
        folio: 'RMA-17-2026-002',
        kind: 'addendum',
        parent_id: id,
        valid_until: '2027-12-31',
      },
    ])
    .execute();
  await gateway.settled();
});

async function ask(document: string) {
  const { data, errors } = await gateway.query(document, {});
  expect(errors).toBeUndefined();
  return data;
}

test('a signed memorandum is read with its text, parties, signatures and addenda', async () => {
  const data = await ask(
    `{ memorandum(id: "${id}") { kind url documentUrl parent { id } addenda { folio kind parent { id } }
       parties { party organization signatory position } signatures { party method signedAt revocation }
       text { kind id label title text paragraphs caption rows } } }`,
  );
  expect(data?.['memorandum']).toEqual({
    kind: 'AGREEMENT',
    url: `https://red.example/convenios/${id}`,
    documentUrl: `https://red.example/memoranda/${id}/document.pdf`,
    parent: null,
    addenda: [{ folio: 'RMA-17-2026-002', kind: 'ADDENDUM', parent: { id } }],
    parties: [
      { party: 'FEDERATION', organization: 'La red', signatory: 'Ana', position: 'Titular' },
      { party: 'GOVERNMENT', organization: 'Morelos', signatory: 'Ana', position: 'Titular' },
    ],
    signatures: [
      { party: 'GOVERNMENT', method: 'e-firma', signedAt: '2025-12-20T18:00:00.000Z', revocation: 'unknown' },
    ],
    text: [
      expect.objectContaining({ kind: 'title', text: 'Convenio', paragraphs: null }),
      expect.objectContaining({ kind: 'clause', id: 'object', label: 'PRIMERA', paragraphs: ['Abrir.'] }),
      expect.objectContaining({ kind: 'table', caption: 'Compromisos', rows: [['1']] }),
    ],
  });
});

test('what is not a memorandum of anybody is null', async () => {
  expect(await ask(`{ memorandum(id: "${randomUUID()}") { id } }`)).toEqual({ memorandum: null });
  expect(await ask('{ memorandum(id: "ninguno") { id } }')).toEqual({ memorandum: null });
});

test('a government’s memorandum is its agreement, and the list can leave addenda out', async () => {
  const data = await ask(
    '{ government(cvegeo: "17") { memorandum { folio } } memoranda(filter: { kind: AGREEMENT }) { totalCount } }',
  );
  expect(data).toEqual({
    government: { memorandum: { folio: 'RMA-17-2025-001' } },
    memoranda: { totalCount: 1 },
  });
});
