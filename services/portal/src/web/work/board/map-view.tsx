import { pipelineStageWords, type PipelineStage } from '@rma/domain';
import { Link } from 'react-router';
import { countOf, formatNumber } from '../../format.ts';
import { toDrawing } from '@rma/domain';
import outlines from '../../parts/mexico-outlines.json' with { type: 'json' };
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { questionOf, withChange } from './board-address.ts';
import type { MapStage } from './board-types.ts';

/** Each stage has a shape of its own, around the origin, so that none is told by its colour. */
const shapes: Record<PipelineStage, string> = {
  prospect: 'M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  invited: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  applied: 'M0-6 6 5H-6z',
  negotiation: 'M0-6 6 0 0 6-6 0z',
  signed: 'M-5-5H5V5H-5z',
  active: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0',
  dormant: 'M-6 0a6 6 0 0 0 12 0z',
  suspended: 'M-5-5 5 5M5-5-5 5',
  withdrawn: 'M-5 0H5',
};

/** With more points than this, a stage is one drawing without links: the table has them all. */
const linkedPoints = 300;

/** Where the governments of each stage are; the table is its twin. */
export function MapView({ parameters }: { parameters: URLSearchParams }) {
  const { data, problem } = useRest<{ total: number; stages: MapStage[] }>(
    `/api/v1/pipeline/map?${questionOf(parameters, { isOrdered: false })}`,
  );
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el mapa" />;
  const some = data.stages.filter(({ total }) => total > 0);
  return (
    <figure className="map stage-map stack">
      <svg
        viewBox={`0 0 ${outlines.width} ${outlines.height}`}
        role="group"
        aria-label={`Mapa de ${countOf(data.total, 'gobierno', 'gobiernos')} por etapa`}
      >
        <g aria-hidden="true">
          {outlines.states.map(({ cvegeo, path }) => (
            <path key={cvegeo} className="outline" d={path} />
          ))}
        </g>
        {some.map((stage) => (
          <StagePoints key={stage.stage} stage={stage} />
        ))}
      </svg>
      <figcaption>
        {some.map(({ stage, total }) => (
          <span key={stage} className="key">
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              <path className={`stage-${stage}`} d={shapes[stage]} />
            </svg>
            <Link to={`/coordinacion${withChange(parameters, { etapa: stage })}`}>
              {pipelineStageWords[stage]}: {formatNumber(total)}
            </Link>
          </span>
        ))}
        <Link to={`/coordinacion${withChange(parameters, { vista: 'tabla' })}`}>
          Ver estos gobiernos como tabla
        </Link>
      </figcaption>
    </figure>
  );
}

function StagePoints({ stage: { stage, governments } }: { stage: MapStage }) {
  const placed = governments.map(({ cvegeo, name, lon, lat }) => {
    const [x, y] = toDrawing(lon, lat, outlines);
    return { cvegeo, name, at: `translate(${Math.round(x)} ${Math.round(y)})` };
  });
  if (placed.length > linkedPoints || stage === 'prospect')
    return (
      <g aria-hidden="true">
        {placed.map(({ cvegeo, at }) => (
          <path key={cvegeo} className={`stage-${stage}`} d={shapes[stage]} transform={at} />
        ))}
      </g>
    );
  return placed.map(({ cvegeo, name, at }) => (
    <Link
      key={cvegeo}
      to={paths.coordinationGovernment(cvegeo)}
      aria-label={`${name}: ${pipelineStageWords[stage]}`}
    >
      <title>{name}</title>
      <path className={`stage-${stage}`} d={shapes[stage]} transform={at} />
    </Link>
  ));
}
