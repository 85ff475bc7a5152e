export type NetworkFigure = {
  id: string;
  title: string;
  section: string;
  sectionTitle: string;
  nature: 'STATE' | 'MONTH';
  text: string;
  change: string | null;
  method: string;
  url: string;
};

/** A figure's value in a month; `value` is null where it was not measured. */
export type NetworkValue = { id: string; value: number | null; text: string };
export type NetworkMonth = {
  month: string;
  name: string;
  isClosed: boolean;
  on: string;
  values: NetworkValue[];
};

/** Where each part of the dashboard is on its page. */
export const sectionAnchors: Readonly<Record<string, string>> = {
  members: 'integrantes',
  data: 'datos',
  quality: 'calidad',
  commitments: 'compromisos',
  sources: 'fuentes',
  demand: 'peticiones',
  use: 'uso',
};

/** The figures in their parts, in order. */
export function inSections(
  figures: readonly NetworkFigure[],
): { id: string; title: string; figures: NetworkFigure[] }[] {
  const sections = new Map<string, { id: string; title: string; figures: NetworkFigure[] }>();
  for (const figure of figures) {
    const known = sections.get(figure.section);
    if (known) known.figures.push(figure);
    else
      sections.set(figure.section, {
        id: sectionAnchors[figure.section] ?? figure.section,
        title: figure.sectionTitle,
        figures: [figure],
      });
  }
  return [...sections.values()];
}

/** One figure's values along the months, oldest first. */
export const alongMonths = (months: readonly NetworkMonth[], id: string) =>
  months.map(({ month, name, values }) => ({
    month,
    name,
    value: values.find((value) => value.id === id)?.value ?? null,
  }));
