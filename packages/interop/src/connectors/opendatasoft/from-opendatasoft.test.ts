import { describe, expect, test } from 'vitest';
import { fromOpendatasoftDataset } from './from-opendatasoft.ts';

const whole = {
  portal: 'https://datos.example',
  dataset_uid: 'da_1',
  dataset_id: 'ciclovias',
  has_records: true,
  features: ['geo'],
  attachments: [
    { id: 'diccionario_pdf', title: 'Diccionario', mimetype: 'application/pdf', url: 'odsfile://x' },
  ],
  alternative_exports: [
    {
      id: 'gtfs',
      title: 'GTFS',
      mimetype: 'application/zip',
      url: 'https://x.example/g.zip?use_labels=true&v=2',
    },
  ],
  metas: {
    default: {
      title: 'Ciclovías',
      description: '<p>Trazo de las <b>ciclovías</b>.</p><script>alert(1)</script>',
      keyword: ['bici', 7],
      theme: ['Movilidad'],
      license: 'CC BY',
      modified: '2025-03-01T10:00:00+00:00',
      publisher: 'Secretaría de Movilidad',
      territory: ['Xalapa'],
      source_domain_address: 'otro.example',
      source_dataset: 'ciclo',
    },
    dcat: { accrualperiodicity: 'mensual', contact_email: 'mailto:datos@x.example', created: 'ayer' },
  },
};

describe('an OpenDataSoft dataset', () => {
  test('is told in the network’s terms', () => {
    const told = fromOpendatasoftDataset(whole);
    expect(told).toMatchObject({
      ok: true,
      record: {
        title: 'Ciclovías',
        description: 'Trazo de las ciclovías.',
        keywords: ['bici'],
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        modified: '2025-03-01T10:00:00.000Z',
        periodicity: 'R/P1M',
        spatial: 'Xalapa',
        landingPage: 'https://datos.example/explore/dataset/ciclovias/',
        contact: { name: 'Secretaría de Movilidad', email: 'datos@x.example' },
        provenance: {
          publisherName: 'Secretaría de Movilidad',
          catalogue: 'https://otro.example/',
          identities: [
            'https://datos.example/explore/dataset/ciclovias',
            'https://otro.example/explore/dataset/ciclo',
          ],
        },
      },
      problems: [{ field: 'dcat.issued', value: 'ayer', rule: 'date-format' }],
    });
    if (!told.ok) throw new Error('rejected');
    expect(told.record.distributions.map(({ format, url }) => `${format} ${url}`)).toEqual([
      ...['csv', 'json', 'xlsx', 'geojson', 'shp'].map(
        (format) =>
          `${format.toUpperCase()} https://datos.example/api/explore/v2.1/catalog/datasets/ciclovias/exports/${format}`,
      ),
      'ZIP https://x.example/g.zip?v=2',
      'PDF https://datos.example/api/explore/v2.1/catalog/datasets/ciclovias/attachments/diccionario_pdf',
    ]);
  });

  test('has the same resources whatever parameters the portal adds to their addresses', () => {
    const noisy = structuredClone(whole);
    noisy.alternative_exports = [
      {
        id: 'gtfs',
        title: 'GTFS',
        mimetype: 'application/zip',
        url: 'https://x.example/g.zip?v=2&use_labels=false&timezone=UTC',
      },
    ];
    expect(fromOpendatasoftDataset(noisy)).toEqual(fromOpendatasoftDataset(whole));
  });

  test('without records has no exports', () => {
    const told = fromOpendatasoftDataset({
      ...whole,
      has_records: false,
      attachments: [],
      alternative_exports: [],
    });
    expect(told).toMatchObject({ ok: true, record: { distributions: [] } });
  });

  test.each([
    ['no object', 'texto', 'not-an-object'],
    ['no title', { dataset_uid: 'da_1', metas: { default: {} } }, 'title-required'],
    ['no facts at all', {}, 'title-required'],
  ])('with %s is rejected', (_, raw, rule) => {
    expect(fromOpendatasoftDataset(raw)).toMatchObject({ ok: false, problems: [{ rule }] });
  });
});
