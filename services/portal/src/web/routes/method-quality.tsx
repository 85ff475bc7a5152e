import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, Head } from '../design/text.tsx';
import { formatCell } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { paths } from '../paths.ts';

const document = `query QualityMethod {
  qualityMethod {
    parts { id name weight how }
    dimensions { id name of indicators { id name of } }
    findings { id title why fix }
    efforts { id title once each isPatchable }
  }
}`;

type Method = {
  parts: { id: string; name: string; weight: number; how: string }[];
  dimensions: {
    id: string;
    name: string;
    of: number;
    indicators: { id: string; name: string; of: number }[];
  }[];
  findings: { id: string; title: string; why: string; fix: string }[];
  efforts: { id: string; title: string; once: number; each: number; isPatchable: boolean }[];
};

export async function load({ api }: LoadArguments): Promise<Method> {
  const { qualityMethod } = await api.query<{ qualityMethod: Method }>(document);
  return qualityMethod;
}

export function Page({ data }: { data: Method }) {
  const { parts, dimensions, findings, efforts } = data;
  return (
    <article className="stack-wide">
      <Head
        title="Cómo se mide la calidad"
        description="De qué se compone la calificación de cada conjunto de datos, qué cuesta cada cosa y cómo se arregla."
        path={paths.qualityMethod()}
      />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Inicio', to: paths.home() }, { name: 'Cómo se mide la calidad' }]} />
        <h1>Cómo se mide la calidad</h1>
        <p className="lede">
          Cada conjunto tiene una calificación de 0 a 100 con seis partes. Lo que todavía no se puede saber no
          se cuenta ni a favor ni en contra, y las demás partes pesan más.
        </p>
      </header>
      <section aria-labelledby="partes" className="stack">
        <h2 id="partes">De qué se compone</h2>
        <DataTable
          caption="Las seis partes de la calificación y lo que pesan"
          captionHidden
          keyOf={({ id }) => id}
          rows={parts}
          columns={[
            { title: 'Parte', cell: ({ name }) => name },
            { title: 'Pesa, de 100', isNumber: true, cell: ({ weight }) => formatCell(weight) },
            { title: 'Cómo se cuenta', cell: ({ how }) => how },
          ]}
        />
        <p>
          Se vuelve a revisar cuando cambia algo de lo que depende: el conjunto, lo que responden sus
          direcciones, el examen de su archivo, cada cuándo se lee su fuente, o el paso del tiempo cuando
          vence su plazo. La actualidad permite, además de su periodicidad, las horas que su fuente tarda en
          volver a leerse. Una fecha de modificación que todavía no llega no dice si está al día.
        </p>
      </section>
      <section aria-labelledby="metodo-europeo" className="stack">
        <h2 id="metodo-europeo">Los 405 puntos de la descripción</h2>
        <p>
          Son los del método del portal europeo de datos (
          <a href="https://data.europa.eu/mqa/methodology">Metadata Quality Assessment</a>): desde 351 es
          excelente, desde 221 buena, desde 121 suficiente. Un indicador que mira archivos se cumple en la
          parte de los archivos que lo cumplen. Los puntos de un catálogo son la media de los de sus
          conjuntos; los que aún no se pueden saber se dicen aparte.
        </p>
        {dimensions.map(({ id, name, of, indicators }) => (
          <DataTable
            key={id}
            caption={`${name}: ${of} puntos`}
            keyOf={(indicator) => indicator.id}
            rows={indicators}
            columns={[
              { title: 'Indicador', cell: (indicator) => indicator.name },
              { title: 'Puntos', isNumber: true, cell: (indicator) => formatCell(indicator.of) },
            ]}
          />
        ))}
        <p>
          La red describe todo lo que da en DCAT-AP, como público y con quien lo publica; por eso esos puntos
          siempre se ganan. Libre Uso MX no está en el vocabulario europeo de licencias: cuesta 10 puntos y no
          es un error.
        </p>
      </section>
      <section aria-labelledby="estrellas" className="stack">
        <h2 id="estrellas">Las estrellas de Berners-Lee</h2>
        <ol>
          <li>Hay un archivo, de cualquier formato, con una licencia abierta.</li>
          <li>Un programa puede leer sus renglones: una hoja de Excel en lugar de una imagen o un PDF.</li>
          <li>Su formato no es de nadie: CSV, JSON, GeoJSON.</li>
          <li>Da una dirección a cada cosa: RDF.</li>
          <li>Enlaza con los datos de otros: RDF que además sigue un estándar de la red.</li>
        </ol>
        <p>
          Sin licencia, o con una que prohíbe usos, no tiene ninguna. Una tabla difícilmente pasa de tres, y
          por eso con tres se gana casi toda la parte.
        </p>
      </section>
      <section aria-labelledby="perdidas" className="stack">
        <h2 id="perdidas">Qué se puede perder y cómo se arregla</h2>
        <dl className="stack">
          {findings.map(({ id, title, why, fix }) => (
            <div key={id} id={id}>
              <dt>
                <strong>{title}</strong> <code className="small soft">{id}</code>
              </dt>
              <dd>
                {why} {fix}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="trabajo" className="stack">
        <h2 id="trabajo">Qué conviene arreglar primero</h2>
        <p>
          De cada gobierno se suma lo que ganaría su catálogo con cada arreglo. El orden es el de lo que con
          eso subiría la calificación del gobierno, dividido entre el trabajo que se estima; ahí entran
          también sus compromisos y los estándares que le faltan. Lo estimado son minutos nuestros, para
          ordenar y para nada más: unos para empezar y otros por conjunto. En lo que se publica en la red, lo
          que se llena una vez por paquete no se repite por conjunto; en un portal se agregan 15 minutos para
          pedirlo. Lo que da menos de un punto por día de trabajo no se pide.
        </p>
        <DataTable
          caption="Minutos de trabajo que se estiman para cada arreglo"
          captionHidden
          keyOf={({ id }) => id}
          rows={efforts}
          columns={[
            { title: 'Arreglo', cell: ({ title }) => title },
            { title: 'Para empezar', isNumber: true, cell: ({ once }) => formatCell(once) },
            { title: 'Por conjunto', isNumber: true, cell: ({ each }) => formatCell(each, { decimals: 2 }) },
            { title: 'Valores propuestos', cell: ({ isPatchable }) => (isPatchable ? 'sí' : 'no') },
          ]}
        />
      </section>
    </article>
  );
}
