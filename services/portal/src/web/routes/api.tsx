import { Link } from 'react-router';
import { Head } from '../design/text.tsx';
import type { LoadArguments } from '../page.tsx';
import { Call, graphqlCall } from '../parts/call.tsx';
import { Following } from '../parts/following.tsx';
import { GraphqlUse } from '../parts/graphql-use.tsx';
import { readStatistics } from '../parts/rows/rows-api.ts';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';

const document = `{
  datasets(filter: { origin: [HOSTED] }, first: 10) { nodes { id publisher { cvegeo } standard { id } } }
}`;

type Found = { id: string; publisher: { cvegeo: string }; standard: { id: string } | null };
/** A dataset that the examples ask for, so that they answer as they are. */
type Example = { dataset: string; cvegeo: string; standard: string; column: string };
/** Null in an empty network. */
type Data = Example | null;

export async function load({ api }: LoadArguments): Promise<Data> {
  const { datasets } = await api.query<{ datasets: { nodes: Found[] } }>(document);
  const found = datasets.nodes.find(({ standard }) => standard !== null);
  if (!found?.standard) return null;
  const { columns = [] } = (await readStatistics(api, found.id)) ?? {};
  const filled = columns.filter(({ filled: cells }) => cells > 0);
  const telling = filled.find(({ name }) => !/^(id|cve)/.test(name)) ?? filled[0];
  return {
    dataset: found.id,
    cvegeo: found.publisher.cvegeo,
    standard: found.standard.id,
    column: telling?.name ?? 'id',
  };
}

const questions = [
  {
    title: 'La red en cifras',
    query: '{ network { governments { states municipalities } members datasets packages } }',
  },
  {
    title: 'Buscar, con filtros y conteos',
    query:
      '{ datasets(query: "refugios", filter: { theme: ["resilience"] }, first: 10) { totalCount nodes { title url publisher { cvegeo fullName } } facets { field buckets { label count } } } }',
  },
  {
    title: 'Un gobierno y lo que publica',
    query:
      '{ government(cvegeo: "17") { fullName population coverage { standard { title } status } datasets(first: 5) { totalCount nodes { title modified } } } }',
  },
  {
    title: 'Comparar gobiernos',
    query:
      '{ compare(cvegeos: ["14", "17", "21", "24"]) { governments { government { name } datasets datasetsPer100kInhabitants coverageShare } } }',
  },
  {
    title: 'Un gobierno como estaba otro día',
    query:
      '{ government(cvegeo: "17") { fullName asOf(date: "2026-12-31") { membership memorandum { folio state } packages { title release } datasets } } }',
  },
  {
    title: 'Preguntar ahora mismo a los nodos de los gobiernos',
    query:
      '{ live(query: "agua") { datasets { title url publisher { fullName } } answers { government { fullName } state milliseconds message } } }',
  },
];

/** Where an empty network has no dataset to show, the words stand for one. */
const nobody: Example = {
  dataset: 'CONJUNTO',
  cvegeo: '05035',
  standard: 'mobility/road-incidents',
  column: 'tipo_incidente',
};

export function Page({ data }: { data: Data }) {
  const { publicUrl } = useSite();
  const example = data ?? nobody;
  return (
    <div className="stack-wide">
      <Head
        title="Para programadores"
        description="GraphQL, REST, renglones, tablas nacionales y archivos: todo lo que muestra el portal, para programas."
        path={paths.api()}
      />
      <header className="page-head">
        <h1>Para programadores</h1>
        <p className="lede">
          Todo lo que muestra este portal sale de dos interfaces públicas, sin claves para leer y con
          respuestas desde cualquier sitio (CORS abierto).
        </p>
        <nav aria-label="En esta página" className="row small">
          <a href="#graphql">GraphQL</a>
          <a href="#renglones">Renglones</a>
          <a href="#tablas">Tablas nacionales</a>
          <a href="#ckan">CKAN</a>
          <a href="#seguir">Seguir los cambios</a>
          <a href="#rest">Publicar</a>
          <a href="#archivos">Archivos</a>
        </nav>
      </header>
      <section aria-labelledby="graphql" className="stack">
        <div className="section-head">
          <h2 id="graphql">Leer: GraphQL</h2>
          <a href="/graphql">Abrir el explorador</a>
        </div>
        <p>
          Una sola dirección, <code>{publicUrl}/graphql</code>. Las listas se recorren con <code>first</code>{' '}
          y <code>after</code>; las páginas no se mueven aunque los datos cambien.
        </p>
        {questions.map(({ title, query }) => (
          <Call key={title} title={title} command={graphqlCall(publicUrl, query)} />
        ))}
        <GraphqlUse publicUrl={publicUrl} cvegeo={example.cvegeo} />
      </section>
      <Rows example={example} publicUrl={publicUrl} />
      <NationalTables example={example} publicUrl={publicUrl} />
      <Ckan example={example} publicUrl={publicUrl} />
      <Following publicUrl={publicUrl} cvegeo={example.cvegeo} />
      <Verifying publicUrl={publicUrl} />
      <Publishing example={example} publicUrl={publicUrl} />
      <section aria-labelledby="archivos" className="stack">
        <div className="section-head">
          <h2 id="archivos">Archivos</h2>
        </div>
        <ul>
          <li>
            Cada archivo tiene una dirección permanente, con <code>ETag</code> (su SHA-256) y descargas por
            partes (<code>Range</code>).
          </li>
          <li>
            Cada paquete temático tiene su descriptor Frictionless,{' '}
            <code>/packages/{'{id}'}/datapackage.json</code>, y avisa de sus ediciones en{' '}
            <code>/packages/{'{id}'}/releases.atom</code>.
          </li>
          <li>
            Cada <Link to={paths.standards()}>estándar</Link> tiene su plantilla, sus listas de valores y su
            Table Schema en <code>/api/v1/standards</code>.
          </li>
        </ul>
      </section>
    </div>
  );
}

