import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { type DatasetLine, DatasetList, datasetLineFields } from '../parts/dataset-list.tsx';
import { type ReuseLine, reuseKindName, reuseLineFields } from '../parts/demand/reuse-list.tsx';
import { paths } from '../paths.ts';

const document = `query Reuse($id: ID!) {
  reuse(id: $id) { ${reuseLineFields} body link datasets { ${datasetLineFields} } }
}`;

type Reuse = ReuseLine & { body: string | null; link: string | null; datasets: DatasetLine[] };

export async function load({ api, params }: LoadArguments): Promise<Reuse> {
  const { reuse } = await api.query<{ reuse: Reuse | null }>(document, { id: params['id'] });
  if (!reuse) throw absence('ningún uso en esta dirección');
  return reuse;
}

export function Page({ data: reuse }: { data: Reuse }) {
  const { id, title, summary, body, link, author, goals, datasets } = reuse;
  return (
    <article className="stack-wide">
      <Head title={title} description={summary} path={paths.reuse(id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Usos', to: paths.reuses() }, { name: title }]} />
        <h1>{title}</h1>
        <p className="lede user-text">{summary}</p>
      </header>
      {body !== null && <p className="user-text">{body}</p>}
      <Facts
        facts={[
          ['Quién lo hizo', author],
          ['Clase', reuseKindName(reuse.kind)],
          [
            'Sector',
            <Link key="sector" to={paths.reuses({ sector: reuse.sector })}>
              {reuse.sectorName}
            </Link>,
          ],
          [
            'Objetivos de Desarrollo Sostenible',
            goals.length > 0 && (
              <ul key="objetivos" className="plain">
                {goals.map(({ number, name }) => (
                  <li key={number}>
                    <Link to={paths.reuses({ objetivo: String(number) })}>
                      {number}. {name}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            'Dónde está',
            link !== null && (
              <a key="enlace" href={link} rel="nofollow ugc noopener noreferrer">
                {link}
              </a>
            ),
          ],
          ['Publicado aquí', formatDate(reuse.publishedAt)],
        ]}
      />
      <section aria-labelledby="conjuntos" className="stack">
        <div className="section-head">
          <h2 id="conjuntos">Los datos que usa</h2>
        </div>
        {datasets.length === 0 ? (
          <p className="soft">Los conjuntos que usó ya no están en la red.</p>
        ) : (
          <DatasetList datasets={datasets} heading="h3" />
        )}
      </section>
    </article>
  );
}
