import { describe, expect, test } from 'vitest';
import { canonicalHash } from './canonical-hash.ts';
import { readDate } from './dates.ts';
import { readFormat } from './formats.ts';
import { fromCkanPackage } from '../connectors/ckan/from-ckan.ts';
import { fromDataJsonDataset } from '../connectors/data-json/from-data-json.ts';
import { readLicence } from './licences.ts';
import { readPeriodicity } from './periodicity.ts';
import { guessTheme } from './theme-guess.ts';

describe('a date', () => {
  test.each([
    ['2015-03-01', '2015-03-01T00:00:00.000Z'],
    ['2015-03', '2015-03-01T00:00:00.000Z'],
    ['2015', '2015-01-01T00:00:00.000Z'],
    ['20150301', '2015-03-01T00:00:00.000Z'],
    ['2016-09-05T18:25:21.249967', '2016-09-05T18:25:21.000Z'],
    ['2016-09-05T18:25:21-06:00', '2016-09-06T00:25:21.000Z'],
    ['2016-09-05 18:25', '2016-09-05T18:25:00.000Z'],
    ['05/09/2016', '2016-09-05T00:00:00.000Z'],
    ['5-9-2016', '2016-09-05T00:00:00.000Z'],
    ['09/25/2016', '2016-09-25T00:00:00.000Z'],
    ['31/12/2015 10:30:00', '2015-12-31T10:30:00.000Z'],
    ['1425168000', '2015-03-01T00:00:00.000Z'],
    ['1425168000000', '2015-03-01T00:00:00.000Z'],
    ['12 de marzo de 2015', '2015-03-12T00:00:00.000Z'],
    ['Marzo 2015', '2015-03-01T00:00:00.000Z'],
    ['sept 2015', '2015-09-01T00:00:00.000Z'],
  ])('written %s is %s', (written, instant) => {
    expect(readDate(written)).toBe(instant);
  });

  test.each(['', 'ayer', '31/02/2015', '2015-13-01', '0000-00-00', 'R/P1M', '99999999999999', '25:00'])(
    'written %j cannot be read',
    (written) => {
      expect(readDate(written)).toBeNull();
    },
  );
});

describe('a periodicity', () => {
  test.each([
    ['Diaria', 'R/P1D'],
    ['MENSUAL', 'R/P1M'],
    ['r/p1y', 'R/P1Y'],
    ['P3M', 'R/P3M'],
    ['tiempo real', 'R/PT1S'],
    ['cada año', 'R/P1Y'],
    ['http://publications.europa.eu/resource/authority/frequency/ANNUAL', 'R/P1Y'],
    ['No aplica', 'irregular'],
  ])('written %s is %s', (written, code) => {
    expect(readPeriodicity(written)).toBe(code);
  });

  test.each(['a veces', 'R/P3Y', ''])('written %j is not one of the network', (written) => {
    expect(readPeriodicity(written)).toBeNull();
  });
});

