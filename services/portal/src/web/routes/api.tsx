import { Head } from '../design/text.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';

export const load = async () => null;

const examples = [
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
];

export function Page() {
  const { publicUrl } = useSite();
  return (
    <div className="stack-wide">
      <Head
        title="Para programadores"
        description="GraphQL, REST y archivos: todo lo que muestra el portal, para programas."
        path={paths.api()}
      />
      <header className="page-head">
        <h1>Para programadores</h1>
        <p className="lede">
          Todo lo que muestra este portal sale de dos interfaces públicas, sin claves para leer y con
          respuestas desde cualquier sitio (CORS abierto).
        </p>
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
        {examples.map(({ title, query }) => {
          const call = `curl -s ${publicUrl}/graphql \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify({ query })}'`;
          return (
            <div key={title} className="stack-tight">
              <h3>{title}</h3>
              <pre tabIndex={0} aria-label={title}>
                <code>{call}</code>
              </pre>
              <CopyButton text={call} label={`Copiar: ${title}`} />
            </div>
          );
        })}
      </section>
      <section aria-labelledby="rest" className="stack">
        <div className="section-head">
          <h2 id="rest">Publicar y administrar: REST</h2>
          <a href="/api/v1">Ver la referencia</a>
        </div>
        <p>
          Las operaciones de los gobiernos van por REST, descritas en{' '}
          <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Para un sistema, pida a su administrador de datos
          una clave de API y envíela como <code>Authorization: Bearer rma_…</code>. Los errores llegan como{' '}
          <code>application/problem+json</code> (RFC 9457), con un código que no cambia.
        </p>
      </section>
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
            Cada paquete temático tiene su descriptor Frictionless:{' '}
            <code>/packages/{'{id}'}/datapackage.json</code>.
          </li>
        </ul>
      </section>
    </div>
  );
}
