import {
  commitmentText,
  type CommitmentIndicator,
  type CommitmentState,
  type CommitmentTerm,
} from '@rma/domain';
import { themes } from '@rma/themes';

const themeName = (id: string): string => themes().find((theme) => theme.id === id)?.name.es ?? id;

/** A commitment as a clause in Spanish, with its theme's name. */
export const clauseOf = (term: CommitmentTerm): string => commitmentText(term, { themeName });

const shares: readonly CommitmentIndicator[] = ['freshness', 'answers-in-time'];
const percent = (fraction: number) => `${Math.floor(fraction * 100)} %`;

/** How much there is of how much was promised: «2 de 3», «75 % de 90 %»; what nobody asked for yet says so. */
export function progressText(
  indicator: CommitmentIndicator,
  { measured, target }: { measured: number | null; target: number | null },
): string {
  if (target === null) return 'Todavía no se ha medido';
  if (measured === null) return 'Todavía no hay nada que medir';
  if (shares.includes(indicator)) return `${percent(measured)} de ${percent(target)}`;
  if (target === 1) return measured >= 1 ? 'Hecho' : 'Pendiente';
  return `${measured} de ${target}`;
}

/** Where in the portal a commitment is worked on. */
export function workPath(
  indicator: CommitmentIndicator,
  { cvegeo, memorandumId }: { cvegeo: string; memorandumId: string },
): string {
  switch (indicator) {
    case 'officials-designated':
      return `/funcionarios/${cvegeo}`;
    case 'inventory-filed':
    case 'plan-published':
      return '/panel/inventario';
    case 'packages-live':
      return `/panel/nuevo?gobierno=${cvegeo}`;
    case 'freshness':
      return '/panel#paquetes';
    case 'answers-in-time':
      return '/panel/peticiones';
    case 'charter-adopted':
      return `/convenios/${memorandumId}`;
  }
}

/** The state in a person's words. */
export const stateWords: Record<CommitmentState, string> = {
  pending: 'Pendiente',
  met: 'Cumplido',
  overdue: 'Vencido',
  'met-late': 'Cumplido después de su fecha',
  lapsed: 'Dejó de cumplirse',
  excepted: 'Dispensado',
};
