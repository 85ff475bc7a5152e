import { sentencesOf, type TextBlock } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { writeAgreement, type TextSubject } from './agreement-text.ts';
import { ordinal } from './ordinals.ts';
import { collaboration1 } from './templates/collaboration-1.ts';

const party = {
  organization: 'el Ayuntamiento de Cuernavaca',
  signatory: 'Ana Ruiz',
  position: 'Presidenta',
};
const subject = (change: Partial<TextSubject['terms']> = {}): TextSubject => ({
  template: 'collaboration@1',
  folio: 'RMA-17007-2026-001',
  government: { cvegeo: '17007', name: 'Cuernavaca', level: 'municipality', stateName: 'Morelos' },
  parent: null,
  terms: {
    title: 'Convenio de colaboración',
    federationParty: { ...party, organization: 'la Red México Abierto', signatory: 'Luz Peña' },
    governmentParty: { ...party, faculties: 'el artículo 41 de la Ley Orgánica Municipal' },
    validFrom: '2026-12-01',
    validUntil: '2028-11-30',
    commitments: [
      { indicator: 'packages-live', parameters: { theme: 'mobility', count: 3 }, dueOn: '2027-06-30' },
    ],
    particulars: {},
    ...change,
  },
});
const wordsOf = (blocks: TextBlock[]) => blocks.flatMap(sentencesOf).join('\n');
const clauses = (blocks: TextBlock[]) => blocks.flatMap((block) => (block.kind === 'clause' ? [block] : []));

describe('the text of an agreement', () => {
  test('has the parts of a Mexican collaboration agreement, filled in', () => {
    const text = writeAgreement(subject());
    const headings = text.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual(['Antecedentes', 'Declaraciones', 'Cláusulas']);
    expect(clauses(text).map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Objeto',
        'Vigencia',
        'Modificaciones',
        'Suspensión y terminación anticipada',
        'Interpretación y controversias',
        'Datos personales e información reservada',
      ]),
    );
    const words = wordsOf(text);
    expect(words).toContain('con fundamento en el artículo 41 de la Ley Orgánica Municipal');
    expect(words).toContain('del 1 de diciembre de 2026 al 30 de noviembre de 2028');
    expect(words).toContain('3 conjuntos de datos del tema Movilidad');
    expect(words).not.toMatch(/[{}]/);
  });

  test('cites today’s laws and authorities, not those of 2015', () => {
    const words = wordsOf(writeAgreement(subject()));
    expect(words).toContain('publicada en el Diario Oficial de la Federación el 20 de marzo de 2025');
    expect(words).not.toMatch(/INAI|Instituto Nacional de Transparencia/);
  });

  test('takes negotiated wordings, and clauses of its own after those of the template', () => {
    const text = writeAgreement(
      subject({
        particulars: {
          wordings: { termination: 'Con aviso de {noticeDays} meses.' },
          addedClauses: [{ title: 'Lengua', text: 'Se publicará también en náhuatl.\nSin costo.' }],
        },
      }),
    );
    const found = clauses(text);
    expect(found.find(({ id }) => id === 'termination')?.paragraphs).toEqual([
      'Con aviso de {noticeDays} meses.',
    ]);
    expect(found.at(-1)).toMatchObject({
      label: ordinal(collaboration1.clauses.length + 1),
      title: 'Lengua',
      paragraphs: ['Se publicará también en náhuatl.', 'Sin costo.'],
    });
  });

  test('has no table when nothing is promised yet', () => {
    const kinds = writeAgreement(subject({ commitments: [] })).map(({ kind }) => kind);
    expect(kinds).not.toContain('table');
  });

  test('of an addendum names its agreement, and whether the last day moves', () => {
    const text = writeAgreement({
      ...subject(),
      template: 'addendum@1',
      parent: {
        folio: 'RMA-17007-2025-002',
        signedOn: '2025-11-01',
        validFrom: '2025-11-02',
        validUntil: '2027-01-31',
      },
    });
    expect(wordsOf(text)).toContain('se amplía hasta el 30 de noviembre de 2028');
    expect(wordsOf(text)).toContain('RMA-17007-2025-002');
  });

  test('says what each kind of government is', () => {
    const of = (cvegeo: string, name: string, level: 'state' | 'municipality') =>
      wordsOf(
        writeAgreement({ ...subject(), government: { cvegeo, name, level, stateName: 'Ciudad de México' } }),
      );
    expect(of('09', 'Ciudad de México', 'state')).toContain('artículos 44 y 122');
    expect(of('09007', 'Iztapalapa', 'municipality')).toContain('La Alcaldía Iztapalapa');
    expect(of('14', 'Jalisco', 'state')).toContain('El Estado de Jalisco es parte integrante');
  });
});

test('ordinals of clauses go on past the twentieth', () => {
  expect([1, 10, 12, 20, 23].map(ordinal)).toEqual([
    'PRIMERA',
    'DÉCIMA',
    'DÉCIMA SEGUNDA',
    'VIGÉSIMA',
    'VIGÉSIMA TERCERA',
  ]);
});
