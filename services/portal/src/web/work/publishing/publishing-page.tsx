import { Link, Navigate, useParams } from 'react-router';
import { Breadcrumbs, EmptyState, Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { panelRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { SignedIn } from '../signed-in.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DescriptionStep } from './description-step.tsx';
import { FileStep } from './file-step.tsx';
import { PrivacyStep } from './privacy-step.tsx';
import { ReadingStep } from './reading-step.tsx';
import { ReleaseStep } from './release-step.tsx';
import { RepairsStep } from './repairs-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { Reviewing } from './reviewing.tsx';
import { StepsList } from './steps-list.tsx';
import { isReviewing } from './open-questions.ts';
import { type Step, type StepId, isStepId, nextStep, stepsOf } from './steps.ts';
import type { StepProps } from './step-props.ts';
import { useLead } from './use-lead.ts';
import { type Publishing, usePublishing } from './use-publishing.ts';

export function Page() {
  const { id = '', recurso = '', paso } = useParams();
  return (
    <SignedIn roles={panelRoles}>
      {() => <Flow key={`${id}/${recurso}`} packageId={id} resourceName={recurso} step={paso} />}
    </SignedIn>
  );
}

type FlowProps = { packageId: string; resourceName: string; step: string | undefined };

/** One resource's road to the public, one decision a screen; its address says which, and none lands where it is needed. */
function Flow({ packageId, resourceName, step }: FlowProps) {
  const { publishing, problem, isAbsent, sent } = usePublishing({ packageId, resourceName });
  const steps = publishing && situated(publishing);
  const isRunning = isReviewing(publishing?.upload ?? null);
  const pathOf = (id: StepId) => paths.panelStep(packageId, resourceName, id);
  const next = steps && pathOf(nextStep(steps));

  const isLeading = useLead({ isRunning, sent, next, isBusy: step === 'descripcion' });

  if (isAbsent) return <Absent packageId={packageId} />;
  if (!publishing || !steps || !next)
    return problem ? <ProblemNotice problem={problem} /> : <Loading what="su avance" />;
  if (!isStepId(step)) return <Navigate to={isRunning ? pathOf('archivo') : next} replace />;

  const { work, resource, upload } = publishing;
  const current = steps.find(({ id }) => id === step);
  return (
    <div className="publishing">
      <Head title={`${current?.title ?? ''}: ${resource.title}`} path={pathOf(step)} />
      <header className="stack-tight">
        <Breadcrumbs
          trail={[
            { name: 'Mi panel', to: paths.panel() },
            { name: work.title, to: paths.panelPackage(work.id) },
          ]}
        />
      </header>
      <StepsList steps={steps} current={step} pathOf={pathOf} />
      <div className="publishing-step stack">
        {isLeading && upload ? (
          <Reviewing upload={upload} />
        ) : (
          <StepBody step={step} publishing={publishing} steps={steps} next={next} pathOf={pathOf} />
        )}
      </div>
    </div>
  );
}

function situated({ work, resource, upload, fields }: Publishing): Step[] {
  return stepsOf({ work, resource, upload, required: fields.filter(({ isRequired }) => isRequired) });
}

function StepBody({ step, ...props }: StepProps & { step: StepId }) {
  switch (step) {
    case 'archivo':
      return <FileStep {...props} />;
    case 'lectura':
      return <ReadingStep {...props} />;
    case 'columnas':
      return <ColumnsStep {...props} />;
    case 'arreglos':
      return <RepairsStep {...props} />;
    case 'privacidad':
      return <PrivacyStep {...props} />;
    case 'revision':
      return <ReviewStep {...props} />;
    case 'descripcion':
      return <DescriptionStep {...props} />;
    case 'publicar':
      return <ReleaseStep {...props} />;
  }
}

function Absent({ packageId }: { packageId: string }) {
  return (
    <EmptyState title="Este recurso ya no está en el paquete">
      <Head title="Recurso retirado" path={paths.panelPackage(packageId)} />
      <p>
        <Link to={paths.panelPackage(packageId)}>Ver el paquete</Link>
      </p>
    </EmptyState>
  );
}
