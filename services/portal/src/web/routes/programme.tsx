import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { EmptyState, Facts, Head } from '../design/text.tsx';
import { countOf, formatCell, formatDate, formatShare } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import {
  type Programme,
  type ToolkitEntry,
  businessTime,
  cohortWords,
} from '../parts/toolkit/programme-types.ts';
import { WebinarList } from '../parts/toolkit/webinar-list.tsx';
import { paths } from '../paths.ts';

export type Data = Programme & { now: string };

export async function load({ api }: LoadArguments): Promise<Data> {
  const programme = await api.read<Programme>('/api/v1/programme');
  if (!programme) throw absence('el programa en este momento');
  return { ...programme, now: new Date().toISOString() };
}

export function Page({ data }: { data: Data }) {
  const coming = data.webinars.filter(({ startsAt }) => startsAt >= data.now);
  const recorded = data.webinars.filter(({ startsAt, recordingUrl }) => startsAt < data.now && recordingUrl);
  return (
    <div className="stack-wide">
      <Head
        title="Programa de seis semanas"
        description="Seis semanas para pasar de los archivos de cada área a datos abiertos que se usan, con escuadrón, guías y seminarios."
        path={paths.programme()}
      />
      <header className="page-head">
        <h1>Programa de seis semanas</h1>
        <p className="lede">
          Un escuadrón acompaña a cada gobierno, en generaciones que empiezan juntas, desde formar el equipo
          hasta que alguien usa los datos. Quien es integrante entra sin costo.
        </p>
        <p className="row">
          <a href="/programa.ics">Calendario (ICS)</a>
          <Link to={paths.panelProgramme()}>Ir a mi programa</Link>
        </p>
      </header>
      <Weeks data={data} />
      <section className="stack" aria-labelledby="generaciones">
        <h2 id="generaciones">Generaciones</h2>
        {data.cohorts.length === 0 ? (
          <EmptyState title="Todavía no hay una generación anunciada">
            <p>Los integrantes reciben aviso cuando se abre la siguiente.</p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Generaciones del programa"
            captionHidden
            keyOf={({ id }) => id}
            rows={data.cohorts}
            columns={[
              { title: 'Generación', cell: ({ name }) => name },
              { title: 'Empieza', cell: ({ startsOn }) => formatDate(startsOn) },
              { title: 'Termina', cell: ({ endsOn }) => formatDate(endsOn) },
              { title: 'Situación', cell: cohortWords },
              { title: 'Gobiernos', isNumber: true, cell: ({ governments }) => formatCell(governments) },
              { title: 'Ya terminaron', isNumber: true, cell: ({ finished }) => formatCell(finished) },
            ]}
          />
        )}
      </section>
      {coming.length > 0 && (
        <section className="stack" aria-labelledby="seminarios">
          <h2 id="seminarios">Próximos seminarios</h2>
          <WebinarList webinars={coming} />
        </section>
      )}
      {recorded.length > 0 && (
        <section className="stack" aria-labelledby="grabaciones">
          <h2 id="grabaciones">Grabaciones</h2>
          <WebinarList webinars={recorded} />
        </section>
      )}
      <Toolkit title="Guías" id="guias" entries={data.toolkit.filter(({ kind }) => kind === 'guide')} />
      <Toolkit
        title="Plantillas"
        id="plantillas"
        entries={data.toolkit.filter(({ kind }) => kind === 'template')}
      />
      <AnswerTimes data={data} />
    </div>
  );
}

function Weeks({ data: { weeks, toolkit } }: { data: Data }) {
  const titleOf = (slug: string) => toolkit.find((entry) => entry.slug === slug)?.title ?? slug;
  return (
    <section className="stack" aria-labelledby="semanas">
      <h2 id="semanas">Semana por semana</h2>
      <ol className="dialog-lines plain">
        {weeks.map(({ number, title, purpose, tasks }) => (
          <li key={number} className="stack-tight">
            <h3>
              Semana {number}: {title}
            </h3>
            <p>{purpose}</p>
            <ul>
              {tasks.map(({ key, title: task, guide }) => (
                <li key={key}>
                  {task}. Material: <Link to={paths.toolkitDocument(guide)}>{titleOf(guide)}</Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Toolkit({ title, id, entries }: { title: string; id: string; entries: ToolkitEntry[] }) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="dialog-lines toolkit-list plain">
        {entries.map((entry) => (
          <li key={entry.slug}>
            <Link to={paths.toolkitDocument(entry.slug)}>{entry.title}</Link>
            <p className="small soft">{entry.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerTimes({ data: { times } }: { data: Data }) {
  if (times.answered === 0) return null;
  return (
    <section className="stack" aria-labelledby="tiempos">
      <h2 id="tiempos">Qué tan pronto responde el escuadrón</h2>
      <p>
        En los últimos doce meses, {countOf(times.opened, 'consulta', 'consultas')} de los gobiernos. El
        tiempo es hábil: de nueve a dieciocho horas, de lunes a viernes.
      </p>
      <Facts
        facts={[
          [
            'La mitad tuvo respuesta en',
            times.firstAnswerMinutes === null ? null : businessTime(times.firstAnswerMinutes),
          ],
          ['Respondidas en una jornada', formatShare(times.answeredInTime / times.answered)],
          [
            'La mitad quedó resuelta en',
            times.solutionMinutes === null ? null : businessTime(times.solutionMinutes),
          ],
          ['Resueltas', formatCell(times.solved)],
        ]}
      />
    </section>
  );
}
