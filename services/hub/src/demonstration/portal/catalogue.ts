import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** As CKAN's package_show gives a dataset; only what this portal knows. */
export type PortalPackage = {
  id: string;
  name: string;
  title: string;
  notes: string;
  state: 'active';
  metadata_created: string;
  metadata_modified: string;
  license_id: string;
  organization: { id: string; name: string; title: string };
  tags: { name: string }[];
  resources: {
    id: string;
    name: string;
    url: string;
    format: string;
    size: number | null;
    position: number;
  }[];
};

const rowSchema = z.object({
  institution: z.string(),
  title: z.string(),
  url: z.string(),
  media_type: z.string(),
  bytes: z.string(),
});

const titles: Record<string, string> = {
  'ayuntamiento-de-ciudad-juarez': 'Ayuntamiento de Ciudad Juárez',
  'ayuntamiento-de-puebla': 'Ayuntamiento de Puebla',
  'ayuntamiento-de-san-pedro-garza-garcia': 'Ayuntamiento de San Pedro Garza García',
  'ayuntamiento-de-veracruz': 'Ayuntamiento de Veracruz',
  'ayuntamiento-de-xalapa': 'Ayuntamiento de Xalapa',
  'estado-de-morelos': 'Estado de Morelos',
  'estado-de-puebla': 'Estado de Puebla',
  'estado-de-veracruz': 'Estado de Veracruz',
};

const listedAt = '2015-11-15T00:00:00';

/**
 * The 268 resources that eight local governments listed in ADELA in November 2015, a dataset each, in the order
 * of their identifiers. Their addresses are shown and never fetched; most are dead today.
 */
export async function readCatalogue(): Promise<PortalPackage[]> {
  const text = await readFile(new URL('./resources-2015.csv', import.meta.url), 'utf8');
  const rows = z.array(rowSchema).parse(parse(text, { columns: true }));
  const seen = new Map<string, number>();
  return rows
    .map((row) => {
      const number = (seen.get(row.institution) ?? 0) + 1;
      seen.set(row.institution, number);
      const id = `${row.institution}-${String(number).padStart(3, '0')}`;
      const organization = titles[row.institution] ?? row.institution;
      return {
        id,
        name: id,
        title: row.title,
        notes: `Recurso de ${organization} en ADELA, noviembre de 2015.`,
        state: 'active' as const,
        metadata_created: listedAt,
        metadata_modified: listedAt,
        license_id: 'libre-uso-mx',
        organization: { id: row.institution, name: row.institution, title: organization },
        tags: [],
        resources: [
          {
            id: `${id}-1`,
            name: row.title,
            url: row.url,
            format: row.media_type,
            size: row.bytes === '' ? null : Number(row.bytes),
            position: 0,
          },
        ],
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
