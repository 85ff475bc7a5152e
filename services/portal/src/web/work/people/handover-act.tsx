import { commitmentTermSchema, commitmentText } from '@rma/domain';
import { useParams } from 'react-router';
import { Breadcrumbs, Head } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { type Official, postOf } from '../../parts/people.ts';
import { paths } from '../../paths.ts';
import { themeWords } from '../../words.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { type Handovers, handoverRoles } from './handover-types.ts';

export function Page() {
  const { cvegeo = '' } = useParams();
  return <SignedIn roles={handoverRoles}>{() => <Act key={cvegeo} cvegeo={cvegeo} />}</SignedIn>;
}

type Commitment = Handovers['holdings']['commitments'][number];

function wordsOf({ indicator, parameters, due_on: dueOn }: Commitment): string {
  const term = commitmentTermSchema.safeParse({ indicator, parameters, dueOn });
  return term.success ? commitmentText(term.data, { themeName: (id) => themeWords[id] ?? id }) : indicator;
}

/** What an administration hands over, as of today, on paper. */
function Act({ cvegeo }: { cvegeo: string }) {
  const { data, problem } = useRest<Handovers>(`/api/v1/governments/${cvegeo}/handovers`);
  const officials = useRest<Listed<Official>>(`/api/v1/governments/${cvegeo}/officials`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data || !officials.data) return <Loading what="el acta" />;
  const { holdings, name, today, items } = data;
  const [plan] = items;
  const inPost = officials.data.items.filter(({ isCurrent }) => isCurrent);
  return (
    <article className="stack toolkit-text">
      <Head title={`Acta de entrega de ${name}`} path={paths.handoverAct(cvegeo)} />
      <div className="no-print">
        <Breadcrumbs
          trail={[{ name: 'Plan de entrega', to: paths.handover(cvegeo) }, { name: 'Acta para imprimir' }]}
        />
        <p>
          <button type="button" className="button" onClick={() => window.print()}>
            Imprimir
          </button>
        </p>
      </div>
      <h1>Acta de entrega en la Red México Abierto</h1>
      <p>
        {name}, al {formatDate(today)}.
        {plan && ` La administración termina el ${formatDate(plan.administrationEndsOn)}.`}
      </p>
      <Lines
        title="Quienes están en funciones"
        lines={inPost.map(
          (official) =>
            `${postOf(official)}: ${official.name}, ${official.position}, desde el ${formatDate(official.termStarts)}`,
        )}
      />
      <Lines
        title="Paquetes publicados, que siguen en línea"
        lines={holdings.packages.map(
          ({ title, theme_id: theme }) => `${title} (${themeWords[theme] ?? theme})`,
        )}
      />
      <Lines
        title="Portales que la red lee"
        lines={holdings.sources.map(({ title, url }) => (url === null ? title : `${title}: ${url}`))}
      />
      <Lines
        title="Programas con clave, que dejan de servir con el periodo de quien la creó"
        lines={holdings.keys.map((key) => key.name)}
      />
      <Lines
        title="Compromisos abiertos del convenio"
        lines={holdings.commitments.map(
          (commitment) => `${wordsOf(commitment)}, a más tardar el ${formatDate(commitment.due_on)}`,
        )}
      />
      <Lines
        title="Peticiones abiertas"
        none="Ninguna."
        lines={holdings.requests.map(
          ({ folio, title, due_on: dueOn }) => `${folio}: ${title}, vence el ${formatDate(dueOn)}`,
        )}
      />
      {plan && (
        <Lines
          title="Pasos del plan de entrega"
          lines={plan.items.map(({ title, responsible, doneAt, note }) =>
            [
              `${title}: ${doneAt === null ? 'pendiente' : `hecho el ${formatDate(doneAt)}`}`,
              responsible,
              note,
            ]
              .filter(Boolean)
              .join('. '),
          )}
        />
      )}
      <p>No se entregan contraseñas: quien llega recibe sus accesos con su propio oficio de designación.</p>
      <div className="signature-lines">
        <p>Entrega (nombre, cargo y firma)</p>
        <p>Recibe (nombre, cargo y firma)</p>
      </div>
    </article>
  );
}

function Lines({ title, lines, none = 'Ninguno.' }: { title: string; lines: string[]; none?: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
