import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, EmptyState, Facts, Head, ThemeMark } from '../design/text.tsx';
import { countOf, formatNumber } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import { periodicityName } from '../parts/periodicity.ts';
import { PreviewTable, StandardColumns, type StandardField } from '../parts/preview-table.tsx';
import type { Documentation } from '../parts/standard/documentation.ts';
import { FieldList } from '../parts/standard/field-list.tsx';
import { RuleTable } from '../parts/standard/rule-table.tsx';
import { TableRules } from '../parts/standard/table-rules.tsx';
import { paths } from '../paths.ts';

const document = `query Standard($id: ID!) {
  standard(id: $id) {
    id version title description periodicity publishers
    theme { id name }
    references { url title }
    fields { name title type description required }
  }
  datasets(filter: { standard: $id }, sort: MODIFIED, first: 10) { totalCount nodes { ${datasetLineFields} } }
}`;

type Standard = {
  id: string;
  version: string;
  title: string;
  description: string;
  periodicity: string | null;
  publishers: number;
  theme: { id: string; name: string };
  references: { url: string; title: string }[];
  fields: StandardField[];
};
type Data = {
  standard: Standard;
  documentation: Documentation | null;
  datasets: { totalCount: number; nodes: DatasetLine[] };
};

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const id = `${params['theme']}/${params['name']}`;
  const [{ standard, datasets }, documentation] = await Promise.all([
    api.query<{ standard: Standard | null; datasets: Data['datasets'] }>(document, { id }),
    api.read<Documentation>(`/api/v1/standards/${id.split('/').map(encodeURIComponent).join('/')}`),
  ]);
  if (!standard) throw absence('ningún estándar en esta dirección');
  return { standard, documentation, datasets };
}

const exampleWords: Record<string, string> = { gtfs: 'Ejemplo GTFS (ZIP)', cap: 'Ejemplo CAP (XML)' };

export function Page({ data: { standard, documentation, datasets } }: { data: Data }) {
  const { id, title, theme } = standard;
  return (
    <div className="stack-wide">
      <Head title={`Estándar: ${title}`} description={standard.description} path={paths.standard(id)} />
      <Opening standard={standard} documentation={documentation} />
      {documentation ? (
        <Documented standard={standard} documentation={documentation} />
      ) : (
        <section aria-labelledby="campos">
          <div className="section-head">
            <h2 id="campos">Campos</h2>
          </div>
          <StandardColumns fields={standard.fields} caption={`Campos del estándar ${title}`} />
        </section>
      )}
      <section aria-labelledby="publicados">
        <div className="section-head">
          <h2 id="publicados">Quiénes lo publican</h2>
          <Link to={paths.table(id)}>Ver todos sus renglones en la tabla nacional</Link>
        </div>
        {datasets.totalCount === 0 ? (
          <EmptyState title="Ningún gobierno lo publica todavía">
            <p>
              El primero puede ser el suyo: <Link to={paths.panel()}>publíquelo desde su panel</Link>.
            </p>
          </EmptyState>
        ) : (
          <DatasetList datasets={datasets.nodes} heading="h3" />
        )}
      </section>
      <section aria-labelledby="ficha">
        <div className="section-head">
          <h2 id="ficha">Ficha</h2>
        </div>
        <Facts
          facts={[
            [
              'Identificador',
              <code key="id">{documentation?.versionedId ?? `${id}@${standard.version}`}</code>,
            ],
            ['Versiones', documentation?.versions.join(', ')],
            ['Tema', <ThemeMark key="tema" theme={theme} />],
            ['Se actualiza', periodicityName(standard.periodicity)],
            ['Aliado técnico', documentation?.ally.es],
            ['Lo publican', countOf(standard.publishers, 'gobierno', 'gobiernos')],
            [
              'Se basa en',
              standard.references.map((reference) => (
                <div key={reference.url}>
                  <a href={reference.url}>{reference.title}</a>
                </div>
              )),
            ],
            [
              'Para programas',
              <a key="json" href={`/api/v1/standards/${id}`}>
                Este estándar como JSON, con su Table Schema
              </a>,
            ],
          ]}
        />
      </section>
    </div>
  );
}