type PartProps = { example: Example; publicUrl: string };

function Rows({ example: { dataset, column }, publicUrl }: PartProps) {
  const rows = `${publicUrl}/api/v1/datasets/${dataset}/rows`;
  return (
    <section aria-labelledby="renglones" className="stack">
      <div className="section-head">
        <h2 id="renglones">Los renglones de un conjunto</h2>
      </div>
      <p>
        Se filtran con <code>filter[columna]=valor</code> o <code>filter[columna][gte]=valor</code> (también{' '}
        <code>ne</code>, <code>in</code>, <code>lt</code>, <code>lte</code>, <code>gt</code>,{' '}
        <code>contains</code>, <code>startsWith</code> e <code>isNull</code>), se ordenan con{' '}
        <code>sort=-columna</code> y se recorren con el <code>next</code> de cada respuesta, en{' '}
        <code>after</code>.
      </p>
      <Call
        title="Los primeros renglones, ordenados"
        command={`curl -s --globoff '${rows}?sort=-${column}&limit=5'`}
      />
      <Call
        title="Los que tienen dato en una columna, como CSV"
        command={`curl -s --globoff '${rows}?filter[${column}][isNull]=false&format=csv' -o renglones.csv`}
      />
      <Call
        title="Cada columna en cifras"
        command={`curl -s ${publicUrl}/api/v1/datasets/${dataset}/columns`}
      />
    </section>
  );
}

function NationalTables({ example: { standard }, publicUrl }: PartProps) {
  const counted = `{ table(standard: "${standard}") { coverage { members } aggregate(groupBy: ["_government"], measures: [{ operation: COUNT }]) { columns { name } rows } } }`;
  return (
    <section aria-labelledby="tablas" className="stack">
      <div className="section-head">
        <h2 id="tablas">Las tablas nacionales</h2>
        <Link to={paths.tables()}>Ver qué tablas hay</Link>
      </div>
      <p>
        Todo lo publicado con un estándar, en una sola tabla: cada renglón dice de qué gobierno, conjunto y
        edición viene (<code>_cvegeo</code>, <code>_government</code>, <code>_dataset</code>,{' '}
        <code>_release</code>, <code>_published_at</code>, <code>_url</code>).
      </p>
      <Call title="Renglones por gobierno" command={graphqlCall(publicUrl, counted)} />
      <Call
        title="La tabla completa en Parquet"
        command={`curl -s ${publicUrl}/api/v1/tables/${standard}.parquet -o tabla.parquet`}
      />
      <Call
        title="Quién está en ella, y con qué periodo"
        command={`curl -s ${publicUrl}/api/v1/tables/${standard}`}
      />
    </section>
  );
}

function Ckan({ example: { dataset }, publicUrl }: PartProps) {
  return (
    <section aria-labelledby="ckan" className="stack">
      <div className="section-head">
        <h2 id="ckan">Con herramientas de CKAN</h2>
      </div>
      <p>
        <code>datastore_search</code> responde como el de CKAN; <code>resource_id</code> es el identificador
        del conjunto o el de su archivo.
      </p>
      <Call
        title="Buscar en los renglones como en CKAN"
        command={`curl -s '${publicUrl}/api/3/action/datastore_search?resource_id=${dataset}&limit=5'`}
      />
    </section>
  );
}

function Verifying({ publicUrl }: Pick<PartProps, 'publicUrl'>) {
  return (
    <section aria-labelledby="bitacora" className="stack">
      <div className="section-head">
        <h2 id="bitacora">La bitácora y la conformidad</h2>
        <Link to={paths.ledger()}>Ver la bitácora</Link>
      </div>
      <p>
        Cada cambio público lleva la huella del anterior. Cualquiera puede bajar la cadena, comprobarla y
        guardar su última anotación firmada; y cualquiera puede revisar si un portal o un nodo se lee bien.
      </p>
      <Call
        title="Lo que cambió después de una anotación"
        command={`curl -s '${publicUrl}/api/v1/ledger?after=100&first=20'`}
      />
      <Call title="Comprobar la bitácora" command={`npm run -s rma -- ledger verify ${publicUrl}`} />
      <Call
        title="Revisar un portal o un nodo, con un distintivo"
        command={`npm run -s rma -- conform ${publicUrl} --badge distintivo.svg`}
      />
    </section>
  );
}

function Publishing({ example: { cvegeo, standard }, publicUrl }: PartProps) {
  return (
    <section aria-labelledby="rest" className="stack">
      <div className="section-head">
        <h2 id="rest">Publicar y administrar: REST y rma</h2>
        <a href="/api/v1">Ver la referencia</a>
      </div>
      <p>
        Las operaciones de los gobiernos van por REST, descritas en{' '}
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Para un sistema, pida a su administrador de datos una
        clave de API y envíela como <code>Authorization: Bearer rma_…</code>. Los errores llegan como{' '}
        <code>application/problem+json</code> (RFC 9457), con un código que no cambia.
      </p>
      <Call
        title="Revisar un archivo sin conexión"
        command={`npm run -s rma -- validate archivo.csv --standard ${standard}`}
      />
      <Call
        title="Revisarlo y guardar la copia que cumple"
        command={`npm run -s rma -- validate archivo.csv --standard ${standard} --fix conforme.csv`}
      />
      <Call
        title="Publicar la entrega de cada mes desde un sistema"
        command={`RMA_API_KEY=rma_… npm run -s rma -- publish archivo.csv --to ${publicUrl} \\\n  --government ${cvegeo} --standard ${standard}`}
      />
    </section>
  );
}
