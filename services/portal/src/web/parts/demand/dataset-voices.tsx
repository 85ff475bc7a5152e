import { reportAnswers, reportKinds } from '@rma/domain';
import { Link } from 'react-router';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type ReuseLine, ReuseList, reuseLineFields } from './reuse-list.tsx';

export const datasetVoicesFields = `reuses { ${reuseLineFields} }
  reports { id folio kind description state answer answerText receivedAt dueOn answeredAt isLate }`;

export type DatasetReport = {
  id: string;
  folio: string;
  kind: string;
  description: string | null;
  state: 'PUBLISHED' | 'ANSWERED';
  answer: string | null;
  answerText: string | null;
  receivedAt: string;
  dueOn: string;
  answeredAt: string | null;
  isLate: boolean;
};
export type DatasetVoices = { reuses: ReuseLine[]; reports: DatasetReport[] };

const nameIn = (names: Record<string, string>, id: string | null): string =>
  id === null ? '' : (names[id] ?? id);

/** What people say of a dataset and make with it, and where to say or show it. */
export function DatasetVoicesSection({ id, reuses, reports }: DatasetVoices & { id: string }) {
  return (
    <>
      <section aria-labelledby="usos" className="stack">
        <div className="section-head">
          <h2 id="usos">Qué se ha hecho con él</h2>
          <Link to={paths.reuseNew(id)}>Contar un uso</Link>
        </div>
        {reuses.length === 0 ? (
          <p className="soft">Nadie ha contado todavía un uso de este conjunto.</p>
        ) : (
          <ReuseList reuses={reuses} heading="h3" />
        )}
      </section>
      <section aria-labelledby="reportes" className="stack">
        <div className="section-head">
          <h2 id="reportes">Problemas reportados</h2>
          <Link to={paths.reportNew(id)}>Reportar un problema</Link>
        </div>
        {reports.length === 0 ? (
          <p className="soft">Nadie ha reportado problemas. Su gobierno responde en 30 días.</p>
        ) : (
          <ul className="results">
            {reports.map((report) => (
              <Report key={report.id} report={report} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Report({ report }: { report: DatasetReport }) {
  const isAnswered = report.state === 'ANSWERED';
  const waiting = report.isLate
    ? `Sin respuesta; venció el ${formatDate(report.dueOn)}`
    : `Espera respuesta, hasta el ${formatDate(report.dueOn)}`;
  return (
    <li>
      <h3>{nameIn(reportKinds, report.kind)}</h3>
      <div className="meta">
        <StatusWord kind={isAnswered ? 'good' : report.isLate ? 'bad' : 'late'}>
          {isAnswered ? nameIn(reportAnswers, report.answer) : waiting}
        </StatusWord>
        <span>{report.folio}</span>
        <span>{formatDate(report.receivedAt)}</span>
      </div>
      <p className="small user-text">
        {report.description ?? 'El texto de este reporte no se publica, para no llevar a esos datos.'}
      </p>
      {report.answerText !== null && (
        <p className="small user-text">
          <strong>Respuesta:</strong> {report.answerText}
        </p>
      )}
    </li>
  );
}
