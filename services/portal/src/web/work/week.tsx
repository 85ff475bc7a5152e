import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { countOf, formatDate, formatNumber } from '../format.ts';
import { paths } from '../paths.ts';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { useRest } from './rest.ts';

type DigestSource = {
  sourceId: string;
  cvegeo: string;
  governmentName: string;
  title: string;
  since: string | null;
  detail: string | null;
};
type DigestList = { total: number; sources: DigestSource[] };
type Digest = Record<'fresh' | 'pending' | 'failing' | 'held' | 'stale' | 'rejecting', DigestList> & {
  week: string;
  links: { checked: number; failing: number };
};

const lists: [name: keyof Omit<Digest, 'week' | 'links'>, title: string, since: string, detail: string][] = [
  ['pending', 'Esperan aprobación', 'Propuesta', 'Dirección'],
  ['held', 'Con una cosecha retenida', 'Desde', 'Por qué'],
  ['failing', 'Con fallas', 'Desde', 'Por qué'],
  ['stale', 'Atrasadas más del doble de su plazo', 'Última lectura buena', ''],
  ['rejecting', 'Con más registros rechazados', 'Cosecha', 'Rechazados'],
  ['fresh', 'Nuevas en los últimos siete días', 'Aprobada', ''],
];

export function Page() {
  return (
    <Coordination title="La semana" path={paths.coordinationWeek()}>
      {() => <Week />}
    </Coordination>
  );
}

/** What the letter of each Monday tells of the sources, as of now. */
function Week() {
  const { data, problem } = useRest<Digest>('/api/v1/source-digest');
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el resumen" />;
  const { links } = data;
  const some = lists.filter(([name]) => data[name].total > 0);
  const none = lists.filter(([name]) => data[name].total === 0);
  return (
    <div className="stack-wide">
      <p>
        Esto mismo llega por correo a la coordinación cada lunes a las 8:00, hora de la Ciudad de México.{' '}
        {links.checked === 0
          ? 'Todavía no se comprueba ninguna dirección de archivo.'
          : `De ${countOf(links.checked, 'dirección de archivo comprobada', 'direcciones de archivos comprobadas')}, ${formatNumber(links.failing)} no entregan el suyo.`}
      </p>
      {some.map(([name, title, since, detail]) => (
        <DigestSection key={name} name={name} list={data[name]} words={{ title, since, detail }} />
      ))}
      {none.length > 0 && (
        <p className="soft">Sin ninguna fuente en: {none.map(([, title]) => `«${title}»`).join(', ')}.</p>
      )}
    </div>
  );
}

function DigestSection({
  name,
  list: { total, sources },
  words,
}: {
  name: string;
  list: DigestList;
  words: { title: string; since: string; detail: string };
}) {
  return (
    <section aria-labelledby={`semana-${name}`}>
      <div className="section-head">
        <h2 id={`semana-${name}`}>
          {words.title}: {formatNumber(total)}
        </h2>
        {total > sources.length && (
          <Link to={paths.coordinationSources()}>Se ven {sources.length}; ver todas las fuentes</Link>
        )}
      </div>
      <DataTable
        caption={words.title}
        captionHidden
        keyOf={({ sourceId }) => sourceId}
        rows={sources}
        columns={[
          {
            title: 'Fuente',
            // A source that nobody approved yet has no public page.
            cell: ({ sourceId, title }) =>
              name === 'pending' ? title : <Link to={paths.source(sourceId)}>{title}</Link>,
          },
          {
            title: 'Gobierno',
            cell: ({ cvegeo, governmentName }) => <Link to={paths.government(cvegeo)}>{governmentName}</Link>,
          },
          {
            title: words.since,
            cell: ({ since }) => {
              if (since !== null) return formatDate(since);
              return name === 'stale' ? 'nunca' : '';
            },
          },
          ...(words.detail === ''
            ? []
            : [{ title: words.detail, cell: ({ detail }: DigestSource) => detail ?? '' }]),
        ]}
      />
    </section>
  );
}
