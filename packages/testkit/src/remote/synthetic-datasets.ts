/** A remote catalogue's records, made when they are asked for, so that 100,000 of them weigh nothing. */
export type RemoteDatasets = { count: number; at(index: number): Record<string, unknown> };

const subjects = [
  'Luminarias',
  'Licencias',
  'Parques',
  'Refugios',
  'Rutas',
  'Predios',
  'Delitos',
  'Escuelas',
];
const words = ['municipio', 'registro', 'colonia', 'padrón', 'servicio', 'calle', 'informe', 'año', 'niñez'];

const pick = <Item>(list: readonly Item[], seed: number): Item => list[seed % list.length] as Item;

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, position) => pick(words, seed * 7 + position * 3)).join(' ');
}

/**
 * `count` packages as CKAN tells them, the same ones at every call. `revision` says which revision of a record is
 * served (0 by default): a higher one is the same record with other words.
 */
export function syntheticPackages(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  return {
    count,
    at(index) {
      const revision = options.revision?.(index) ?? 0;
      const id = idOf(index);
      return {
        id,
        name: `conjunto-${index}`,
        title: `${pick(subjects, index)} ${index}${revision === 0 ? '' : `, revisión ${revision}`}`,
        notes: sentence(index, 30),
        private: false,
        state: 'active',
        metadata_created: '2024-01-15T12:00:00.000000',
        metadata_modified: `2025-${String((index % 12) + 1).padStart(2, '0')}-10T08:00:00.000000`,
        license_id: 'cc-by-4.0',
        maintainer: 'Unidad de datos',
        maintainer_email: 'datos@municipio.example',
        tags: [{ name: pick(words, index) }, { name: 'datos abiertos' }],
        groups: [],
        extras: [{ key: 'frequency', value: 'mensual' }],
        resources: [0, 1].map((position) => ({
          id: `${id}-${position}`,
          name: `Tabla ${position + 1}`,
          url: `https://datos.example/${index}/${position}.csv`,
          format: 'CSV',
          mimetype: 'text/csv',
          size: 1000 + index,
        })),
      };
    },
  };
}

/** The same catalogue as data.json tells it (Project Open Data 1.1). */
export function syntheticDataJson(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { id, title, notes } = packages.at(index);
      return {
        '@type': 'dcat:Dataset',
        identifier: id,
        title,
        description: notes,
        keyword: [pick(words, index), 'datos abiertos'],
        modified: '2025-03-10',
        accrualPeriodicity: 'R/P1M',
        license: 'https://creativecommons.org/licenses/by/4.0/',
        publisher: { name: 'Municipio de ejemplo' },
        contactPoint: { fn: 'Unidad de datos', hasEmail: 'mailto:datos@municipio.example' },
        distribution: [
          { title: 'Tabla', downloadURL: `https://datos.example/${index}.csv`, mediaType: 'text/csv' },
        ],
      };
    },
  };
}
