import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Breadcrumbs, Head, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatCell } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import {
  type Consultation,
  consultationFields,
  consultationStanding,
  participantsWords,
} from '../parts/demand/consultation-data.ts';
import { supportWords } from '../parts/demand/request-data.ts';
import { paths } from '../paths.ts';

const document = `query Consultation($id: ID!) { consultation(id: $id) { ${consultationFields} } }`;

export async function load({ api, params }: LoadArguments): Promise<Consultation> {
  const { consultation } = await api.query<{ consultation: Consultation | null }>(document, {
    id: params['id'],
  });
  if (!consultation) throw absence('ninguna consulta en esta dirección');
  return consultation;
}

export function Page({ data: consultation }: { data: Consultation }) {
  const { id, title, description, government, isOpen, closedAt, outcome, options } = consultation;
  const standing = consultationStanding(consultation);
  return (
    <article className="stack-wide">
      <Head title={title} description={description} path={paths.consultation(id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Consultas', to: paths.consultations() }, { name: title }]} />
        <h1>{title}</h1>
        <div className="row">
          {government ? (
            <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
          ) : (
            <span>Toda la red</span>
          )}
          <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
          <span className="soft">{participantsWords(consultation)}</span>
        </div>
        <p className="lede user-text">{description}</p>
      </header>
      {isOpen && (
        <p>
          <Link className="button" to={paths.consultationVote(id)}>
            Participar
          </Link>
        </p>
      )}
      {outcome !== null && (
        <Notice title="Qué se hará con el resultado">
          <p className="user-text">{outcome}</p>
        </Notice>
      )}
      {closedAt === null ? <Ballot options={options} /> : <Result options={options} />}
    </article>
  );
}

function Ballot({ options }: Pick<Consultation, 'options'>) {
  return (
    <section aria-labelledby="opciones" className="stack">
      <div className="section-head">
        <h2 id="opciones">Las opciones</h2>
      </div>
      <p className="soft">
        El resultado se publica cuando cierra, para que nadie vote por lo que va ganando.
      </p>
      <ul className="results">
        {options.map(({ id, title, description, request }) => (
          <li key={id}>
            <h3>{request ? <Link to={paths.request(request.id)}>{title}</Link> : title}</h3>
            {description !== null && <p className="small excerpt">{description}</p>}
            {request && <p className="small soft">{supportWords(request.votes)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Result({ options }: Pick<Consultation, 'options'>) {
  return (
    <section aria-labelledby="resultado" className="stack">
      <div className="section-head">
        <h2 id="resultado">El resultado</h2>
      </div>
      <DataTable
        caption="Tres puntos por cada primer lugar, dos por el segundo, uno por el tercero"
        keyOf={({ id }) => id}
        rows={options.map((option, place) => ({ ...option, place: place + 1 }))}
        columns={[
          {
            title: 'Opción',
            cell: ({ place, title, request }) => (
              <>
                {place}. {request ? <Link to={paths.request(request.id)}>{title}</Link> : title}
              </>
            ),
          },
          { title: 'Puntos', isNumber: true, cell: ({ points }) => formatCell(points ?? 0) },
          {
            title: 'Primeros lugares',
            isNumber: true,
            cell: ({ firsts }) => countOf(firsts ?? 0, 'persona', 'personas'),
          },
        ]}
      />
    </section>
  );
}
