import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatMoment, formatNumber } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { DaysChart } from '../parts/sources/days-chart.tsx';
import { ServiceLevel } from '../parts/sources/service-level.tsx';
import { type SourceDay, type SourceLine, agoOf, everyOf, standingOf } from '../parts/sources/source-data.ts';
import { webAddress } from '../parts/web-address.ts';
import { paths } from '../paths.ts';
import { kindName } from '../work/source-words.ts';

const document = `query Source($id: ID!) {
  network { asOf }
  source(id: $id) {
    id title kind url software health message isOpen isStale everyHours nextRunAt lastSuccessAt lastRunAt datasets
    government { cvegeo fullName }
    days(last: 30) { day state runs failures held read rejected changed }
    slo { freshness uptime errors target met }
  }
}`;

type Source = Omit<SourceLine, 'days'> & {
  url: string | null;
  software: string | null;
  message: string | null;
  everyHours: number;
  nextRunAt: string | null;
  lastRunAt: string | null;
  days: SourceDay[];
};
type Data = { source: Source; asOf: string };

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const { source, network } = await api.query<{ source: Source | null; network: { asOf: string } }>(
    document,
    {
      id: params['id'],
    },
  );
  if (!source) throw absence('ninguna fuente en esta dirección');
  return { source, asOf: network.asOf };
}

export function Page({ data: { source, asOf } }: { data: Data }) {
  const { id, title, government } = source;
  const standing = standingOf(source);
  return (
    <article className="stack-wide">
      <Head
        title={title}
        description={`Qué tan al día está «${title}», la fuente de los datos de ${government.fullName}, y cómo respondió en los últimos 30 días.`}
        path={paths.source(id)}
      />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Fuentes', to: paths.sources() }, { name: title }]} />
        <h1>{title}</h1>
        <div className="row">
          <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
          <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
        </div>
        <p className="lede">{sentenceOf(source, asOf)}</p>
      </header>
      {source.message !== null && source.health !== 'HEALTHY' && (
        <Notice kind="attention" title="Qué pasa">
          <p>{source.message}</p>
        </Notice>
      )}
      <section aria-labelledby="dias">
        <div className="section-head">
          <h2 id="dias">Los últimos 30 días</h2>
        </div>
        <DaysChart days={source.days} />
      </section>
      <section aria-labelledby="nivel">
        <div className="section-head">
          <h2 id="nivel">{levelTitle(source)}</h2>
        </div>
        <ServiceLevel slo={source.slo} />
      </section>
      <div className="columns">
        <section aria-labelledby="errores">
          <div className="section-head">
            <h2 id="errores">Qué falló en esos días</h2>
          </div>
          <Troubles days={source.days} />
        </section>
        <aside aria-labelledby="ficha">
          <div className="section-head">
            <h2 id="ficha">Ficha</h2>
          </div>
          <SourceFacts source={source} />
        </aside>
      </div>
    </article>
  );
}

function sentenceOf(
  { lastSuccessAt, nextRunAt, isOpen, isStale, everyHours, datasets }: Source,
  now: string,
): string {
  const read =
    lastSuccessAt === null
      ? 'Todavía no se ha leído bien.'
      : `Se leyó bien por última vez ${agoOf(lastSuccessAt, now)}.`;
  const kept = `Da ${countOf(datasets, 'conjunto vigente', 'conjuntos vigentes')}.`;
  if (!isOpen) return `${read} Está en pausa: lo que publicó se conserva. ${kept}`;
  const late = isStale
    ? ` Debe leerse ${everyOf(everyHours)}, así que está atrasada.`
    : ` Se lee ${everyOf(everyHours)}.`;
  const next = nextRunAt === null ? '' : ` Le toca otra vez el ${formatMoment(nextRunAt)}.`;
  return `${read}${late}${next} ${kept}`;
}

function levelTitle({ slo: { met } }: Source): string {
  if (met === null) return 'Todavía no hay con qué medir cómo cumple';
  return met ? 'Cumple la meta de la red' : 'No cumple la meta de la red';
}

/** The kinds of trouble of the last days, each with what was done about it; who can mend a record is told elsewhere. */
function Troubles({ days }: { days: SourceDay[] }) {
  const sum = (name: 'failures' | 'held' | 'rejected' | 'read') =>
    days.reduce((total, day) => total + day[name], 0);
  const [failures, held, rejected] = [sum('failures'), sum('held'), sum('rejected')];
  if (failures + held + rejected === 0) return <p>Nada: todo lo que se leyó se pudo publicar.</p>;
  const told: [count: number, one: string, many: string, done: string][] = [
    [
      failures,
      'cosecha falló',
      'cosechas fallaron',
      'El portal no respondió bien; no cambió nada de lo publicado.',
    ],
    [
      held,
      'cosecha quedó retenida',
      'cosechas quedaron retenidas',
      'Faltaba demasiado; la decide una persona.',
    ],
    [
      rejected,
      'registro no se pudo publicar',
      'registros no se pudieron publicar',
      `De ${formatNumber(sum('read'))} leídos. Se conserva su última copia buena, y su gobierno sabe qué corregir.`,
    ],
  ];
  return (
    <ul>
      {told
        .filter(([count]) => count > 0)
        .map(([count, one, many, done]) => (
          <li key={one}>
            <strong>{countOf(count, one, many)}.</strong> {done}
          </li>
        ))}
    </ul>
  );
}

function SourceFacts({ source }: { source: Source }) {
  const { government, url, kind, software, everyHours, nextRunAt, lastSuccessAt, lastRunAt, id, datasets } =
    source;
  const address = webAddress(url);
  return (
    <Facts
      facts={[
        [
          'Gobierno',
          <Link key="gobierno" to={paths.government(government.cvegeo)}>
            {government.fullName}
          </Link>,
        ],
        ['Dirección', address !== null && <a href={address}>{address}</a>],
        ['Tipo', kindName(kind)],
        ['Programa del portal', software],
        ['Se lee', everyOf(everyHours)],
        ['Última lectura buena', lastSuccessAt && formatMoment(lastSuccessAt)],
        ['Último intento', lastRunAt && formatMoment(lastRunAt)],
        ['Siguiente turno', nextRunAt && formatMoment(nextRunAt)],
        [
          'Sus datos',
          <Link key="datos" to={paths.search({ fuente: id })}>
            Ver {countOf(datasets, 'conjunto', 'conjuntos')}
          </Link>,
        ],
        [
          'Historial',
          <Link key="bitacora" to={paths.ledger({ gobierno: government.cvegeo })}>
            Ver su bitácora
          </Link>,
        ],
        ['Identificador', <code key="id">{id}</code>],
      ]}
    />
  );
}
