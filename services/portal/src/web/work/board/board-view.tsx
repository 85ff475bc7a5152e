import { pipelineMatterWords, pipelineStageWords, type PipelineStage } from '@rma/domain';
import { Link } from 'react-router';
import { StatusShape } from '../../design/icons.tsx';
import { EmptyState } from '../../design/text.tsx';
import { countOf, formatDate, formatNumber } from '../../format.ts';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { questionOf, withChange } from './board-address.ts';
import { moveFocus } from './board-keys.ts';
import type { Board, BoardStage, Card } from './board-types.ts';
import { placeOf, stageKinds } from './standing-words.ts';

/** Off the way: shown after the rest, and only where there is somebody. */
const aside: readonly PipelineStage[] = ['dormant', 'suspended', 'withdrawn'];

/** Every stage as a column with what is most pressing first; on a narrow screen, a list stage by stage. */
export function BoardView({ parameters }: { parameters: URLSearchParams }) {
  const asked = new URLSearchParams(questionOf(parameters, { isOrdered: true }));
  const only = asked.get('stage');
  asked.delete('stage');
  const { data, problem } = useRest<Board>(`/api/v1/pipeline/board?${asked}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el tablero" />;
  const shown = data.stages.filter(({ stage, total }) => {
    if (only !== null) return stage === only;
    return total > 0 || !aside.includes(stage);
  });
  if (data.total === 0)
    return (
      <EmptyState title="Ningún gobierno cumple esos filtros">
        <p>
          <Link to={paths.coordination()}>Quite los filtros</Link> o cambie alguno.
        </p>
      </EmptyState>
    );
  return (
    <div className="stack">
      <Summary board={data} parameters={parameters} />
      <div className="board" data-board>
        {shown.map((column) => (
          <Column key={column.stage} column={column} parameters={parameters} />
        ))}
      </div>
      <p className="small soft keys-hint">
        Teclado: <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> recorren los gobiernos, <kbd>Intro</kbd>{' '}
        abre el que tiene el foco.
      </p>
    </div>
  );
}

/** What asks for somebody, in one sentence whose parts lead to it. */
function Summary({ board: { total, matters }, parameters }: { board: Board; parameters: URLSearchParams }) {
  const some = matters.filter((matter) => matter.total > 0);
  return (
    <ul className="matters" aria-label={`De ${formatNumber(total)} gobiernos, lo que pide atención`}>
      {some.length === 0 && <li className="soft">Nada pide atención en estos gobiernos.</li>}
      {some.map(({ matter, total: count }) => (
        <li key={matter}>
          <Link to={`/coordinacion${withChange(parameters, { asunto: matter, vista: 'tabla' })}`}>
            {pipelineMatterWords[matter]}: <strong>{formatNumber(count)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Column({
  column: { stage, total, waiting, governments },
  parameters,
}: {
  column: BoardStage;
  parameters: URLSearchParams;
}) {
  const id = `etapa-${stage}`;
  const rest = total - governments.length;
  return (
    <section className="board-column" aria-labelledby={id} data-column>
      <h2 id={id}>
        <span className={`status ${stageKinds[stage]}`}>
          <StatusShape kind={stageKinds[stage]} />
          {pipelineStageWords[stage]}
        </span>{' '}
        <span className="count">{formatNumber(total)}</span>
      </h2>
      <p className="small soft">
        {total === 0
          ? 'Ninguno'
          : waiting === 0
            ? 'Ninguno pide atención'
            : `${formatNumber(waiting)} ${waiting === 1 ? 'pide' : 'piden'} atención`}
      </p>
      <ol>
        {governments.map((card) => (
          <CardLine key={card.cvegeo} card={card} stage={stage} />
        ))}
      </ol>
      {rest > 0 && (
        <p className="small">
          <Link
            data-stop
            onKeyDown={moveFocus}
            to={`/coordinacion${withChange(parameters, { etapa: stage, vista: 'tabla' })}`}
          >
            Ver los {formatNumber(total)}
            <span className="visually-hidden"> de la etapa {pipelineStageWords[stage]}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

function CardLine({ card, stage }: { card: Card; stage: PipelineStage }) {
  const [first, second, ...others] = card.matters;
  const isProspect = stage === 'prospect' || stage === 'invited';
  return (
    <li className={card.matters.length > 0 ? 'waiting' : undefined}>
      <Link data-stop onKeyDown={moveFocus} to={paths.coordinationGovernment(card.cvegeo)}>
        {card.name}
      </Link>
      <span className="soft">{placeOf(card)}</span>
      {first && <strong>{pipelineMatterWords[first]}</strong>}
      {second && <strong>{pipelineMatterWords[second]}</strong>}
      {others.length > 0 && <span>y {countOf(others.length, 'asunto más', 'asuntos más')}</span>}
      {isProspect && card.eligibility.until !== null && (
        <span>Elegible hasta el {formatDate(card.eligibility.until)}</span>
      )}
      {card.nextStep !== null && (
        <span>
          {card.nextStepOn !== null && `${formatDate(card.nextStepOn)}: `}
          {card.nextStep}
        </span>
      )}
      {card.owner && <span className="soft">Responde {card.owner.name}</span>}
    </li>
  );
}
