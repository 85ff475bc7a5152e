/** The network as schema.org/DataCatalog, which its datasets say they belong to. */
export const catalogueJsonLd = (publicUrl: string): Record<string, unknown> => ({
  '@context': 'https://schema.org/',
  '@type': 'DataCatalog',
  '@id': publicUrl,
  url: publicUrl,
  name: 'Red México Abierto',
  description: 'Los datos abiertos de los estados y municipios de México, juntos y comparables.',
  inLanguage: 'es',
  isAccessibleForFree: true,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/buscar?q={q}` },
    'query-input': 'required name=q',
  },
});
