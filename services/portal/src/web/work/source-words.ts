/** A harvested portal as its people read it. */
export type Source = {
  id: string;
  cvegeo: string;
  governmentName: string;
  kind: string;
  title: string;
  url: string;
  state: 'proposed' | 'approved' | 'paused' | 'revoked' | 'refused';
  refusalReason: string | null;
  health: 'healthy' | 'degraded' | 'held' | null;
  lastSuccessAt: string | null;
  everyHours: number;
  /** Hour of Mexico City of its daily run; null: `everyHours` after the last one. */
  dailyAt: number | null;
  maintenance: Maintenance[];
  notify: 'always' | 'change' | 'error';
};

/** Hours of Mexico City in which the portal is not asked; days from 0 (Sunday). */
export type Maintenance = { days: number[]; from: string; to: string };

export const stateWords = {
  proposed: { kind: 'late', word: 'Por aprobar' },
  approved: { kind: 'good', word: 'Conectada' },
  paused: { kind: 'none', word: 'En pausa' },
  revoked: { kind: 'bad', word: 'Revocada' },
  refused: { kind: 'bad', word: 'No aprobada' },
} as const;

export const healthWords = {
  healthy: { kind: 'good', word: 'Se lee bien' },
  degraded: { kind: 'late', word: 'Con fallas' },
  held: { kind: 'bad', word: 'Retenida: espera una decisión' },
} as const;

/** Each kind of catalogue: its name, and what it is for somebody who never heard of it. */
const kinds: Record<string, { name: string; sentence: string }> = {
  ckan: { name: 'CKAN', sentence: 'Un portal de datos hecho con CKAN, que la red lee por su interfaz.' },
  dkan: { name: 'DKAN', sentence: 'Un portal de datos hecho con DKAN, que la red lee por su interfaz.' },
  'data-json': {
    name: 'data.json',
    sentence: 'Un archivo data.json con la lista de los conjuntos de datos.',
  },
  dcat: { name: 'DCAT', sentence: 'Un catálogo en DCAT, el formato común de los portales de datos.' },
  arcgis: { name: 'ArcGIS', sentence: 'Un sitio o servidor de mapas de ArcGIS; la red lee sus capas.' },
  opendatasoft: { name: 'OpenDataSoft', sentence: 'Un portal de datos hecho con OpenDataSoft.' },
  socrata: { name: 'Socrata', sentence: 'Un portal de datos hecho con Socrata.' },
  csw: {
    name: 'CSW (catálogo de mapas)',
    sentence: 'Un catálogo de mapas, como GeoNode o GeoNetwork, que la red lee por su interfaz CSW.',
  },
  'file-list': {
    name: 'Lista de archivos',
    sentence: 'Una página con ligas a archivos, o una hoja de cálculo con el inventario.',
  },
  node: { name: 'Nodo de la red', sentence: 'Un nodo de esta misma red, con su propia llave.' },
};

export const kindName = (kind: string): string => kinds[kind]?.name ?? kind;
export const kindSentence = (kind: string): string => kinds[kind]?.sentence ?? '';

/** Kinds a person may name when the network does not find out by itself. */
export const kindOptions = Object.entries(kinds)
  .filter(([kind]) => kind !== 'node')
  .map(([value, { name }]) => ({ value, label: name }));

/** The names of the fields that problems speak of, as people call them. */
export const fieldNames: Record<string, string> = {
  id: 'identificador',
  title: 'título',
  description: 'descripción',
  keywords: 'palabras clave',
  contact: 'contacto',
  distributions: 'archivos',
};

/** What was never read is not yet well or badly. */
export const hasHealth = ({ health, lastSuccessAt }: Pick<Source, 'health' | 'lastSuccessAt'>): boolean =>
  health !== null && (health !== 'healthy' || lastSuccessAt !== null);
