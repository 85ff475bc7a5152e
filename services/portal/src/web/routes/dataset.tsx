import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord, Tag, ThemeMark } from '../design/text.tsx';
import { formatDate, formatPeriod } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { ApiCall, Citation } from '../parts/dataset-reuse.tsx';
import { datasetJsonLd } from '../parts/dataset-json-ld.ts';
import { Downloads, type Download } from '../parts/downloads.tsx';
import { JsonLd } from '../parts/json-ld.tsx';
import {
  PreviewTable,
  StandardColumns,
  type PreviewData,
  type StandardField,
} from '../parts/preview-table.tsx';
import { licenceName } from '../parts/licence.ts';
import { periodicityName } from '../parts/periodicity.ts';
import { webAddress } from '../parts/web-address.ts';
import { withdrawalOf } from '../parts/withdrawal.ts';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';
import { type Freshness, type Origin, freshnessWords, originWords } from '../words.ts';

const document = `query Dataset($id: ID!) {
  dataset(id: $id) {
    id title description keywords origin license issued modified periodicity freshness temporal spatial landingPage archivedAt
    theme { id name }
    publisher { cvegeo name fullName officials { post name position } }
    source { title url lastSuccessAt }
    standard { id title version fields { name title type description required } }
    package { id title release }
    contact { name email }
    distributions { id title format mediaType downloadUrl accessUrl bytes sha256 modified role }
    preview { columns { name title type } rows }
    alsoAt { url title }
  }
}`;

export type DatasetData = {
  id: string;
  title: string;
  description: string | null;
  keywords: string[];
  origin: Origin;
  license: string | null;
  issued: string | null;
  modified: string | null;
  periodicity: string | null;
  freshness: Freshness;
  temporal: string | null;
  spatial: string | null;
  landingPage: string | null;
  archivedAt: string | null;
  theme: { id: string; name: string } | null;
  publisher: {
    cvegeo: string;
    name: string;
    fullName: string;
    officials: { post: string; name: string; position: string }[];
  };
  source: { title: string; url: string | null; lastSuccessAt: string | null } | null;
  standard: { id: string; title: string; version: string; fields: StandardField[] } | null;
  package: { id: string; title: string; release: number } | null;
  contact: { name: string; email: string | null } | null;
  distributions: Download[];
  preview: PreviewData | null;
  alsoAt: { url: string; title: string }[];
};

export async function load({ api, params }: LoadArguments): Promise<DatasetData> {
  const { dataset } = await api.query<{ dataset: DatasetData | null }>(document, { id: params['id'] });
  if (dataset) return dataset;
  const withdrawal = await withdrawalOf(api, 'dataset', params['id'] ?? '');
  if (withdrawal) throw absence('este conjunto de datos', { status: 410, ...withdrawal });
  throw absence('ningún conjunto de datos en esta dirección');
}

export function Page({ data }: { data: DatasetData }) {
  const { publicUrl } = useSite();
  const { publisher, standard, source, theme } = data;
  const freshness = freshnessWords[data.freshness];
  const landingPage = webAddress(data.landingPage);
  const sourceUrl = webAddress(source?.url ?? null);
  return (
    <article className="stack-wide">
      <Head title={data.title} description={data.description ?? data.title} path={paths.dataset(data.id)} />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Datos', to: paths.search() },
            { name: publisher.fullName, to: paths.government(publisher.cvegeo) },
            { name: data.title },
          ]}
        />
        <h1>{data.title}</h1>
        <div className="row">
          <Link to={paths.government(publisher.cvegeo)}>{publisher.fullName}</Link>
          {theme && <ThemeMark theme={theme} />}
          <StatusWord kind={freshness.kind}>{freshness.word}</StatusWord>
        </div>
        {data.description !== null && <p className="lede">{data.description}</p>}
      </header>

      {data.archivedAt !== null && (
        <Notice kind="attention" title="Este conjunto ya no aparece en el portal de su gobierno">
          <p>
            Se archivó el {formatDate(data.archivedAt)}. Lo que ve es la última copia que la red conoció; si
            vuelve a aparecer allá, volverá aquí por sí solo.
          </p>
        </Notice>
      )}

      <section aria-labelledby="descargas">
        <div className="section-head">
          <h2 id="descargas">Descargar</h2>
        </div>
        <Downloads distributions={data.distributions} />
      </section>

      {data.preview && (
        <section aria-labelledby="renglones">
          <div className="section-head">
            <h2 id="renglones">Los primeros renglones</h2>
          </div>
          <PreviewTable preview={data.preview} />
        </section>
      )}

      <div className="columns">
        <div className="stack-wide">
          {standard && (
            <section aria-labelledby="columnas">
              <div className="section-head">
                <h2 id="columnas">Qué hay en cada columna</h2>
                <Link to={paths.standard(standard.id)}>
                  Estándar «{standard.title}» {standard.version}
                </Link>
              </div>
              <StandardColumns fields={standard.fields} caption={`Columnas de ${data.title}`} />
            </section>
          )}
          <section aria-labelledby="citar" className="stack">
            <div className="section-head">
              <h2 id="citar">Cómo citarlo y usarlo</h2>
            </div>
            <Citation dataset={data} />
            <ApiCall id={data.id} />
          </section>
        </div>
        <aside aria-labelledby="ficha">
          <div className="section-head">
            <h2 id="ficha">Ficha</h2>
          </div>
          <Facts
            facts={[
              ['Responde', publisher.fullName],
              [
                'Contacto',
                data.contact &&
                  (data.contact.email ? (
                    <a href={`mailto:${data.contact.email}`}>{data.contact.name}</a>
                  ) : (
                    data.contact.name
                  )),
              ],
              ['Actualizado', data.modified && formatDate(data.modified)],
              ['Publicado', data.issued && formatDate(data.issued)],
              ['Se actualiza', periodicityName(data.periodicity)],
              ['Frescura', freshness.sentence],
              ['Periodo', data.temporal && formatPeriod(data.temporal)],
              ['Licencia', data.license && licenceName(data.license)],
              ['Procedencia', originWords[data.origin]],
              ['Leído de', source && (sourceUrl ? <a href={sourceUrl}>{source.title}</a> : source.title)],
              ['Última lectura', source?.lastSuccessAt && formatDate(source.lastSuccessAt)],
              ['Página original', landingPage && <a href={landingPage}>Ver en el portal del gobierno</a>],
              [
                'Paquete',
                data.package && <Link to={paths.package(data.package.id)}>{data.package.title}</Link>,
              ],
              [
                'Palabras clave',
                data.keywords.length > 0 && (
                  <span className="row">
                    {data.keywords.map((word) => (
                      <Tag key={word}>{word}</Tag>
                    ))}
                  </span>
                ),
              ],
              [
                'También en',
                data.alsoAt.length > 0 &&
                  data.alsoAt.map(({ url, title }) => (
                    <a key={url} href={webAddress(url) ?? undefined}>
                      {title}
                    </a>
                  )),
              ],
              ['Identificador', <code key="id">{data.id}</code>],
            ]}
          />
        </aside>
      </div>
      <JsonLd value={datasetJsonLd(data, publicUrl)} />
    </article>
  );
}
