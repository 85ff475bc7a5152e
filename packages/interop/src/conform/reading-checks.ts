import type { ReadFailureCode } from '../connectors/reading.ts';
import type { ReadThrough } from './read-through.ts';
import type { Judgements } from './report.ts';

const pagingFailures = new Set<ReadFailureCode>(['paging-loop', 'paging-repeats', 'too-large']);
const some = (ids: Iterable<string>) => [...ids].slice(0, 3).join(', ');

/** What one reading shows: that it ends, what it counted, and the identifiers it gave. */
export function judgeReading(
  { ids, end }: ReadThrough,
  { judgements, announced }: { judgements: Judgements; announced: number | null },
): void {
  if (end.complete) {
    judgements.tell('complete', 'pass', `Se leyeron ${end.count} conjuntos.`);
    judgements.tell('paging', 'pass', 'La lectura llegó a su fin sin repetirse.');
  } else {
    const { code, detail } = end.failure;
    const told = `Se leyeron ${ids.length} conjuntos, y no se pudo seguir (${code}): ${detail}.`;
    judgements.tell('complete', 'fail', told);
    if (pagingFailures.has(code)) judgements.tell('paging', 'fail', told);
  }
  if (!end.complete && end.failure.code === 'count-mismatch')
    judgements.tell('count', 'fail', end.failure.detail);
  else if (announced === null) judgements.tell('count', 'not-applicable', 'No anuncia cuántos tiene.');
  else if (end.complete)
    judgements.tell(
      'count',
      announced === end.count ? 'pass' : 'fail',
      `Anuncia ${announced} y se leyeron ${end.count}.`,
    );

  if (ids.length === 0) return;
  const nameless = ids.filter((id) => id === null).length;
  if (nameless === 0) judgements.tell('ids-present', 'pass', 'Todos lo tienen.');
  else judgements.tell('ids-present', 'fail', `${nameless} de ${ids.length} no lo tienen.`);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) {
    if (id === null) continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  if (repeated.size === 0) judgements.tell('ids-unique', 'pass', 'Ninguno se repite.');
  else judgements.tell('ids-unique', 'fail', `Se repiten ${repeated.size}: ${some(repeated)}.`);
}

/** What two readings one after the other show: the same identifiers, in the same order, saying the same. */
export function judgeTwice(
  first: ReadThrough,
  second: ReadThrough,
  { judgements }: { judgements: Judgements },
) {
  if (!second.end.complete) {
    judgements.tell('complete', 'fail', `La segunda lectura no se completó: ${second.end.failure.detail}.`);
    return;
  }
  const [before, after] = [new Set(first.hashes.keys()), new Set(second.hashes.keys())];
  const gone = new Set([...before].filter((id) => !after.has(id)));
  const came = new Set([...after].filter((id) => !before.has(id)));
  if (gone.size + came.size > 0) {
    const told = `En la segunda lectura faltan ${gone.size} (${some(gone)}) y hay ${came.size} nuevos (${some(came)}).`;
    judgements.tell('stable-ids', 'fail', told);
    return;
  }
  judgements.tell('stable-ids', 'pass', 'Las dos lecturas traen los mismos.');
  const isSameOrder = first.ids.every((id, place) => id === second.ids[place]);
  judgements.tell(
    'stable-order',
    isSameOrder ? 'pass' : 'warn',
    isSameOrder ? 'Es el mismo.' : 'Los mismos conjuntos vienen en otro orden.',
  );
  const other = [...first.hashes].filter(([id, hash]) => second.hashes.get(id) !== hash).map(([id]) => id);
  if (other.length === 0) judgements.tell('stable-content', 'pass', 'Ninguno cambió entre las dos lecturas.');
  else judgements.tell('stable-content', 'warn', `${other.length} vienen distintos: ${some(other)}.`);
}

/** Whether what changed since the last reading can be read alone. */
export function judgeIncremental(
  changes: ReadThrough | null,
  { judgements }: { judgements: Judgements },
): void {
  if (changes === null)
    judgements.tell('incremental', 'not-applicable', 'Este catálogo se lee siempre entero.');
  else if (!changes.end.complete)
    judgements.tell('incremental', 'fail', `No se completó: ${changes.end.failure.detail}.`);
  else if (changes.end.scope === 'changes')
    judgements.tell(
      'incremental',
      'pass',
      `Dijo que cambiaron ${changes.ids.length} desde la lectura anterior.`,
    );
  else judgements.tell('incremental', 'warn', 'Ofrece decir lo que cambió, y hay que leerlo entero.');
}