function Opening({ standard, documentation }: { standard: Standard; documentation: Documentation | null }) {
  const { version, title, theme, description } = standard;
  const kind = documentation?.kind ?? 'table';
  return (
    <header className="page-head">
      <Breadcrumbs
        trail={[
          { name: 'Estándares', to: paths.standards() },
          { name: theme.name, to: paths.theme(theme.id) },
          { name: title },
        ]}
      />
      <h1>{title}</h1>
      <div className="row">
        <ThemeMark theme={theme} />
        <span>Estándar, versión {version}</span>
      </div>
      <p className="lede">{description}</p>
      <div className="row no-print">
        {documentation && kind === 'table' && (
          <>
            {documentation.templateXlsxUrl !== null && (
              <a className="button" href={documentation.templateXlsxUrl}>
                Plantilla para Excel
              </a>
            )}
            <a className="button quiet" href={documentation.templateUrl}>
              Plantilla CSV
            </a>
          </>
        )}
        {documentation && (
          <a className="button quiet" href={documentation.exampleUrl}>
            {exampleWords[kind] ?? 'Ejemplo en CSV'}
          </a>
        )}
        <Link className="button quiet" to={paths.panel()}>
          Publicar con este estándar
        </Link>
      </div>
    </header>
  );
}

function Documented({ standard, documentation }: { standard: Standard; documentation: Documentation }) {
  const { fields, rules, formatRules, vocabularies, correspondences, exampleRows } = documentation;
  const required = fields.filter(({ isRequired }) => isRequired).length;
  return (
    <>
      <nav aria-label="En esta página" className="row small no-print">
        <span className="soft">En esta página:</span>
        <a href="#campos">Campos</a>
        <a href="#reglas">Reglas</a>
        {vocabularies.length > 0 && <a href="#listas">Listas de valores</a>}
        {correspondences.length > 0 && <a href="#correspondencias">Correspondencias</a>}
        {exampleRows.length > 0 && <a href="#ejemplo">Ejemplo</a>}
        <a href="#publicados">Quiénes lo publican</a>
        <a href="#ficha">Ficha</a>
      </nav>
      <section aria-labelledby="campos">
        <div className="section-head">
          <h2 id="campos">Campos</h2>
          <span className="small soft">
            {countOf(fields.length, 'campo', 'campos')}, {countOf(required, 'obligatorio', 'obligatorios')}
          </span>
        </div>
        <FieldList fields={fields} />
      </section>
      <section aria-labelledby="reglas" className="stack">
        <div className="section-head">
          <h2 id="reglas">Reglas</h2>
        </div>
        <TableRules documentation={documentation} />
        {rules.length > 0 && (
          <>
            <h3>De cada renglón</h3>
            <RuleTable caption={`Reglas de ${standard.title}`} rules={rules} />
          </>
        )}
        {formatRules.length > 0 && (
          <>
            <h3>Del formato</h3>
            <RuleTable caption={`Reglas del formato de ${standard.title}`} rules={formatRules} />
          </>
        )}
      </section>
      {vocabularies.length > 0 && (
        <section aria-labelledby="listas">
          <div className="section-head">
            <h2 id="listas">Listas de valores</h2>
          </div>
          <ul>
            {vocabularies.map((vocabulary) => (
              <li key={vocabulary.code}>
                <a href={vocabulary.url}>
                  {vocabulary.fields.join(', ')}: {formatNumber(vocabulary.rowCount)} combinaciones (CSV)
                </a>
                . Si un renglón no está en la lista: «{vocabulary.message.es}»
              </li>
            ))}
          </ul>
        </section>
      )}
      {correspondences.map(({ system, title, url, rows }) => (
        <section key={system} aria-labelledby="correspondencias">
          <div className="section-head">
            <h2 id="correspondencias">{title.es}</h2>
            <a href={url}>Descargar en CSV</a>
          </div>
          <DataTable
            caption={title.es}
            captionHidden
            keyOf={({ field, column }) => `${field} ${column}`}
            rows={rows}
            columns={[
              { title: 'Campo del estándar', cell: ({ field }) => <code>{field}</code> },
              { title: `Columna de ${system}`, cell: ({ column }) => <code>{column}</code> },
              { title: 'Hacia el estándar', cell: ({ toStandard }) => toStandard },
              { title: 'Desde el estándar', cell: ({ fromStandard }) => fromStandard },
            ]}
          />
        </section>
      ))}
      {exampleRows.length > 0 && (
        <section aria-labelledby="ejemplo">
          <div className="section-head">
            <h2 id="ejemplo">Un ejemplo que cumple</h2>
            <a href={documentation.exampleTableUrl}>Descargarlo en CSV</a>
          </div>
          <PreviewTable
            preview={{ columns: fields, rows: exampleRows.map((row) => row.map((cell) => cell || null)) }}
            caption={`Renglones de ejemplo de ${standard.title}`}
          />
        </section>
      )}
    </>
  );
}
