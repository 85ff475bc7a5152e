import { commitmentProgressText, openCommitmentStates, type CommitmentTerm } from '@rma/domain';
import { listOpenCommitments, type Commitment } from '../commitments/commitment-queries.ts';
import { themeName, workPath } from '../commitments/commitment-words.ts';
import { termOf } from '../commitments/sight.ts';
import { inDays, type FindSteps } from './step.ts';

function titleOf(term: CommitmentTerm, measured: number | null): string {
  switch (term.indicator) {
    case 'officials-designated':
      return 'Designe a su enlace y a su administrador de datos';
    case 'inventory-filed':
      return 'Presente su inventario de datos';
    case 'plan-published':
      return 'Publique su plan de apertura';
    case 'packages-live': {
      const { theme, count } = term.parameters;
      const missing = Math.max(1, count - (measured ?? 0));
      return missing === 1
        ? `Publique un conjunto de datos de ${themeName(theme)}`
        : `Publique ${missing} conjuntos de datos de ${themeName(theme)}`;
    }
    case 'freshness':
      return 'Ponga al día sus conjuntos de datos';
    case 'answers-in-time':
      return 'Responda a tiempo las peticiones y los reportes';
    case 'charter-adopted':
      return 'Adopte la Carta Internacional de Datos Abiertos';
  }
}

/** What each government's agreement promises and is not kept; what was lost can wait a week, unless its day is over. */
const byOf = ({ cvegeo, due_on: dueOn, state, met_on: metOn }: Commitment, now: Date): string =>
  state === 'lapsed' && metOn !== null ? inDays(cvegeo, now, 7) : dueOn;

/** Answering in time is nothing to do while nobody has asked. */
const isToDo = ({ indicator, measured }: Commitment): boolean =>
  indicator !== 'answers-in-time' || measured !== null;

export const commitmentSteps: FindSteps = async (db, cvegeos, { now }) => {
  const rows = await listOpenCommitments(db, cvegeos, openCommitmentStates);
  return rows.filter(isToDo).map((row) => {
    const term = termOf(row);
    const { cvegeo, memorandum_id: memorandumId, due_on: dueOn, state } = row;
    const lost = state === 'lapsed' ? ' Estuvo cumplido y dejó de estarlo.' : '';
    return {
      kind: 'commitment',
      cvegeo,
      title: titleOf(term, row.measured),
      why: `Es un compromiso de su convenio ${row.folio}.${lost} Avance: ${commitmentProgressText(term.indicator, row).toLowerCase()}.`,
      dueOn: state === 'lapsed' ? null : dueOn,
      by: byOf(row, now),
      path: workPath(term.indicator, { cvegeo, memorandumId }),
      publicPath: `/convenios/${memorandumId}`,
    };
  });
};
