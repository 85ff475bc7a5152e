import { StatusWord } from '../../design/text.tsx';
import { formatShare } from '../../format.ts';
import type { ServiceLevel as Level } from './source-data.ts';

const share = (value: number | null) => (value === null ? 'sin datos' : formatShare(value));

type Measure = { name: string; value: number | null; isMet: boolean | null; goal: string; sentence: string };

function measuresOf({ freshness, uptime, errors, target }: Level): Measure[] {
  const atLeast = (value: number | null) => (value === null ? null : value >= target);
  return [
    {
      name: 'Actualidad',
      value: freshness,
      isMet: atLeast(freshness),
      goal: `al menos ${formatShare(target)}`,
      sentence: 'Días en que su última lectura buena tenía menos del doble del plazo prometido.',
    },
    {
      name: 'Disponibilidad',
      value: uptime,
      isMet: atLeast(uptime),
      goal: `al menos ${formatShare(target)}`,
      sentence: 'Cosechas en que el portal respondió bien.',
    },
    {
      name: 'Registros rechazados',
      value: errors,
      isMet: errors === null ? null : errors <= 1 - target,
      goal: `a lo más ${formatShare(1 - target)}`,
      sentence: 'De los que se leyeron, los que no se pudieron publicar.',
    },
  ];
}

/** How a source did against the network's goal in the last thirty days, each figure with what it means. */
export function ServiceLevel({ slo }: { slo: Level }) {
  return (
    <dl className="service-level">
      {measuresOf(slo).map(({ name, value, isMet, goal, sentence }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{share(value)}</strong>{' '}
            {isMet !== null && (
              <StatusWord kind={isMet ? 'good' : 'bad'}>{isMet ? 'Cumple' : 'No cumple'}</StatusWord>
            )}
            <span className="small soft">
              Meta: {goal}. {sentence}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
