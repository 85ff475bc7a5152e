import { describe, expect, test } from 'vitest';
import { harvested, hosted } from './dcat/datasets-for-tests.ts';
import { fromCkanPackage } from '../connectors/ckan/from-ckan.ts';
import { toCkanPackage } from './to-ckan.ts';

describe('a dataset as a CKAN package', () => {
  test('tells our own reader what the dataset was', () => {
    const read = fromCkanPackage(toCkanPackage(hosted));
    expect(read).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: hosted.title,
        description: 'Hechos de tránsito, "con comillas", <etiquetas> & saltos\r\nde línea.',
        keywords: hosted.keywords,
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        issued: hosted.issued?.toISOString(),
        modified: hosted.modified?.toISOString(),
        periodicity: 'R/P1M',
        temporal: hosted.temporal,
        spatial: hosted.spatial,
        contact: hosted.contact,
        distributions: [{ format: 'CSV', bytes: 1234 }, { format: 'XLSX' }],
      },
    });
  });

  test('names what can be asked for rows, and gives every resource an id of its own', () => {
    const ofHosted = toCkanPackage(hosted).resources;
    expect(ofHosted).toMatchObject([{ id: hosted.distributions[0]?.id, datastore_active: true }, {}]);
    expect(toCkanPackage(harvested).resources).toMatchObject([
      { id: `${harvested.id}-abcdef0123456789abcdef01`, datastore_active: false },
      {},
    ]);
  });

  test('says of a licence in words that nobody knows whether it is open', () => {
    expect(toCkanPackage(harvested)).toMatchObject({
      license_id: 'uso-libre-citando-la-fuente',
      license_title: 'Uso libre, citando la fuente',
      isopen: false,
    });
  });
});
