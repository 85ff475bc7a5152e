import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { harvested, hosted } from './dcat/datasets-for-tests.ts';
import { toCroissant, type CroissantTable } from './to-croissant.ts';

const table: CroissantTable = {
  columns: [
    { name: 'id', title: 'Folio', description: 'El del parte.', type: 'string' },
    { name: 'heridos', title: 'Heridos', description: 'Cuántos.', type: 'integer' },
    { name: 'fecha', title: 'Fecha', description: 'Del hecho.', type: 'date' },
  ],
  key: ['id'],
};

describe('Croissant', () => {
  test('says which column of which file each field is, with the sum of the file', async () => {
    const document = toCroissant(hosted, table);
    const [expanded] = await jsonld.expand(JSON.parse(JSON.stringify(document)), {
      documentLoader: async (url: string) => {
        throw new Error(`the document needs ${url} from the network`);
      },
    });
    const cr = (term: string) => `http://mlcommons.org/croissant/${term}`;
    const sc = (term: string) => `https://schema.org/${term}`;
    const file = hosted.distributions[0];
    expect(expanded).toMatchObject({
      '@id': hosted.url,
      '@type': [sc('Dataset')],
      'http://purl.org/dc/terms/conformsTo': [{ '@value': cr('1.0') }],
      [sc('distribution')]: [
        {
          '@type': [cr('FileObject')],
          [sc('contentUrl')]: [{ '@value': file?.url }],
          [sc('sha256')]: [{ '@value': file?.sha256 }],
        },
      ],
      [cr('recordSet')]: [
        {
          '@type': [cr('RecordSet')],
          [cr('field')]: [sc('Text'), sc('Integer'), sc('Date')].map((type, index) => ({
            '@type': [cr('Field')],
            [cr('dataType')]: [{ '@id': type }],
            [cr('source')]: [
              {
                [cr('fileObject')]: [{}],
                [cr('extract')]: [{ [cr('column')]: [{ '@value': table.columns[index]?.name }] }],
              },
            ],
          })),
        },
      ],
    });
    expect(document).toMatchObject({
      license: 'https://creativecommons.org/licenses/by/4.0/',
      recordSet: [{ key: [{ '@id': 'renglones/id' }] }],
    });
  });

  test('is not for a dataset without a file that is read by column', () => {
    expect(toCroissant(harvested, table)).toBeNull();
    expect(toCroissant({ ...hosted, distributions: hosted.distributions.slice(1) }, table)).toBeNull();
  });
});