describe('a format', () => {
  test.each([
    ['csv', undefined, null, 'CSV', 'text/csv'],
    ['.XLSX', undefined, null, 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['CSV, EXCEL', undefined, null, 'CSV', 'text/csv'],
    [undefined, 'application/vnd.ms-excel', null, 'XLS', 'application/vnd.ms-excel'],
    [undefined, 'text/csv; charset=utf-8', null, 'CSV', 'text/csv'],
    [undefined, undefined, 'https://x.example/a/datos.geojson?v=2', 'GEOJSON', 'application/geo+json'],
    ['arcGis', undefined, null, 'ARCGIS', null],
    ['DB2/400', undefined, null, 'DB2/400', null],
    ['http://publications.europa.eu/resource/authority/file-type/CSV', undefined, null, 'CSV', 'text/csv'],
    [undefined, undefined, 'https://x.example/descarga', 'OTRO', null],
    ['un archivo con los datos del año', undefined, null, 'OTRO', null],
  ])('declared %j %j at %j is %s', (format, mediaType, address, name, type) => {
    expect(readFormat({ format, mediaType, address })).toEqual({ format: name, mediaType: type });
  });
});

test('licences of the network are recognised however they are written; others keep their words', () => {
  expect(readLicence('https://datos.gob.mx/libreusomx/')).toBe('libre-uso-mx');
  expect(readLicence('CC-BY-4.0')).toBe('cc-by-4.0');
  expect(readLicence('notspecified', 'Creative Commons Attribution 4.0')).toBe('cc-by-4.0');
  expect(readLicence('notspecified')).toBeNull();
  expect(readLicence('odc-odbl')).toBe('odc-odbl');
});

test('a theme is guessed only when one is clearly named', () => {
  expect(guessTheme(['Protección Civil'])).toBe('resilience');
  expect(guessTheme(['catastro', 'predial'])).toBe('cadastre');
  expect(guessTheme(['movilidad', 'seguridad'])).toBeNull();
  expect(guessTheme(['seguridad social'])).toBeNull();
});

describe('a CKAN package', () => {
  const whole = {
    id: 'a',
    name: 'luminarias',
    title: ' Luminarias de Xalapa\u0000 ',
    notes: 'Cada luminaria.',
    private: false,
    state: 'active',
    url: 'https://xalapa.example/luminarias',
    license_id: 'cc-by-4.0',
    metadata_modified: '2015-11-02T10:00:00.123456',
    maintainer: 'Innovación',
    maintainer_email: 'mailto:datos@xalapa.example',
    tags: [{ name: 'alumbrado' }, 'Alumbrado', { display_name: 'calles' }],
    groups: [{ name: 'movilidad', title: 'Movilidad' }],
    extras: [
      { key: 'frequency', value: 'anual' },
      { key: 'dcat_issued', value: '01/02/2015' },
      { key: 'spatial', value: '{"type":"Point","coordinates":[-96.9,19.5]}' },
    ],
    resources: [
      { id: 'r1', name: 'Tabla', url: 'https://x.example/a.csv', format: 'csv', size: '4661248' },
      { id: 'r2', name: 'Subida', url: 'https://x.example/b.csv', url_type: 'upload', size: null },
    ],
  };

  test('is told in the network’s terms', () => {
    const mapped = fromCkanPackage(whole);
    expect(mapped).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias de Xalapa',
        keywords: ['alumbrado', 'calles'],
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        issued: '2015-02-01T00:00:00.000Z',
        modified: '2015-11-02T10:00:00.000Z',
        periodicity: 'R/P1Y',
        spatial: '{"type":"Point","coordinates":[-96.9,19.5]}',
        contact: { name: 'Innovación', email: 'datos@xalapa.example' },
        distributions: [
          {
            title: 'Tabla',
            format: 'CSV',
            url: null,
            accessUrl: 'https://x.example/a.csv',
            bytes: 4_661_248,
          },
          {
            title: 'Subida',
            url: 'https://x.example/b.csv',
            accessUrl: 'https://x.example/b.csv',
            bytes: null,
          },
        ],
      },
    });
  });

  test.each([
    ['without a title', { title: '  ' }, 'title-required'],
    ['with a title longer than a thousand characters', { title: 'x'.repeat(1001) }, 'title-length'],
    ['that is private', { private: true }, 'not-public'],
    ['that was deleted', { state: 'deleted' }, 'not-public'],
  ])('%s is rejected, and why is told in Spanish', (_, change, rule) => {
    const mapped = fromCkanPackage({ ...whole, ...change });
    expect(mapped).toMatchObject({ ok: false, problems: [{ rule, message: expect.any(String) }] });
  });

  test.each([null, 'texto', 7, []])('that is %j is rejected', (raw) => {
    expect(fromCkanPackage(raw).ok).toBe(false);
  });

  test.each([
    ['an unreadable date', { extras: [{ key: 'issued', value: 'ayer' }] }, 'issued', 'date-format'],
    ['a strange periodicity', { frequency: 'a veces' }, 'frequency', 'periodicity-unknown'],
    ['two addresses in one', { maintainer_email: 'a@b.mx, c@d.mx' }, 'maintainer_email', 'email-format'],
    ['a script as its page', { url: 'javascript:alert(1)' }, 'url', 'page-url'],
    ['a very long description', { notes: 'x'.repeat(50_001) }, 'notes', 'description-length'],
    [
      'a resource on a disk',
      { resources: [{ url: 'file:///etc/passwd' }] },
      'resources[0].url',
      'distribution-url',
    ],
    [
      'too many resources',
      { resources: Array.from({ length: 1001 }, () => ({ url: 'https://x.example/a' })) },
      'resources',
      'distribution-count',
    ],
  ])('with %s is kept without it, and told', (_, change, field, rule) => {
    const mapped = fromCkanPackage({ ...whole, ...change });
    expect(mapped.ok).toBe(true);
    expect(mapped.problems).toMatchObject([{ field, rule }]);
  });

  test('keeps the ids of its resources apart, and the same from one reading to the next', () => {
    const resources = [{ url: 'https://x.example/a' }, { url: 'https://x.example/a' }];
    const ids = () => {
      const mapped = fromCkanPackage({ ...whole, resources });
      return mapped.ok ? mapped.record.distributions.map((distribution) => distribution.id) : [];
    };
    expect(new Set(ids()).size).toBe(2);
    expect(ids()).toEqual(ids());
  });

  test('with fields of every wrong type is still a record', () => {
    const wrong = { title: 7, notes: [], tags: 'a', extras: {}, resources: [null, 3, 'x'], private: 'no' };
    expect(fromCkanPackage(wrong)).toMatchObject({ ok: true, record: { title: '7', distributions: [] } });
  });
});

