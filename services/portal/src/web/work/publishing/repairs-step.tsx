import { DataTable } from '../../design/data-table.tsx';
import { countOf, formatCell } from '../../format.ts';
import type { Preparation, Repair } from '../upload-types.ts';
import { BeforeAfter } from './before-after.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { repairName } from './repair-words.ts';
import { GoOn, NoFileYet, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';

/** Changes that wait for a yes or a no, and those of mere form that were made: each before and after, with its count. */
export function RepairsStep({ publishing, next, pathOf }: StepProps) {
  const { upload, fields, prepare } = publishing;
  if (!upload?.detected || !upload.report) return <NoFileYet pathOf={pathOf} />;
  const { proposals, preparation } = upload;
  const open = proposals.filter(({ state }) => state === 'open');
  const answered = proposals.filter(({ state }) => state !== 'open');
  const titleOf = (name: string) => fields.find((field) => field.name === name)?.title ?? name;
  const answer = (given: Preparation['proposals']) => {
    const said = new Set([...given.accepted, ...given.rejected]);
    const before = (keys: string[]) => keys.filter((key) => !said.has(key));
    return prepare({
      proposals: {
        accepted: [...before(preparation.proposals.accepted), ...given.accepted],
        rejected: [...before(preparation.proposals.rejected), ...given.rejected],
      },
    });
  };
  return (
    <>
      <StepHead
        title={
          open.length > 0
            ? `${countOf(open.length, 'cambio espera', 'cambios esperan')} su respuesta`
            : 'Arreglos'
        }
        publishing={publishing}
      >
        <p>
          {open.length > 0
            ? 'La red sabe cómo arreglar esto, pero no lo hace sin preguntarle. Su archivo original no se toca.'
            : 'Su archivo original se guarda tal cual; estos arreglos se hacen en la copia que se publica.'}
        </p>
      </StepHead>
      {open.length > 0 ? (
        <ProposalForm proposals={open} titleOf={titleOf} onAnswer={answer} />
      ) : (
        <GoOn to={next} />
      )}
      <Repairs repairs={upload.report.repairs} titleOf={titleOf} />
      {answered.length > 0 && (
        <details className="stack">
          <summary>{countOf(answered.length, 'cambio que ya contestó', 'cambios que ya contestó')}</summary>
          <ProposalForm proposals={answered} titleOf={titleOf} onAnswer={answer} />
        </details>
      )}
    </>
  );
}

function Repairs({ repairs, titleOf }: { repairs: Repair[]; titleOf: (field: string) => string }) {
  if (repairs.length === 0) return <p>No hubo nada más que arreglar.</p>;
  return (
    <section className="stack-tight">
      <h2 className="small-head">Arreglos de forma, ya hechos</h2>
      <DataTable
        caption="Arreglos de forma, con un caso de cada uno"
        captionHidden
        keyOf={({ code, field }) => `${code}-${field}`}
        rows={repairs}
        columns={[
          { title: 'Columna', cell: ({ field }) => (field === '' ? 'Todo el archivo' : titleOf(field)) },
          {
            title: 'Qué se hizo',
            cell: ({ code }) => repairName(code),
          },
          {
            title: 'Por ejemplo',
            cell: ({ before, after }) => <BeforeAfter before={before} after={after} />,
          },
          { title: 'Celdas', isNumber: true, cell: ({ count }) => formatCell(count) },
        ]}
      />
    </section>
  );
}
