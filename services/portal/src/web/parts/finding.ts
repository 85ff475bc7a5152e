type Compared = { government: { fullName: string } };

/** How a comparison is told; every part continues or completes the names it is given. */
export type FindingWords<Each extends Compared> = {
  /** "0.20 conjuntos por cada 100 mil habitantes" of one government's figure. */
  figure: (each: Each) => string;
  /** "Morelos" to "Morelos es quien más publica". */
  most: (name: string) => string;
  none: string;
  /** What one does with the figure, and several; they publish it unless told. */
  verb?: { one: string; many: string };
};

const counted = ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho'];
/** More names than these make a list, not a sentence. */
const namesTold = 3;

/**
 * A chart's title as a sentence: who leads, that several tie, that all are equal, or that nobody has anything. Two
 * figures that read the same are the same, so that the title never sees a difference the reader cannot.
 */
export function findingOf<Each extends Compared>(
  compared: readonly Each[],
  options: FindingWords<Each> & { value: (each: Each) => number | null },
): string {
  const { value, figure, most, none, verb = { one: 'publica', many: 'publican' } } = options;
  const largest = Math.max(0, ...compared.map((each) => value(each) ?? 0));
  const best = compared.find((each) => value(each) === largest);
  if (largest === 0 || best === undefined) return none;
  const told = figure(best);
  const leaders = compared.filter((each) => value(each) !== null && figure(each) === told);
  const name = best.government.fullName;
  if (compared.length === 1) return `${name} ${verb.one} ${told}`;
  const all = `los ${counted[compared.length] ?? compared.length}`;
  if (leaders.length === compared.length) return `L${all.slice(1)} ${verb.many} ${told}`;
  if (leaders.length === 1) return `${most(name)}: ${told}`;
  if (leaders.length > namesTold) {
    const several = counted[leaders.length] ?? String(leaders.length);
    return `${several.charAt(0).toUpperCase()}${several.slice(1)} de ${all} empatan en primer lugar: ${told}`;
  }
  const names = leaders.map(({ government }) => government.fullName);
  return `${names.slice(0, -1).join(', ')} y ${names.at(-1) ?? ''} empatan en primer lugar: ${told}`;
}
