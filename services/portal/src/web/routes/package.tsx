import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, ThemeMark } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import { licenceName } from '../parts/licence.ts';
import { periodicityName } from '../parts/periodicity.ts';
import { type Release, ReleaseNotes, loadReleases } from '../parts/releases.tsx';
import { withdrawalOf } from '../parts/withdrawal.ts';
import { paths } from '../paths.ts';

const document = `query Package($id: ID!) {
  package(id: $id) {
    id title description license periodicity release releasedAt descriptorUrl
    theme { id name } publisher { cvegeo fullName }
    datasets { ${datasetLineFields} }
  }
}`;

type Data = {
  id: string;
  title: string;
  description: string | null;
  license: string;
  periodicity: string;
  release: number;
  releasedAt: string;
  descriptorUrl: string;
  theme: { id: string; name: string };
  publisher: { cvegeo: string; fullName: string };
  datasets: DatasetLine[];
  releases: Release[];
};

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const id = params['id'] ?? '';
  const answer = await api.query<{ package: Omit<Data, 'releases'> | null }>(document, { id });
  if (answer.package) return { ...answer.package, releases: await loadReleases(api, id) };
  const withdrawal = await withdrawalOf(api, 'package', id);
  if (withdrawal) throw absence('este paquete', { status: 410, ...withdrawal });
  throw absence('ningún paquete en esta dirección');
}

export function Page({ data }: { data: Data }) {
  const { id, title, theme, publisher, datasets } = data;
  return (
    <div className="stack-wide">
      <Head title={title} description={data.description ?? title} path={paths.package(id)} />
      <header className="page-head">
        <Breadcrumbs
          trail={[{ name: publisher.fullName, to: paths.government(publisher.cvegeo) }, { name: title }]}
        />
        <h1>{title}</h1>
        <div className="row">
          <ThemeMark theme={theme} />
          <span>
            Edición {data.release}, del {formatDate(data.releasedAt)}
          </span>
        </div>
        {data.description !== null && <p className="lede">{data.description}</p>}
      </header>
      <div className="columns">
        <div className="stack-wide">
          <section aria-labelledby="conjuntos">
            <div className="section-head">
              <h2 id="conjuntos">{countOf(datasets.length, 'conjunto de datos', 'conjuntos de datos')}</h2>
            </div>
            <DatasetList datasets={datasets} heading="h3" showPublisher={false} />
          </section>
          <section aria-labelledby="ediciones">
            <div className="section-head">
              <h2 id="ediciones">Qué cambió en cada edición</h2>
            </div>
            <ReleaseNotes packageId={id} releases={data.releases} />
          </section>
        </div>
        <aside aria-labelledby="ficha">
          <div className="section-head">
            <h2 id="ficha">Ficha</h2>
          </div>
          <Facts
            facts={[
              [
                'Responde',
                <Link key="gobierno" to={paths.government(publisher.cvegeo)}>
                  {publisher.fullName}
                </Link>,
              ],
              ['Se actualiza', periodicityName(data.periodicity)],
              ['Licencia', licenceName(data.license)],
              [
                'Descriptor',
                <a key="descriptor" href={data.descriptorUrl}>
                  datapackage.json
                </a>,
              ],
              ['Identificador', <code key="id">{id}</code>],
            ]}
          />
        </aside>
      </div>
    </div>
  );
}
