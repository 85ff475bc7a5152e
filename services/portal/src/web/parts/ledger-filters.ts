import { ledgerWords } from '@rma/domain';
import type { Api } from '../api.ts';
import type { LedgerParameters } from '../paths.ts';
import { endOfDay } from './history/day.ts';

/** What the ledger may be narrowed to, by the beginning of its kinds. */
export const ledgerTypes: Record<string, { name: string; beginnings: readonly string[] }> = {
  datos: { name: 'Conjuntos de datos', beginnings: ['dataset.'] },
  paquetes: { name: 'Paquetes temáticos', beginnings: ['package.'] },
  integrantes: { name: 'Integrantes', beginnings: ['membership.'] },
  convenios: { name: 'Convenios', beginnings: ['memorandum.'] },
  compromisos: { name: 'Compromisos', beginnings: ['commitment.', 'charter.'] },
  planes: { name: 'Inventarios y planes de apertura', beginnings: ['inventory.', 'plan.'] },
  peticiones: {
    name: 'Peticiones, reportes, consultas y usos',
    beginnings: ['request.', 'report.', 'consultation.', 'reuse.'],
  },
  funcionarios: {
    name: 'Funcionarios, entregas y custodia',
    beginnings: ['official.', 'administration.', 'handover.', 'custody.', 'member.'],
  },
  programa: { name: 'Programa de acompañamiento', beginnings: ['programme.'] },
  fuentes: { name: 'Portales conectados y sus lecturas', beginnings: ['source.', 'run.'] },
  nodos: { name: 'Nodos y llaves', beginnings: ['node.', 'instance.'] },
};

const names = ['gobierno', 'tipo', 'asunto', 'desde', 'hasta', 'pagina-despues'] as const;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the address asks of the ledger; what cannot be asked is left out. */
export function readLedgerParameters(url: URL): LedgerParameters {
  const given: LedgerParameters = {};
  for (const name of names) {
    const value = url.searchParams.get(name)?.trim();
    if (value) given[name] = value.slice(0, 400);
  }
  const { tipo, desde, hasta, ...kept } = given;
  return {
    ...kept,
    ...(tipo !== undefined && Object.hasOwn(ledgerTypes, tipo) && { tipo }),
    ...(isDay(desde) && { desde }),
    ...(isDay(hasta) && { hasta }),
  };
}

/** The same as a filter of GraphQL; days are those of Mexico City, both included. */
export function filterOf(parameters: LedgerParameters, government: string | null) {
  const { tipo, asunto, desde, hasta } = parameters;
  const beginnings = tipo === undefined ? [] : (ledgerTypes[tipo]?.beginnings ?? []);
  const kind = Object.keys(ledgerWords).filter((each) => beginnings.some((start) => each.startsWith(start)));
  return {
    ...(government !== null && { government }),
    ...(tipo !== undefined && { kind }),
    ...(asunto !== undefined && { subject: asunto }),
    ...(desde !== undefined && { since: `${desde}T00:00:00-06:00` }),
    ...(hasta !== undefined && { until: endOfDay(hasta) }),
  };
}

export type NamedGovernment = { cvegeo: string; fullName: string };

const document = `query LedgerGovernment($query: String) {
  governments(filter: { query: $query }, first: 20) { nodes { cvegeo fullName } }
}`;

/** The government that a key or a name means: the one called exactly so, or the first that has it in its name. */
export async function governmentCalled(api: Api, typed: string): Promise<NamedGovernment | null> {
  const { governments } = await api.query<{ governments: { nodes: NamedGovernment[] } }>(document, {
    query: typed,
  });
  const wanted = typed.toLowerCase();
  const exact = governments.nodes.find(
    ({ cvegeo, fullName }) => cvegeo === typed || fullName.toLowerCase() === wanted,
  );
  return exact ?? governments.nodes[0] ?? null;
}
