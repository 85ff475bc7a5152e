import { eligibilityWords, invitableStages, pipelineMatterWords, pipelineStageWords } from '@rma/domain';
import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { EmptyState, StatusWord } from '../../design/text.tsx';
import { countOf, formatDate, formatNumber } from '../../format.ts';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { usePages } from '../use-pages.ts';
import { questionOf } from './board-address.ts';
import { moveFocus } from './board-keys.ts';
import type { Standing } from './board-types.ts';
import {
  agreementText,
  commitmentsText,
  inventoryText,
  placeOf,
  requestsText,
  stageKinds,
  vacanciesText,
} from './standing-words.ts';

/** As many governments as one invitation takes. */
const invitedAtOnce = 200;

/** Every government with everything that is known of it, a row each; some can be chosen to be invited. */
export function TableView({ parameters, mayWrite }: { parameters: URLSearchParams; mayWrite: boolean }) {
  const { items, total, problem, more } = usePages<Standing>(
    `/api/v1/pipeline?first=50&${questionOf(parameters, { isOrdered: true })}`,
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!items) return <Loading what="los gobiernos" />;
  if (items.length === 0)
    return (
      <EmptyState title="Ningún gobierno cumple esos filtros">
        <p>
          <Link to={paths.coordination({ vista: 'tabla' })}>Quite los filtros</Link> o cambie alguno.
        </p>
      </EmptyState>
    );
  const invitable = items.filter(({ stage }) => invitableStages.includes(stage)).map(({ cvegeo }) => cvegeo);
  const toggle = (cvegeo: string) =>
    setChosen(chosen.includes(cvegeo) ? chosen.filter((each) => each !== cvegeo) : [...chosen, cvegeo]);
  const onKeyDown = (cvegeo: string) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'x' && mayWrite && invitable.includes(cvegeo)) {
      event.preventDefault();
      toggle(cvegeo);
    } else moveFocus(event);
  };
  return (
    <div className="stack">
      <p role="status">{countOf(total ?? items.length, 'gobierno', 'gobiernos')}</p>
      {mayWrite && invitable.length > 0 && (
        <Selection chosen={chosen} invitable={invitable} onChoose={setChosen} />
      )}
      <div className="pipeline-table" data-board>
        <div data-column>
          <DataTable
            caption="Gobiernos y cómo va cada uno"
            captionHidden
            keyOf={({ cvegeo }) => cvegeo}
            rows={items}
            needsAttention={({ matters }) => matters.length > 0}
            columns={[
              {
                title: 'Gobierno',
                cell: (row) => (
                  <span className={mayWrite ? 'chosen-government' : undefined}>
                    {mayWrite && invitable.includes(row.cvegeo) && (
                      <input
                        type="checkbox"
                        aria-label={`Elegir ${row.name} para invitarlo`}
                        checked={chosen.includes(row.cvegeo)}
                        onChange={() => toggle(row.cvegeo)}
                      />
                    )}
                    <span>
                      <Link
                        data-stop
                        onKeyDown={onKeyDown(row.cvegeo)}
                        to={paths.coordinationGovernment(row.cvegeo)}
                      >
                        {row.name}
                      </Link>{' '}
                      <span className="soft small">
                        {placeOf(row)}, clave{'\u00a0'}
                        {row.cvegeo}
                      </span>
                    </span>
                  </span>
                ),
              },
              {
                title: 'Etapa',
                cell: ({ stage }) => (
                  <StatusWord kind={stageKinds[stage]}>{pipelineStageWords[stage]}</StatusWord>
                ),
              },
              {
                title: 'Pide atención',
                cell: ({ matters }) =>
                  matters.length === 0
                    ? 'Nada'
                    : matters.map((matter) => pipelineMatterWords[matter]).join('; '),
              },
              { title: 'Convenio', cell: agreementText },
              { title: 'Compromisos', cell: commitmentsText },
              { title: 'Peticiones', cell: requestsText },
              { title: 'Inventario y plan', cell: inventoryText },
              { title: 'Cargos', cell: vacanciesText },
              { title: 'Responsable y próximo paso', cell: nextStepText },
              { title: 'Elegible', cell: eligibleText },
            ]}
          />
        </div>
      </div>
      <p className="small soft keys-hint">
        Teclado: <kbd>↑</kbd> <kbd>↓</kbd> recorren los gobiernos, <kbd>Intro</kbd> abre el que tiene el foco
        {mayWrite && (
          <>
            {' '}
            y <kbd>X</kbd> lo elige para invitarlo
          </>
        )}
        .
      </p>
      {more && (
        <p>
          <button type="button" className="button quiet" onClick={() => void more()}>
            Ver 50 más
          </button>
        </p>
      )}
    </div>
  );
}

function Selection({
  chosen,
  invitable,
  onChoose,
}: {
  chosen: readonly string[];
  invitable: readonly string[];
  onChoose: (cvegeos: readonly string[]) => void;
}) {
  const some = chosen.slice(0, invitedAtOnce);
  return (
    <div className="row">
      {some.length > 0 && (
        <Link className="button" to={paths.coordinationInvite(some)}>
          Invitar a {countOf(some.length, 'gobierno', 'gobiernos')}
        </Link>
      )}
      <button
        type="button"
        className="button quiet"
        onClick={() => onChoose([...new Set([...chosen, ...invitable])])}
      >
        Elegir los {formatNumber(invitable.length)} que se pueden invitar
      </button>
      {some.length > 0 && (
        <button type="button" className="button quiet" onClick={() => onChoose([])}>
          No elegir ninguno
        </button>
      )}
      {chosen.length > invitedAtOnce && (
        <span className="soft">Se invita a {invitedAtOnce} a la vez: los primeros que eligió.</span>
      )}
    </div>
  );
}

function nextStepText({ owner, nextStep, nextStepOn }: Standing) {
  const step =
    nextStep === null ? null : `${nextStepOn === null ? '' : `${formatDate(nextStepOn)}: `}${nextStep}`;
  return [owner?.name, step].filter(Boolean).join('. ') || 'Nadie todavía';
}

function eligibleText({ eligibility: { reason, until } }: Standing) {
  return until === null ? eligibilityWords[reason] : `Sí, hasta el ${formatDate(until)}`;
}
