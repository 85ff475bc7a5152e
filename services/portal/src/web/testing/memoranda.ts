import type { FakeGovernment } from './governments.ts';

/** A signed agreement of a government as GraphQL gives it, with two signatures of two kinds and a short text. */
export function fakeMemorandum(
  row: FakeGovernment,
  { government }: { government: (cvegeo: string) => unknown },
): object {
  return {
    id: `convenio-${row.cvegeo}`,
    folio: `RMA-2026-${row.cvegeo.padStart(5, '0')}`,
    government: () => government(row.cvegeo),
    title: 'Convenio de adhesión',
    state: 'ACTIVE',
    validFrom: '2026-01-15',
    validUntil: '2027-01-14',
    signedOn: '2026-01-10',
    daysLeft: 53,
    kind: 'AGREEMENT',
    commitments: [],
    burnDown: [],
    addenda: [],
    parties: [
      {
        party: 'FEDERATION',
        organization: 'Red México Abierto',
        signatory: 'Luz Peña',
        position: 'Coordinadora',
      },
      { party: 'GOVERNMENT', organization: row.name, signatory: 'Iñaki Ruiz', position: 'Titular' },
    ],
    signatures: [
      {
        party: 'GOVERNMENT',
        method: 'e-firma',
        signedAt: '2026-01-10T18:00:00.000Z',
        signatory: 'Iñaki Ruiz',
        certificateNumber: '30001000000300023685',
        revocation: 'unknown',
      },
      {
        party: 'FEDERATION',
        method: 'attested-copy',
        signedAt: '2026-01-10T18:00:00.000Z',
        signatory: 'Luz Peña',
        certificateNumber: null,
        revocation: null,
      },
    ],
    text: [
      { kind: 'title', text: 'Convenio de adhesión' },
      { kind: 'heading', text: 'Cláusulas' },
      {
        kind: 'clause',
        id: 'object',
        label: 'PRIMERA',
        title: 'Objeto',
        paragraphs: ['Abrir datos de interés público.'],
        items: [{ label: 'a)', text: 'los de movilidad.' }],
      },
      { kind: 'table', caption: 'Compromisos de EL GOBIERNO', columns: ['N.º'], rows: [['1']] },
      { kind: 'signatories' },
    ],
    documentSha256: 'c0ffee'.repeat(10) + 'cafe',
    documentUrl: `http://127.0.0.1:8080/memoranda/convenio-${row.cvegeo}/document.pdf`,
    evidenceUrl: `http://127.0.0.1:8080/memoranda/convenio-${row.cvegeo}/evidence.zip`,
    url: `http://127.0.0.1:8080/convenios/convenio-${row.cvegeo}`,
  };
}
