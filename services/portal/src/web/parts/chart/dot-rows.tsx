/** A named figure on a scale; null when there is none, and then `words` say why. */
export type Dot = { key: string; name: string; value: number | null; words: string };

/** Dots as a table with a drawn column; the scale is the same however many tables stand side by side. */
export function DotRows({
  dots,
  ticks,
  format,
  unit,
  isSmall = false,
  caption = unit,
}: {
  dots: readonly Dot[];
  ticks: readonly number[];
  format: (value: number) => string;
  unit: string;
  /** One of several panels: names above their dots. */
  isSmall?: boolean;
  caption?: string;
}) {
  const end = ticks.at(-1) ?? 1;
  const gap = `${100 / (ticks.length - 1)}%`;
  return (
    <table className={isSmall ? 'dot-plot small-multiple' : 'dot-plot'}>
      <caption className={isSmall ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Gobierno</th>
          <td />
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {dots.map(({ key, name, value, words }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="track" aria-hidden="true" style={{ backgroundSize: `${gap} 100%` }}>
              {value !== null && <i style={{ left: `${(value / end) * 100}%` }} />}
            </td>
            <td className={value === null ? 'value absent' : 'value'}>{words}</td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td className="axis">
            {(isSmall ? ticks.filter((_, place) => place === 0 || place === ticks.length - 1) : ticks).map(
              (tick) => (
                <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
                  {format(tick)}
                </span>
              ),
            )}
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
