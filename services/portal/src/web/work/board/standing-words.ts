import type { PipelineStage } from '@rma/domain';
import type { StatusKind } from '../../design/icons.tsx';
import { countOf, formatDate, formatNumber } from '../../format.ts';
import type { Card, Standing } from './board-types.ts';

/** The colour and shape of each stage; the word beside it says it. */
export const stageKinds: Record<PipelineStage, StatusKind> = {
  prospect: 'none',
  invited: 'none',
  applied: 'late',
  negotiation: 'late',
  signed: 'late',
  active: 'good',
  dormant: 'late',
  suspended: 'bad',
  withdrawn: 'none',
};

/** `Coah., 720 848 habitantes`, or `Estado, …`. */
export function placeOf({ level, stateName, stateAbbreviation, population }: Card): string {
  const where = level === 'state' ? 'Estado' : (stateAbbreviation ?? stateName);
  return population === null ? where : `${where}, ${formatNumber(population)} hab.`;
}

const isMember = ({ membership }: Standing) =>
  membership !== null && membership !== 'applied' && membership !== 'withdrawn';

export function agreementText({ agreement, draft }: Standing): string {
  const words: Record<string, string> = {
    drafted: 'En borrador',
    'in-review': 'En revisión',
    'to-sign': 'Por firmar',
  };
  const written = draft ? (words[draft.state] ?? draft.state) : null;
  if (!agreement) return written ?? 'Sin convenio';
  const until = formatDate(agreement.validUntil);
  const standing: Record<string, string> = {
    signed: `Firmado; vigente hasta ${until}`,
    active: `Vigente hasta ${until}`,
    expiring: `Vence el ${until}`,
    suspended: `Suspendido; hasta ${until}`,
    expired: `Venció el ${until}`,
    terminated: 'Terminado',
  };
  const said = standing[agreement.state] ?? agreement.state;
  return written === null ? said : `${said}. Otro: ${written.toLowerCase()}`;
}

/** `2 cumplidos, 1 pendiente, 1 vencido`; what is zero is not said. */
export function commitmentsText({ commitments: { met, pending, overdue } }: Standing): string {
  const said = [
    met > 0 && countOf(met, 'cumplido', 'cumplidos'),
    pending > 0 && countOf(pending, 'pendiente', 'pendientes'),
    overdue > 0 && countOf(overdue, 'vencido', 'vencidos'),
  ].filter((text) => text !== false);
  return said.length === 0 ? 'Ninguno' : said.join(', ');
}

export function requestsText({ requests: { open, overdue, answered, answeredLate } }: Standing): string {
  const said = [
    open > 0 && countOf(open, 'abierta', 'abiertas'),
    overdue > 0 && countOf(overdue, 'vencida', 'vencidas'),
    answered > 0 &&
      `${countOf(answered, 'respondida', 'respondidas')}${answeredLate > 0 ? ` (${formatNumber(answeredLate)} tarde)` : ''}`,
  ].filter((text) => text !== false);
  return said.length === 0 ? 'Ninguna' : said.join(', ');
}

export function inventoryText(standing: Standing): string {
  const { inventory, plan } = standing;
  if (inventory.filedAt === null && plan.publishedAt === null && !isMember(standing)) return 'No aplica';
  const filed =
    inventory.filedAt === null
      ? 'Inventario sin presentar'
      : `Inventario: ${countOf(inventory.items, 'dato', 'datos')}, ${formatNumber(inventory.open)} ${inventory.open === 1 ? 'abierto' : 'abiertos'}`;
  const planned =
    plan.publishedAt === null
      ? 'plan sin publicar'
      : plan.overdue > 0
        ? `plan con ${countOf(plan.overdue, 'fecha vencida', 'fechas vencidas')}`
        : 'plan al día';
  return `${filed}; ${planned}`;
}

export function vacanciesText(standing: Standing): string {
  const { vacancies } = standing;
  if (!isMember(standing)) return 'No aplica';
  if (vacancies.length === 0) return 'Ocupados';
  if (vacancies.length === 2) return 'Vacantes: enlace y administrador';
  return vacancies[0] === 'liaison' ? 'Vacante: enlace' : 'Vacante: administrador';
}
