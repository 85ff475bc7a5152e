import { ledgerCauseWords } from '@rma/domain';
import { Form, Link } from 'react-router';
import { SelectField, TextField } from '../design/form.tsx';
import { Pagination } from '../design/navigation.tsx';
import { EmptyState, Head, Notice } from '../design/text.tsx';
import { formatDate, formatNumber } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import {
  type NamedGovernment,
  filterOf,
  governmentCalled,
  ledgerTypes,
  readLedgerParameters,
} from '../parts/ledger-filters.ts';
import { type LedgerLine, LedgerSentence, ledgerFields } from '../parts/ledger-list.tsx';
import { type LedgerParameters, paths } from '../paths.ts';

const document = `query Ledger($filter: LedgerFilter, $after: String) {
  ledger(filter: $filter, first: 40, after: $after) {
    totalCount
    nodes { ${ledgerFields} cause body previousHash hash }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Entry = LedgerLine & { cause: string | null; body: string; previousHash: string; hash: string };
type Data = {
  parameters: LedgerParameters;
  government: NamedGovernment | null;
  ledger: {
    totalCount: number;
    nodes: Entry[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const parameters = readLedgerParameters(url);
  const { gobierno: typed } = parameters;
  const government = typed === undefined ? null : await governmentCalled(api, typed);
  const { ledger } = await api.query<Pick<Data, 'ledger'>>(document, {
    // A government nobody has is no reason to show everybody's entries.
    filter: filterOf(parameters, government?.cvegeo ?? typed ?? null),
    after: parameters['pagina-despues'] ?? null,
  });
  return { parameters, government, ledger };
}

export function Page({ data: { parameters, government, ledger } }: { data: Data }) {
  const { 'pagina-despues': pageAfter, ...kept } = parameters;
  const isFiltered = Object.keys(kept).length > 0;
  return (
    <div className="stack">
      <Head
        title="Bitácora pública"
        description="Cada cambio público de la red, en orden y a prueba de alteraciones."
        path={paths.ledger()}
      />
      <link rel="alternate" type="application/atom+xml" title="Bitácora pública" href={feedOf(government)} />
      <h1>Bitácora pública</h1>
      <p className="lede">
        Cada cambio público de la red queda aquí, en orden. Cada anotación lleva la huella de la anterior, así
        que cualquiera puede comprobar que nada se borró ni se cambió.
      </p>
      <Filters parameters={kept} government={government} />
      {kept.gobierno !== undefined && government === null && (
        <Notice role="status">
          <p>Ningún gobierno se llama «{kept.gobierno}»; escriba su nombre o su clave del INEGI.</p>
        </Notice>
      )}
      {kept.asunto !== undefined && (
        <p>
          Solo lo de <code>{kept.asunto}</code>. <Link to={paths.ledger()}>Ver todo</Link>
        </p>
      )}
      {ledger.nodes.length === 0 ? (
        <EmptyState title={isFiltered ? 'Ninguna anotación coincide' : 'Todavía no hay anotaciones'}>
          {isFiltered && (
            <p>
              <Link to={paths.ledger()}>Vea toda la bitácora</Link>.
            </p>
          )}
        </EmptyState>
      ) : (
        <Entries entries={ledger.nodes} />
      )}
      <Pagination
        shown={ledger.nodes.length}
        total={ledger.totalCount}
        noun="anotaciones"
        first={pageAfter === undefined ? null : paths.ledger(kept)}
        next={
          ledger.pageInfo.hasNextPage && ledger.pageInfo.endCursor !== null
            ? paths.ledger({ ...kept, 'pagina-despues': ledger.pageInfo.endCursor })
            : null
        }
      />
      <HowToVerify government={government} />
    </div>
  );
}

function Filters({
  parameters,
  government,
}: {
  parameters: LedgerParameters;
  government: NamedGovernment | null;
}) {
  const { gobierno, tipo = '', desde, hasta, asunto } = parameters;
  const hasAny = Object.keys(parameters).length > 0;
  return (
    <Form
      action={paths.ledger()}
      method="get"
      role="search"
      aria-label="Buscar en la bitácora"
      key={JSON.stringify(parameters)}
    >
      {asunto !== undefined && <input type="hidden" name="asunto" value={asunto} />}
      <div className="filter-fields">
        <TextField
          name="gobierno"
          label="Gobierno o clave del INEGI"
          defaultValue={government?.fullName ?? gobierno ?? ''}
        />
        <SelectField
          name="tipo"
          label="Qué cambió"
          defaultValue={tipo}
          options={[
            { value: '', label: 'Todo' },
            ...Object.entries(ledgerTypes).map(([value, { name }]) => ({ value, label: name })),
          ]}
        />
        <TextField name="desde" label="Desde" type="date" defaultValue={desde ?? ''} />
        <TextField name="hasta" label="Hasta" type="date" defaultValue={hasta ?? ''} />
      </div>
      <p className="row">
        <button type="submit" className="button">
          Buscar
        </button>
        {hasAny && <Link to={paths.ledger()}>Quitar los filtros</Link>}
      </p>
    </Form>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ol className="ledger">
      {entries.map((entry) => (
        <li key={entry.seq} id={`anotacion-${entry.seq}`}>
          <time dateTime={entry.at}>{formatDate(entry.at)}</time>
          <div>
            <LedgerSentence entry={{ ...entry, count: 1 }} />
            {ledgerCauseWords(entry.cause) !== null && (
              <p className="soft">{ledgerCauseWords(entry.cause)}</p>
            )}
            <details className="soft">
              <summary>Anotación {formatNumber(entry.seq)}</summary>
              <pre tabIndex={0} aria-label={`Texto de la anotación ${entry.seq}`}>
                <code>{entry.body}</code>
              </pre>
              <p>
                Huella anterior: <code>{entry.previousHash.slice(0, 16)}…</code> Huella:{' '}
                <code>{entry.hash.slice(0, 16)}…</code>
              </p>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}

const feedOf = (government: NamedGovernment | null) =>
  government === null ? '/bitacora.atom' : `/bitacora.atom?government=${government.cvegeo}`;

function HowToVerify({ government }: { government: NamedGovernment | null }) {
  return (
    <section aria-labelledby="comprobar" className="stack">
      <div className="section-head">
        <h2 id="comprobar">Compruébela usted</h2>
        <a href={feedOf(government)}>
          Seguir {government === null ? 'la bitácora' : `lo de ${government.fullName}`} (Atom)
        </a>
      </div>
      <p>
        La huella de una anotación es la suma SHA-256 de la huella anterior, un salto de línea y el texto de
        la anotación. Si alguien cambiara una sola letra de una anotación vieja, cambiarían su huella y la de
        todas las que siguen.
      </p>
      <ul>
        <li>
          <a href="/ledger.ndjson">Toda la bitácora</a>, una anotación por línea, con su texto exacto.
        </li>
        <li>
          <a href="/api/v1/ledger/head">La última anotación, firmada</a> por esta instalación: quien la guarda
          puede notar después si se reescribió lo anterior.
        </li>
        <li>
          La orden <code>rma ledger verify</code> baja la bitácora, comprueba cada huella y la firma, y
          recuerda hasta dónde llegó.
        </li>
      </ul>
    </section>
  );
}
