import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { partySchema } from '../memorandum-fields.ts';
import { template } from './templates.ts';

const hashOf = (id: string) =>
  createHash('sha256')
    .update(JSON.stringify(template(id)))
    .digest('hex')
    .slice(0, 16);

// A red line here asks for another version (…@2) and not for another hash.
test('a template that was used is never edited', () => {
  expect(['collaboration@1', 'addendum@1'].map((id) => [id, hashOf(id)])).toEqual([
    ['collaboration@1', 'd9066b3ed6648ef5'],
    ['addendum@1', '32c39ad8c0a02e12'],
  ]);
});

test('every clause has an id of its own, and the table follows one of them', () => {
  for (const id of ['collaboration@1', 'addendum@1']) {
    const { clauses, commitmentsAfter } = template(id);
    const ids = clauses.map((clause) => clause.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(commitmentsAfter);
  }
});

const pdfkit = createRequire(createRequire(import.meta.url).resolve('pdfkit'));
type Font = { hasGlyphForCodePoint: (code: number) => boolean };
const { create } = pdfkit('fontkit') as { create: (bytes: Buffer) => Font };

test('whatever may be written in an agreement has its letter in both fonts of the document', () => {
  const { resolve } = createRequire(import.meta.url);
  const printable = Array.from({ length: 0x2200 }, (_, code) => code)
    .filter((code) => code >= 0x20)
    // Between letters, since what is written is composed: an accent that stands alone joins the letter before it.
    .map((code) => partySchema.shape.signatory.safeParse(`a${String.fromCodePoint(code)}a`))
    .flatMap(({ data = '' }) => Array.from(data, (sign) => sign.codePointAt(0) ?? 0));
  expect(printable).toContain('ñ'.codePointAt(0));
  expect(printable).not.toContain(0x2192);
  for (const weight of ['400-normal', '600-normal']) {
    const font = create(readFileSync(resolve(`@fontsource/archivo/files/archivo-latin-${weight}.woff`)));
    const missing = printable.filter((code) => !font.hasGlyphForCodePoint(code));
    expect(missing.map((code) => code.toString(16))).toEqual([]);
  }
});
