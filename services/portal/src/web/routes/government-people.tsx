import { Link } from 'react-router';
import { Breadcrumbs, EmptyState, Head, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import type { Administration, CustodyHistory, Incoming, Official, People } from '../parts/people.ts';
import { CustodyTable, IncomingList, OfficialsTable } from '../parts/people-tables.tsx';
import { paths } from '../paths.ts';

export type Data = CustodyHistory & {
  cvegeo: string;
  fullName: string;
  officials: Official[];
  incoming: Incoming[];
  administrations: Administration[];
};

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const cvegeo = params['cvegeo'] ?? '';
  const { government } = await api.query<{ government: { fullName: string } | null }>(
    'query People($cvegeo: ID!) { government(cvegeo: $cvegeo) { fullName } }',
    { cvegeo },
  );
  if (!government) throw absence('ningún gobierno con esa clave');
  const path = `/api/v1/governments/${encodeURIComponent(cvegeo)}`;
  const [officials, custody, administrations] = await Promise.all([
    api.read<People>(`${path}/officials`),
    api.read<CustodyHistory>(`${path}/custody`),
    api.read<{ items: Administration[] }>(`${path}/administrations`),
  ]);
  return {
    cvegeo,
    fullName: government.fullName,
    officials: officials?.items ?? [],
    incoming: officials?.incoming ?? [],
    administrations: administrations?.items ?? [],
    ...(custody ?? { items: [], adoptions: [] }),
  };
}

export function Page({ data }: { data: Data }) {
  const { cvegeo, fullName, officials, incoming, items, adoptions, administrations } = data;
  const title = 'Quién responde por los datos';
  return (
    <div className="stack-wide">
      <Head
        title={`${title}: ${fullName}`}
        description={`Quién ha sido enlace y administrador de datos de ${fullName}, y en manos de quién han estado sus datos.`}
        path={paths.governmentPeople(cvegeo)}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Gobiernos', to: paths.governments() },
            { name: fullName, to: paths.government(cvegeo) },
            { name: title },
          ]}
        />
        <h1>{title}</h1>
        <p className="lede">
          {fullName}. Los nombramientos cambian con las administraciones; los datos publicados siguen, y aquí
          queda escrito quién respondió por ellos y cuándo.
        </p>
      </header>
      {officials.length === 0 ? (
        <EmptyState title="Todavía no ha designado a nadie">
          <p>
            Los designa al unirse a la red. <Link to={paths.apply()}>Unirse</Link>
          </p>
        </EmptyState>
      ) : (
        <OfficialsTable officials={officials} />
      )}
      <IncomingList incoming={incoming} />
      {items.length > 0 && <CustodyTable custody={items} />}
      {adoptions.length > 0 && (
        <section className="stack" aria-labelledby="cuidado">
          <h2 id="cuidado">Al cuidado de su estado</h2>
          <ul>
            {adoptions.map(({ state, reason, adoptedAt, endedAt, endedBecause }) => (
              <li key={adoptedAt}>
                {state.name}, desde el {formatDate(adoptedAt)}
                {endedAt === null ? '' : ` hasta el ${formatDate(endedAt)} (${endedBecause ?? ''})`}. {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {administrations.length > 0 && (
        <section className="stack" aria-labelledby="administraciones">
          <h2 id="administraciones">Periodos de administración</h2>
          <ul>
            {administrations.map(({ startsOn, endsOn, source, isConfirmed }) => (
              <li key={startsOn}>
                Del {formatDate(startsOn)} al {formatDate(endsOn)}.{' '}
                <StatusWord kind={isConfirmed ? 'good' : 'late'}>
                  {isConfirmed ? 'Confirmado' : 'Por confirmar'}
                </StatusWord>{' '}
                <span className="small soft">{source}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
