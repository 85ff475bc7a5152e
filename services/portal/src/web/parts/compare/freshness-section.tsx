import { Link } from 'react-router';
import { formatShare } from '../../format.ts';
import { paths } from '../../paths.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import { DotPicture } from '../chart/dot-picture.tsx';
import { type Dot, DotRows } from '../chart/dot-rows.tsx';
import { findingOf } from '../finding.ts';
import { type ComparedInDetail, isOutside, outsideWords } from './compared-in-detail.ts';

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
const unit = 'Parte de sus conjuntos que está dentro del plazo prometido';

/** Of the datasets whose rhythm is known, how many are up to date; who has none is told apart from who is late. */
export function FreshnessSection({ compared }: { compared: ComparedInDetail[] }) {
  const sorted = compared.toSorted((a, b) => (shareOf(b) ?? -1) - (shareOf(a) ?? -1));
  const dots = sorted.map(dotOf);
  return (
    <ChartBlock
      id="frescura"
      title={findingOf(compared, {
        value: shareOf,
        figure: (each) => `${formatShare(shareOf(each) ?? 0)} de sus conjuntos al día`,
        most: (name) => `${name} es quien tiene sus datos más al día`,
        none: 'Ninguno tiene conjuntos al día',
        verb: { one: 'tiene', many: 'tienen' },
      })}
      unit={unit}
      source="Catálogo de la red."
      note="Solo cuentan los conjuntos que dicen cada cuánto se actualizan; los demás no están ni al día ni atrasados."
      table={{
        rows: sorted,
        columns: [
          { title: 'Clave', value: ({ government }) => government.cvegeo, isOnlyInFile: true },
          {
            title: 'Gobierno',
            value: ({ government }) => government.fullName,
            cell: ({ government }) => (
              <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
            ),
          },
          { title: 'Al día', value: ({ freshness }) => freshness.fresh, isNumber: true },
          { title: 'Con retraso', value: ({ freshness }) => freshness.late, isNumber: true },
          { title: 'Desactualizados', value: ({ freshness }) => freshness.stale, isNumber: true },
          { title: 'Sin plazo conocido', value: ({ freshness }) => freshness.unknown, isNumber: true },
          { title: 'Total', value: ({ datasets }) => datasets, isNumber: true },
        ],
      }}
      picture={() => <DotPicture panels={[{ title: '', dots }]} ticks={ticks} format={formatShare} />}
    >
      <DotRows dots={dots} ticks={ticks} format={formatShare} unit={unit} />
    </ChartBlock>
  );
}

function shareOf({ freshness: { fresh, late, stale } }: ComparedInDetail): number | null {
  const known = fresh + late + stale;
  return known === 0 ? null : fresh / known;
}

function dotOf(each: ComparedInDetail): Dot {
  const { government, datasets, freshness } = each;
  const known = freshness.fresh + freshness.late + freshness.stale;
  const why = isOutside(each)
    ? outsideWords
    : datasets === 0
      ? 'no publica'
      : 'no dice cada cuánto actualiza';
  return {
    key: government.cvegeo,
    name: government.name,
    value: shareOf(each),
    words: known === 0 ? why : `${freshness.fresh} de ${known}`,
  };
}
