import { ledgerCauseWords } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

const change = (field: string, before: unknown, after: unknown, item: string | null = null) =>
  changeWords({ field, item, before, after });

describe('what changed between two versions, in words', () => {
  test('a field says what it said and what it says', () => {
    expect(change('title', 'Refugios', 'Refugios temporales')).toEqual({
      what: 'Cambió el título',
      before: 'Refugios',
      after: 'Refugios temporales',
    });
    expect(change('license', null, 'libre-uso-mx')).toEqual({
      what: 'Se agregó la licencia',
      before: null,
      after: 'Libre Uso MX',
    });
    expect(change('modified', '2026-01-01T00:00:00+00:00', null)).toMatchObject({
      what: 'Se quitó la fecha de actualización',
      before: '31 dic 2025',
    });
    expect(
      change('contact', { name: 'Ana', email: null }, { name: 'Luis', email: 'luis@x.mx' }),
    ).toMatchObject({
      before: 'Ana',
      after: 'Luis, luis@x.mx',
    });
  });

  test('keywords are told by those that came and those that went', () => {
    expect(change('keywords', ['a', 'b'], ['b', 'c']).what).toBe(
      'Palabras clave: se agregó «c»; se quitó «a»',
    );
  });

  test('a file is told by name: added, removed, or what of it is other', () => {
    const file = {
      title: 'Tabla',
      format: 'CSV',
      url: 'https://x.mx/a.csv',
      bytes: 1000,
      sha256: 'a'.repeat(64),
    };
    expect(change('distributions', null, file, 'Tabla').what).toBe('Se agregó el recurso «Tabla» (CSV)');
    expect(change('distributions', file, null, 'Tabla').what).toBe('Se quitó el recurso «Tabla» (CSV)');
    expect(change('distributions', file, { ...file, bytes: 2000 }, 'Tabla')).toMatchObject({
      what: 'Cambió el tamaño del recurso «Tabla»',
      before: '1.0\u00a0kB',
      after: '2.0\u00a0kB',
    });
    const other = { ...file, bytes: 2000, sha256: 'b'.repeat(64) };
    expect(change('distributions', file, other, 'Tabla').what).toBe(
      'Cambió el recurso «Tabla»: el tamaño, el contenido',
    );
  });

  test('a cause is a sentence, and a person’s own words stay as they are', () => {
    expect(ledgerCauseWords('run:019a')).toBe('Se leyó así en el portal de su gobierno.');
    expect(ledgerCauseWords('Tenía un error')).toBe('Tenía un error');
    expect(ledgerCauseWords(null)).toBeNull();
  });
});
