import { Readable } from 'node:stream';
import { addDays, dateInMexicoCity, systemClock } from '@rma/domain';
import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';

/** The member of the demonstration that already wrote down what it has; it also publishes some of it. */
export const demonstrationPlanner = '05035';

type Line = {
  responsible: string;
  title: string;
  description: string;
  platform?: string;
  /** Days from now until it is to be open; none when it has no date yet. */
  inDays?: number;
  standardId?: string;
  /** Why it cannot be opened. */
  reason?: { words: string; basis: 'personal-data' | 'crime-prevention' };
};

const lines: Line[] = [
  {
    responsible: 'Dirección de Tránsito y Vialidad',
    title: 'Incidentes viales por crucero',
    description: 'Choques y atropellamientos por crucero, con su ubicación y si tiene semáforo.',
    platform: 'Hojas de cálculo',
    inDays: 30,
    standardId: 'mobility/road-incidents',
  },
  {
    responsible: 'Dirección de Tránsito y Vialidad',
    title: 'Semáforos y su programación',
    description: 'Ubicación de los semáforos, tipo y tiempos de cada fase.',
    inDays: 75,
  },
  {
    responsible: 'Dirección de Obras Públicas',
    title: 'Reportes de baches atendidos',
    description: 'Reportes ciudadanos, fecha de atención y colonia.',
    platform: 'Sistema de reportes ciudadanos',
    inDays: 120,
  },
  {
    responsible: 'Dirección de Protección Civil',
    title: 'Refugios temporales',
    description: 'Inmuebles que sirven de refugio, con su capacidad y ubicación.',
    inDays: 45,
    standardId: 'resilience/temporary-shelters',
  },
  {
    responsible: 'Dirección de Servicios Públicos',
    title: 'Rutas de recolección de basura',
    description: 'Recorridos, días y horarios por colonia.',
  },
  {
    responsible: 'Dirección de Desarrollo Social',
    title: 'Padrón de becas municipales',
    description: 'Personas que reciben una beca y su monto.',
    reason: { words: 'Contiene datos personales de menores y de sus familias.', basis: 'personal-data' },
  },
  {
    responsible: 'Dirección de Seguridad Pública',
    title: 'Despliegue de patrullas',
    description: 'Posición y turno de cada unidad.',
    reason: { words: 'Daría a conocer la operación de la policía.', basis: 'crime-prevention' },
  },
];

const headers = [
  'Responsable',
  'Nombre del conjunto',
  '¿De qué es?',
  '¿Tiene datos privados?',
  'Razón por la cual los datos son privados',
  '¿En qué plataforma, tecnología, programa o sistema se albergan?',
  'Fecha estimada de publicación en datos.gob.mx',
  'Fundamento legal',
  'Estándar de la red',
];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The inventory as the sheet a liaison would upload. */
function sheetOf(today: string): string {
  const rows = lines.map(({ responsible, title, description, platform, inDays, standardId, reason }) => [
    responsible,
    title,
    description,
    reason === undefined ? 'Publico' : 'Privado',
    reason?.words ?? '',
    platform ?? '',
    inDays === undefined ? '' : addDays(today, inDays),
    reason?.basis ?? '',
    standardId ?? '',
  ]);
  return [headers, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/**
 * Uploads the inventory of one member as a sheet, applies it and publishes its plan, as its liaison would. A load that
 * was cut short finds its own rows again.
 */
export async function plan({ catalog }: Services): Promise<void> {
  const cvegeo = demonstrationPlanner;
  const { id: importId } = await catalog.receiveInventorySheet(demonstrationActor, {
    cvegeo,
    fileName: 'inventario.csv',
    stream: Readable.from([Buffer.from(sheetOf(dateInMexicoCity(systemClock.now())))]),
  });
  const { revision } = await catalog.previewInventorySheet(demonstrationActor, { cvegeo, importId });
  await catalog.applyInventorySheet(demonstrationActor, { cvegeo, importId, revision, removeGone: null });
  await catalog.publishPlan(demonstrationActor, { cvegeo });
}
