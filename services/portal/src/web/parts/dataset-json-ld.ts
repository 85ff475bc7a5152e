import type { Dataset } from './dataset-data.ts';

/** The dataset as schema.org/Dataset and dcat:Dataset at once, so that search engines and catalogues both read it. */
export function datasetJsonLd(dataset: Dataset, publicUrl: string): Record<string, unknown> {
  const {
    title,
    description,
    license,
    issued,
    modified,
    keywords,
    temporal,
    publisher,
    contact,
    distributions,
  } = dataset;
  const url = `${publicUrl}/datasets/${dataset.id}`;
  return {
    '@context': {
      '@vocab': 'https://schema.org/',
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
    },
    '@type': ['Dataset', 'dcat:Dataset'],
    '@id': url,
    url,
    name: title,
    'dct:title': title,
    description: description ?? title,
    identifier: dataset.id,
    'dct:identifier': dataset.id,
    keywords,
    inLanguage: 'es',
    isAccessibleForFree: true,
    ...(license !== null && { license }),
    ...(issued !== null && { datePublished: issued }),
    ...(modified !== null && { dateModified: modified }),
    ...(temporal !== null && { temporalCoverage: temporal }),
    ...(dataset.theme && { 'dcat:theme': dataset.theme.name }),
    ...(contact && { 'dcat:contactPoint': contact.name }),
    spatialCoverage: { '@type': 'Place', name: publisher.fullName, identifier: publisher.cvegeo },
    publisher: {
      '@type': 'GovernmentOrganization',
      name: publisher.fullName,
      url: `${publicUrl}/governments/${publisher.cvegeo}`,
    },
    includedInDataCatalog: { '@type': 'DataCatalog', name: 'Red México Abierto', url: publicUrl },
    distribution: distributions.map((each) => ({
      '@type': ['DataDownload', 'dcat:Distribution'],
      name: each.title,
      encodingFormat: each.mediaType ?? each.format,
      ...(each.downloadUrl !== null && { contentUrl: each.downloadUrl }),
      ...(each.bytes !== null && { contentSize: `${each.bytes} B` }),
      ...(each.sha256 !== null && { sha256: each.sha256 }),
    })),
  };
}
