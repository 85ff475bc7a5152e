import { Link } from 'react-router';
import { Pagination } from '../design/navigation.tsx';
import { Breadcrumbs, Facts, Head, Notice } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DayForm } from '../parts/history/day-form.tsx';
import { dayOf, endOfDay } from '../parts/history/day.ts';
import { type Version, VersionList, versionFields } from '../parts/history/version-list.tsx';
import { licenceName } from '../parts/licence.ts';
import { periodicityName } from '../parts/periodicity.ts';
import { paths } from '../paths.ts';

const document = `query DatasetHistory($id: ID!, $after: String, $date: DateTime!, $looksBack: Boolean!) {
  datasetHistory(id: $id) {
    id title state publisher { cvegeo fullName }
    stateAt(date: $date) @include(if: $looksBack)
    asOf(date: $date) @include(if: $looksBack) {
      title description license modified periodicity keywords theme { name }
      distributions { id title format }
    }
    versions(first: 20, after: $after) {
      totalCount nodes { ${versionFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;

type State = 'ABSENT' | 'LIVE' | 'ARCHIVED' | 'WITHDRAWN';
type Past = {
  title: string;
  description: string | null;
  license: string | null;
  modified: string | null;
  periodicity: string | null;
  keywords: string[];
  theme: { name: string } | null;
  distributions: { id: string; title: string; format: string }[];
};
type History = {
  id: string;
  title: string;
  state: State;
  publisher: { cvegeo: string; fullName: string } | null;
  stateAt?: State;
  asOf?: Past | null;
  versions: {
    totalCount: number;
    nodes: Version[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};
type Data = { day: string | null; isFirstPage: boolean; history: History };

export async function load({ api, params, url }: LoadArguments): Promise<Data> {
  const day = dayOf(url);
  const after = url.searchParams.get('pagina-despues') || null;
  const { datasetHistory: history } = await api.query<{ datasetHistory: History | null }>(document, {
    id: params['id'],
    after,
    date: endOfDay(day ?? '2000-01-01'),
    looksBack: day !== null,
  });
  if (!history) throw absence('la historia de ningún conjunto de datos en esta dirección');
  return { day, isFirstPage: after === null, history };
}

const stateSentences: Record<State, string> = {
  ABSENT: 'Ese día todavía no estaba en la red.',
  LIVE: 'Ese día estaba vigente.',
  ARCHIVED: 'Ese día ya no aparecía en el portal de su gobierno y estaba archivado.',
  WITHDRAWN: 'Ese día ya se había retirado.',
};

export function Page({ data: { day, isFirstPage, history } }: { data: Data }) {
  const { id, title, publisher, versions, state, asOf: past } = history;
  const here = paths.datasetHistory(id);
  return (
    <article className="stack-wide">
      <Head
        title={`Historia de ${title}`}
        description={`Cada cambio público de «${title}»: cuándo, por qué y qué cambió.`}
        path={here}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Datos', to: paths.search() },
            ...(publisher ? [{ name: publisher.fullName, to: paths.government(publisher.cvegeo) }] : []),
            state === 'WITHDRAWN' ? { name: title } : { name: title, to: paths.dataset(id) },
            { name: 'Historia' },
          ]}
        />
        <h1>Historia de «{title}»</h1>
        <p className="lede">
          Cada cambio público de este conjunto, con su motivo y lo que cambió. Todo está también en la{' '}
          <Link to={paths.ledger()}>bitácora</Link>, que cualquiera puede comprobar.
        </p>
      </header>

      <section aria-labelledby="entonces" className="stack">
        <div className="section-head">
          <h2 id="entonces">{day === null ? 'Cómo era otro día' : `Así era el ${formatDate(day)}`}</h2>
        </div>
        <DayForm action={here} day={day} label="Día" />
        {day !== null && history.stateAt && (
          <Notice role="status">
            <p>{stateSentences[history.stateAt]}</p>
          </Notice>
        )}
        {past && <PastFacts past={past} />}
      </section>

      <section aria-labelledby="cambios">
        <div className="section-head">
          <h2 id="cambios">Sus cambios</h2>
        </div>
        <VersionList id={id} versions={versions.nodes} />
        <Pagination
          shown={versions.nodes.length}
          total={versions.totalCount}
          noun={versions.totalCount === 1 ? 'cambio' : 'cambios'}
          first={isFirstPage ? null : here}
          next={
            versions.pageInfo.hasNextPage && versions.pageInfo.endCursor !== null
              ? paths.datasetHistory(id, { 'pagina-despues': versions.pageInfo.endCursor })
              : null
          }
        />
      </section>
    </article>
  );
}

function PastFacts({ past }: { past: Past }) {
  return (
    <Facts
      facts={[
        ['Título', past.title],
        ['Descripción', past.description],
        ['Tema', past.theme?.name],
        ['Actualizado', past.modified && formatDate(past.modified)],
        ['Se actualizaba', periodicityName(past.periodicity)],
        ['Licencia', past.license && licenceName(past.license)],
        ['Palabras clave', past.keywords.join(', ')],
        [
          'Recursos',
          past.distributions.length > 0 && (
            <ul>
              {past.distributions.map((file) => (
                <li key={file.id}>
                  {file.title} <span className="soft">{file.format}</span>
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
