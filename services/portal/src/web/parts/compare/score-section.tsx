import { Link } from 'react-router';
import { formatCell } from '../../format.ts';
import { paths } from '../../paths.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import { DotPicture } from '../chart/dot-picture.tsx';
import { type Dot, DotRows } from '../chart/dot-rows.tsx';
import { findingOf } from '../finding.ts';
import { type ComparedInDetail, type Score, isOutside, outsideWords } from './compared-in-detail.ts';

const ticks = [0, 25, 50, 75, 100];
const unit = 'De 0 a 100 puntos';
const points = (value: number) => formatCell(value, { decimals: 0 });
const missingWords = (each: ComparedInDetail) => (isOutside(each) ? outsideWords : 'muy poco que juzgar');

type Figure = { id: string; name: string };
const overall: Figure = { id: 'grade', name: 'Calificación' };

/** The grade and each figure it is made of: a panel a figure, all from 0 to 100, and what cannot be judged told as such. */
export function ScoreSection({ compared, theme }: { compared: ComparedInDetail[]; theme: string | null }) {
  const figures = compared.find(({ who }) => who.score !== null)?.who.score?.figures ?? [];
  if (figures.length === 0) return null;
  const panels = [overall, ...figures].map((figure) => ({
    id: figure.id,
    title: figure.name,
    dots: compared.map((each): Dot => {
      const value = valueOf(each.who.score, figure);
      return {
        key: each.government.cvegeo,
        name: each.government.name,
        value,
        words: value === null ? missingWords(each) : points(value),
      };
    }),
  }));
  return (
    <ChartBlock
      id="calificacion"
      title={findingOf(compared, {
        value: ({ who }) => who.score?.grade ?? null,
        figure: ({ who }) => `${points(who.score?.grade ?? 0)} de 100 puntos`,
        most: (name) => `${name} tiene la calificación más alta`,
        none: 'De ninguno hay bastante que calificar',
        verb: { one: 'tiene', many: 'tienen' },
      })}
      unit={`${unit}: la calificación y las cifras de las que se compone, en las mismas escalas y el mismo orden`}
      source="Catálogo de la red, con su método público."
      note={<Link to={paths.methodScorecard()}>Cómo se calcula cada cifra</Link>}
      table={{
        rows: compared,
        columns: [
          { title: 'Clave', value: ({ government }) => government.cvegeo, isOnlyInFile: true },
          {
            title: 'Gobierno',
            value: ({ government }) => government.fullName,
            cell: ({ government }) => (
              <Link to={paths.scorecard(government.cvegeo, theme === null ? {} : { tema: theme })}>
                {government.fullName}
              </Link>
            ),
          },
          ...[overall, ...figures].map((figure) => ({
            title: figure.name,
            isNumber: true,
            value: ({ who }: ComparedInDetail) => rounded(valueOf(who.score, figure)),
          })),
          {
            title: 'Confianza',
            value: ({ who }) => who.score?.confidenceName ?? null,
          },
        ],
      }}
      picture={() => <DotPicture panels={panels} ticks={ticks} format={points} />}
    >
      <div className="small-multiples">
        {panels.map(({ id, title, dots }) => (
          <DotRows key={id} dots={dots} ticks={ticks} format={points} unit={unit} caption={title} isSmall />
        ))}
      </div>
    </ChartBlock>
  );
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

function valueOf(score: Score | null, { id }: Figure): number | null {
  if (score === null) return null;
  return id === overall.id ? score.grade : (score.figures.find((figure) => figure.id === id)?.value ?? null);
}
