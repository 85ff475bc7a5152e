import { formatShare } from '../../format.ts';
import { byTheme } from '../by-theme.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import { DotPicture } from '../chart/dot-picture.tsx';
import { type Dot, DotRows } from '../chart/dot-rows.tsx';
import { type ComparedInDetail, isOutside, outsideWords } from './compared-in-detail.ts';

type Share = {
  government: ComparedInDetail['government'];
  theme: string;
  /** Null outside the network. */
  published: number | null;
  of: number;
};

const ticks = [0, 0.25, 0.5, 0.75, 1];
const unit = 'Parte de los estándares del tema que publica';

/** How much of each theme each one covers: a panel a theme, all on one scale and in one order. */
export function ThemePanels({ compared }: { compared: ComparedInDetail[] }) {
  const themes = byTheme(compared[0]?.coverage ?? [], ({ standard }) => standard.theme).map(
    ({ theme }) => theme,
  );
  if (themes.length < 2) return null;
  const shares = themes.flatMap(({ id, name }) =>
    compared.map((each): Share => {
      const ofTheme = each.coverage.filter(({ standard }) => standard.theme.id === id);
      const published = ofTheme.filter(({ status }) => status !== 'MISSING').length;
      return {
        government: each.government,
        theme: name,
        published: isOutside(each) ? null : published,
        of: ofTheme.length,
      };
    }),
  );
  const panels = themes.map(({ id, name }) => ({
    id,
    title: name,
    dots: shares.filter(({ theme }) => theme === name).map(dotOf),
  }));
  return (
    <ChartBlock
      id="por-tema"
      title={titleOf(shares, themes)}
      unit={`${unit}; las mismas escalas y el mismo orden en todos los temas`}
      source="Catálogo de la red."
      hasOwnTable
      table={{
        rows: shares,
        columns: [
          { title: 'Clave', value: ({ government }) => government.cvegeo },
          { title: 'Gobierno', value: ({ government }) => government.fullName },
          { title: 'Tema', value: ({ theme }) => theme },
          { title: 'Estándares publicados', value: ({ published }) => published, isNumber: true },
          { title: 'Estándares del tema', value: ({ of }) => of, isNumber: true },
        ],
      }}
      picture={() => <DotPicture panels={panels} ticks={ticks} format={formatShare} />}
    >
      <div className="small-multiples">
        {panels.map(({ id, title, dots }) => (
          <DotRows
            key={id}
            dots={dots}
            ticks={ticks}
            format={formatShare}
            unit={unit}
            caption={title}
            isSmall
          />
        ))}
      </div>
    </ChartBlock>
  );
}

function dotOf({ government, published, of }: Share): Dot {
  return {
    key: government.cvegeo,
    name: government.name,
    value: published === null || of === 0 ? null : published / of,
    words: published === null ? outsideWords : `${published} de ${of}`,
  };
}

/** The theme in which most of them publish something, and the one in which fewest do. */
function titleOf(shares: readonly Share[], themes: readonly { name: string }[]): string {
  const counts = themes.map(({ name }) => ({
    name,
    publishers: shares.filter(({ theme, published }) => theme === name && published !== null && published > 0)
      .length,
  }));
  const sorted = counts.toSorted((a, b) => b.publishers - a.publishers);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (most === undefined || least === undefined || most.publishers === 0)
    return 'Ninguno publica todavía con los estándares de los temas';
  const governments = shares.length / themes.length;
  if (most.publishers === least.publishers)
    return `En cada tema ${most.publishers === governments ? 'publican todos' : `publican ${most.publishers} de ${governments}`}`;
  return `${most.name} es el tema en que más publican (${most.publishers} de ${governments}) y ${least.name} en el que menos (${least.publishers} de ${governments})`;
}
