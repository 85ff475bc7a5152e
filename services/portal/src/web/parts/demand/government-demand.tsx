import { Link } from 'react-router';
import { countOf, formatShare } from '../../format.ts';
import { paths } from '../../paths.ts';

export const governmentDemandFields =
  'demand { open overdue answered answeredInTime openReports inTimeShare }';

export type GovernmentDemandData = {
  open: number;
  overdue: number;
  answered: number;
  answeredInTime: number;
  openReports: number;
  inTimeShare: number | null;
};

/** How a government answers, in a sentence, and where to ask it. */
export function GovernmentDemand({ cvegeo, demand }: { cvegeo: string; demand: GovernmentDemandData }) {
  const { open, overdue, answered, inTimeShare } = demand;
  return (
    <section aria-labelledby="peticiones" className="stack">
      <div className="section-head">
        <h2 id="peticiones">Lo que se le pide</h2>
        <Link to={paths.requests({ gobierno: cvegeo })}>Ver las peticiones</Link>
      </div>
      <p>
        {open + answered === 0
          ? 'Nadie le ha pedido un dato todavía.'
          : `${countOf(answered, 'respuesta dada', 'respuestas dadas')}, ${countOf(open, 'por dar', 'por dar')}${
              overdue > 0 ? ` (${countOf(overdue, 'vencida', 'vencidas')})` : ''
            }.${inTimeShare === null ? '' : ` Responde en plazo ${formatShare(inTimeShare)} de lo que recibe.`}`}{' '}
        <Link to={paths.requestNew({ gobierno: cvegeo })}>Pedirle un dato</Link>
      </p>
    </section>
  );
}
