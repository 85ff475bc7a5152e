import { Link, useParams } from 'react-router';
import { TextArea, TextField } from '../../design/form.tsx';
import { Breadcrumbs, EmptyState, Facts, Head, StatusWord } from '../../design/text.tsx';
import { countOf, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { type HandoverPlan, type HandoverStep, type Handovers, handoverRoles } from './handover-types.ts';

export function Page() {
  const { cvegeo = '' } = useParams();
  return (
    <SignedIn roles={handoverRoles}>
      {(account) => <Handover key={cvegeo} cvegeo={cvegeo} account={account} />}
    </SignedIn>
  );
}

/** The plan by which an administration hands over what it has in the network. */
function Handover({ cvegeo, account }: { cvegeo: string; account: Account }) {
  const { data, problem, reload } = useRest<Handovers>(`/api/v1/governments/${cvegeo}/handovers`);
  const mayWrite = account.grants.some(
    (grant) =>
      grant.role === 'coordinator' ||
      ((grant.role === 'liaison' || grant.role === 'administrator') && grant.cvegeo === cvegeo),
  );
  const title = `Plan de entrega${data ? ` de ${data.name}` : ''}`;
  return (
    <div className="stack-wide">
      <Head title={title} path={paths.handover(cvegeo)} />
      <header className="page-head">
        <Breadcrumbs
          trail={[{ name: 'Funcionarios', to: paths.officials(cvegeo) }, { name: 'Plan de entrega' }]}
        />
        <h1>{title}</h1>
        <p className="lede">
          El convenio y lo publicado siguen; los accesos terminan con la administración. Este plan dice qué
          dejar listo, quién se encarga y para cuándo.
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="el plan de entrega" />}
      {data?.items.length === 0 && (
        <EmptyState title="Todavía no hay un plan de entrega">
          <p>
            La red lo abre tres meses antes de la elección. Revise que el último día de la administración esté
            bien en <Link to={paths.officials(cvegeo)}>Funcionarios</Link>.
          </p>
        </EmptyState>
      )}
      {data?.items.map((plan) => (
        <Plan
          key={plan.id}
          cvegeo={cvegeo}
          plan={plan}
          today={data.today}
          mayWrite={mayWrite}
          onChange={reload}
        />
      ))}
    </div>
  );
}

function Plan({
  cvegeo,
  plan,
  today,
  mayWrite,
  onChange,
}: {
  cvegeo: string;
  plan: HandoverPlan;
  today: string;
  mayWrite: boolean;
  onChange: () => Promise<void>;
}) {
  const { call } = useSession();
  const path = `/api/v1/governments/${cvegeo}/handovers/${plan.id}`;
  const left = plan.items.filter(({ doneAt }) => doneAt === null);
  return (
    <section className="stack" aria-labelledby={`plan-${plan.id}`}>
      <h2 id={`plan-${plan.id}`}>Administración que termina el {formatDate(plan.administrationEndsOn)}</h2>
      <Facts
        facts={[
          ['Elección', formatDate(plan.electionOn)],
          ['Debe estar listo', formatDate(plan.dueOn)],
          [
            'Situación',
            plan.readyAt === null ? countOf(left.length, 'paso por hacer', 'pasos por hacer') : null,
          ],
          ['Listo desde', plan.readyAt === null ? null : formatDate(plan.readyAt)],
        ]}
      />
      <p className="row">
        <Link to={paths.handoverAct(cvegeo)}>Acta para imprimir</Link>
      </p>
      <ol className="dialog-lines plain">
        {plan.items.map((step) => (
          <Step
            key={step.key}
            step={step}
            path={path}
            today={today}
            mayWrite={mayWrite}
            onChange={onChange}
          />
        ))}
      </ol>
      {mayWrite && plan.readyAt === null && (
        <WorkForm
          label="Dar el plan por listo"
          action={async () => {
            await sendJson(call, 'POST', { path: `${path}/ready` });
            await onChange();
          }}
        />
      )}
    </section>
  );
}

function Step({
  step,
  path,
  today,
  mayWrite,
  onChange,
}: {
  step: HandoverStep;
  path: string;
  today: string;
  mayWrite: boolean;
  onChange: () => Promise<void>;
}) {
  const { call } = useSession();
  const isLate = step.doneAt === null && step.dueOn < today;
  return (
    <li className="stack-tight">
      <h3>{step.title}</h3>
      <p className="small soft">{step.why}</p>
      <p>
        <StatusWord kind={step.doneAt !== null ? 'good' : isLate ? 'bad' : 'none'}>
          {step.doneAt !== null
            ? `Hecho el ${formatDate(step.doneAt)}`
            : `${isLate ? 'Venció el' : 'Para el'} ${formatDate(step.dueOn)}`}
        </StatusWord>{' '}
        {step.responsible ?? 'Sin responsable'}. {step.note}
      </p>
      {mayWrite && (
        <details>
          <summary>
            Cambiar<span className="visually-hidden"> «{step.title}»</span>
          </summary>
          <WorkForm
            label="Guardar el paso"
            kind="quiet"
            action={async (form) => {
              await sendJson(call, 'PUT', {
                path: `${path}/steps/${step.key}`,
                body: {
                  responsible: textOf(form, 'responsible') || null,
                  dueOn: textOf(form, 'dueOn') || step.dueOn,
                  note: textOf(form, 'note') || null,
                  isDone: form.get('isDone') === 'on',
                },
              });
              await onChange();
            }}
          >
            {(mistakes) => (
              <>
                <TextField
                  name="responsible"
                  label="Quién se encarga"
                  isRequired={false}
                  defaultValue={step.responsible ?? ''}
                  mistake={mistakes['responsible']}
                />
                <TextField
                  name="dueOn"
                  label="Para cuándo"
                  type="date"
                  defaultValue={step.dueOn}
                  mistake={mistakes['dueOn']}
                />
                <TextArea
                  name="note"
                  label="Nota, o por qué no aplica"
                  isRequired={false}
                  defaultValue={step.note ?? ''}
                  mistake={mistakes['note']}
                />
                <label className="row">
                  <input type="checkbox" name="isDone" defaultChecked={step.doneAt !== null} /> Ya se hizo
                </label>
              </>
            )}
          </WorkForm>
        </details>
      )}
    </li>
  );
}
