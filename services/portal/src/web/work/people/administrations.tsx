import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { Head, StatusWord } from '../../design/text.tsx';
import { formatCell, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';

type Period = {
  state: string;
  /** Of the state. */
  name: string;
  level: 'state' | 'municipality';
  startsOn: string;
  endsOn: string;
  governments: number;
  confirmed: number;
};

export function Page() {
  return <SignedIn roles={['coordinator']}>{() => <Administrations />}</SignedIn>;
}

/** When the administrations of each state and of its municipalities end, as far as anybody confirmed it. */
function Administrations() {
  const { data, problem, reload } = useRest<Listed<Period>>('/api/v1/administrations');
  const { call } = useSession();
  return (
    <div className="stack-wide">
      <Head title="Administraciones, coordinación" path={paths.coordinationAdministrations()} />
      <header className="page-head">
        <h1>Administraciones</h1>
        <p className="lede">
          De estas fechas dependen los avisos antes de cada elección. Mientras nadie las confirme, no le
          quitan el acceso a nadie. Un municipio con otro periodo se corrige en su página de funcionarios.
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="el calendario" />}
      {data && (
        <DataTable
          caption="Periodos por estado"
          keyOf={({ state, level, startsOn, endsOn }) => `${state} ${level} ${startsOn} ${endsOn}`}
          rows={data.items}
          columns={[
            {
              title: 'De quién',
              cell: ({ state, name, level }) => (
                <Link
                  to={
                    level === 'state'
                      ? paths.officials(state)
                      : paths.governments({ estado: state, nivel: 'MUNICIPALITY' })
                  }
                >
                  {level === 'state' ? name : `Municipios de ${name}`}
                </Link>
              ),
            },
            { title: 'Empezó', cell: ({ startsOn }) => formatDate(startsOn) },
            { title: 'Termina', cell: ({ endsOn }) => formatDate(endsOn) },
            { title: 'Gobiernos', isNumber: true, cell: ({ governments }) => formatCell(governments) },
            {
              title: 'Confirmados',
              cell: ({ confirmed, governments }) => (
                <StatusWord kind={confirmed === governments ? 'good' : 'late'}>
                  {confirmed === governments
                    ? 'Todos'
                    : `${formatCell(confirmed)} de ${formatCell(governments)}`}
                </StatusWord>
              ),
            },
            {
              title: 'Confirmar',
              cell: ({ state, level, confirmed, governments }) =>
                confirmed < governments && (
                  <WorkForm
                    label="Confirmar"
                    kind="quiet"
                    action={async () => {
                      await sendJson(call, 'POST', {
                        path: '/api/v1/administrations/confirmation',
                        body: { state, level },
                      });
                      await reload();
                    }}
                  />
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