describe('a dataset of a data.json', () => {
  test('of the United States is told in the network’s terms', () => {
    const mapped = fromDataJsonDataset({
      identifier: 'cot',
      title: 'Commitment of Traders',
      description: 'Reports.',
      modified: 'R/P1W',
      keyword: ['cot'],
      contactPoint: { fn: 'Harold', hasEmail: 'mailto:h@cftc.gov' },
      spatial: 'United States',
      distribution: [{ accessURL: 'https://www.cftc.gov/index.htm' }],
    });
    expect(mapped).toMatchObject({
      ok: true,
      record: {
        modified: null,
        periodicity: 'R/P1W',
        contact: { name: 'Harold', email: 'h@cftc.gov' },
        distributions: [{ url: null, accessUrl: 'https://www.cftc.gov/index.htm', format: 'HTML' }],
      },
      problems: [],
    });
  });

  test('of ADELA is told in the network’s terms', () => {
    const mapped = fromDataJsonDataset({
      id: 31,
      identifier: 'directorio',
      title: 'Directorio',
      issued: '2015-10-01',
      theme: 'Seguridad y Justicia',
      keyword: ['estatal', 'seguridad-y-justicia'],
      contactPoint: 'http://adela.example/api/v1/datasets/31/contact_point.vcf',
      temporal: '2015-01-01/2015-12-31',
      accrualPeriodicity: 'R/P6M',
      publisher: { name: 'Gobierno del Estado', position: 'Dirección', mbox: 'datos@estado.example' },
      distribution: [{ downloadURL: 'http://estado.example/d.csv', mediaType: 'text/csv', byteSize: 2048 }],
    });
    expect(mapped).toMatchObject({
      ok: true,
      record: {
        themeId: 'security',
        temporal: '2015-01-01/2015-12-31',
        periodicity: 'R/P6M',
        contact: { name: 'Gobierno del Estado', email: 'datos@estado.example' },
        distributions: [{ url: 'http://estado.example/d.csv', format: 'CSV', bytes: 2048 }],
      },
    });
  });

  test('without a title is rejected', () => {
    expect(fromDataJsonDataset({ identifier: 'x' })).toMatchObject({
      ok: false,
      problems: [{ rule: 'title-required' }],
    });
  });
});

describe('the hash of a record', () => {
  test('does not depend on the order of keys nor on what is volatile', () => {
    const a = { title: 'a', resources: [{ id: 1, url: 'x' }], tracking_summary: { total: 1 } };
    const b = { tracking_summary: { total: 9 }, resources: [{ url: 'x', id: 1 }], title: 'a' };
    expect(canonicalHash(a)).toBe(canonicalHash(b));
  });

  test('tells records apart by any value, and by the order of lists', () => {
    expect(canonicalHash({ a: 1 })).not.toBe(canonicalHash({ a: '1' }));
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
    expect(canonicalHash({ a: { b: 1 } })).not.toBe(canonicalHash({ a: 1, b: 1 }));
  });
});
