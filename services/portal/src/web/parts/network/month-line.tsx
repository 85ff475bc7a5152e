const [width, height, margin] = [120, 28, 4];

/**
 * One figure along the months, without numbers: they are in the table of months. A month that was not measured leaves
 * a gap; a figure of one month is a point.
 */
export function MonthLine({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [least, most] = [Math.min(0, ...known), Math.max(...known)];
  const x = (place: number) =>
    values.length === 1 ? width - margin : margin + (place / (values.length - 1)) * (width - 2 * margin);
  const y = (value: number) =>
    most === least
      ? height - margin
      : height - margin - ((value - least) / (most - least)) * (height - 2 * margin);
  const path = values
    .map((value, place) => {
      if (value === null) return '';
      const begins = place === 0 || values[place - 1] === null;
      return `${begins ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="month-line" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={path} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={3} />
    </svg>
  );
}
