import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { TextBlock } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawAgreement } from './draw-agreement.ts';

const facts = {
  folio: 'RMA-17007-2026-001',
  title: 'Convenio con Cuernavaca',
  createdAt: new Date('2026-11-22T18:00:00Z'),
};
const blocks = (extra: TextBlock[] = []): TextBlock[] => [
  { kind: 'title', text: 'Convenio con Cuernavaca' },
  { kind: 'paragraph', text: 'Íñigo Güemes firma «LA FEDERACIÓN», n.º 1 – 80 %.' },
  { kind: 'heading', text: 'Cláusulas' },
  {
    kind: 'clause',
    id: 'object',
    label: 'PRIMERA',
    title: 'Objeto',
    paragraphs: ['Publicar datos.'],
    items: [{ label: 'a)', text: 'los primeros;' }],
  },
  { kind: 'table', caption: 'Compromisos', columns: ['N.º', 'Compromiso', 'Fecha'], rows: [['1', 'x', 'y']] },
  ...extra,
  { kind: 'signatories', parties: [{ organization: 'A', signatory: 'B', position: 'C' }] },
];

let pdf: Buffer;
let objects: Map<number, { dictionary: string; stream: Buffer | null }>;
beforeAll(async () => {
  pdf = await drawAgreement(blocks(), facts);
  objects = objectsOf(pdf);
});

/** The objects of a PDF written without object streams, with their streams inflated. */
function objectsOf(bytes: Buffer) {
  const found = new Map<number, { dictionary: string; stream: Buffer | null }>();
  const latin = bytes.toString('latin1');
  for (const match of latin.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const body = latin.slice(start, latin.indexOf('\nendobj', start));
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? null : Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    const stream = raw && (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw);
    found.set(Number(match[1]), { dictionary, stream });
  }
  return found;
}
const refersTo = (dictionary: string, key: string) =>
  objects.get(Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1]));
const ofType = (type: string) =>
  [...objects.values()].filter(({ dictionary }) => new RegExp(`/Type /${type}\\b`).test(dictionary));
const catalog = () => ofType('Catalog')[0]?.dictionary ?? '';

// What PDF/A-2a (ISO 19005-2) asks of the file and can be seen in it; no validator of the norm is run here.
describe('the document that is signed', () => {
  test('says in its metadata that it is PDF/A-2a', () => {
    const xmp = refersTo(catalog(), 'Metadata');
    expect(xmp?.dictionary).not.toContain('/Filter');
    expect(xmp?.stream?.toString()).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp?.stream?.toString()).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp?.stream?.toString()).toContain('Convenio con Cuernavaca (RMA-17007-2026-001)');
  });

  test('carries the colour profile it is meant for', () => {
    const intent = refersTo(catalog(), 'OutputIntents');
    expect(intent?.dictionary).toContain('/S /GTS_PDFA1');
    const profile = refersTo(intent?.dictionary ?? '', 'DestOutputProfile')?.stream;
    expect(profile?.subarray(36, 40).toString()).toBe('acsp');
    expect(profile?.subarray(16, 20).toString()).toBe('RGB ');
    expect(profile?.readUInt32BE(0)).toBe(profile?.length);
  });

  test('carries every font it uses, and says which letters they draw', () => {
    const used = ofType('Font').filter(({ dictionary }) => dictionary.includes('/Subtype /Type0'));
    expect(used).toHaveLength(2);
    for (const { dictionary } of used) {
      expect(refersTo(dictionary, 'ToUnicode')?.stream?.toString()).toContain('beginbfrange');
      const descendant = refersTo(dictionary, 'DescendantFonts')?.dictionary ?? '';
      expect(descendant).toContain('/CIDToGIDMap /Identity');
      const descriptor = refersTo(descendant, 'FontDescriptor')?.dictionary ?? '';
      expect(refersTo(descriptor, 'FontFile2')?.stream?.subarray(0, 4).toString()).toBe('true');
    }
    expect(ofType('Font').some(({ dictionary }) => dictionary.includes('/Type1'))).toBe(false);
  });

  test('can be read aloud: tagged, in Spanish, with its title', () => {
    expect(catalog()).toContain('/Lang (es-MX)');
    expect(refersTo(catalog(), 'MarkInfo')?.dictionary ?? catalog()).toMatch(/\/Marked true/);
    const elements = [...objects.values()].flatMap(
      ({ dictionary }) => /\/S \/(\w+)/.exec(dictionary)?.[1] ?? [],
    );
    expect(elements).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD']),
    );
  });

  test('is not encrypted, runs nothing, and has an identity', () => {
    const trailer = pdf.toString('latin1').slice(pdf.lastIndexOf('trailer'));
    expect(trailer).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(pdf.toString('latin1')).not.toMatch(/\/Encrypt|\/JavaScript|\/Launch|\/AA\b/);
  });

  test('is the same, byte by byte, when it is drawn again, and another when a letter changes', async () => {
    const digest = async (drawn: TextBlock[]) =>
      createHash('sha256')
        .update(await drawAgreement(drawn, facts))
        .digest('hex');
    const first = createHash('sha256').update(pdf).digest('hex');
    expect(await digest(blocks())).toBe(first);
    expect(await digest(blocks([{ kind: 'paragraph', text: 'Y nada más.' }]))).not.toBe(first);
  });

  test('runs over as many pages as it needs, each with its number', async () => {
    const long = Array.from({ length: 60 }, (_, index): TextBlock => ({
      kind: 'paragraph',
      text: `${index} ${'Los datos se publican con una licencia de uso libre. '.repeat(6)}`,
    }));
    const drawn = (await drawAgreement(blocks(long), facts)).toString('latin1');
    expect(drawn.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  });
});
