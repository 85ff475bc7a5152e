import {
  citeLegalBasis,
  foldText,
  isLegalBasis,
  legalBases,
  legalBasisIds,
  type LegalBasisId,
} from '@rma/domain';
import { curpIsValid, rfcIsValidPerson } from '@rma/privacy';
import { latest, standards } from '@rma/themes';
import { errorAt, noticeAt, type CellFinding, type Place } from './cell-findings.ts';
import { readDate, type DateDoubt } from './read-date.ts';

/** What a cell says, and what there is to say about it. */
export type ReadCell<Value> = { value: Value | null; findings: CellFinding[] };

const nothing = { value: null, findings: [] };
const fine = <Value>(value: Value): ReadCell<Value> => ({ value, findings: [] });
const wrong = (finding: CellFinding): ReadCell<never> => ({ value: null, findings: [finding] });

/** What people write in a cell that has nothing to say. */
const blanks = new Set([
  '',
  'n a',
  'na',
  'no aplica',
  'ninguno',
  'ninguna',
  's d',
  'sin dato',
  'null',
  'nd',
  'n d',
]);

/** The text of a cell: the apostrophe by which we keep spreadsheets from running it off, blanks tidied. */
export function plainCell(cell: string): string {
  const text = cell.replace(/^'(?=\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '').replaceAll('\r\n', '\n');
  return text.replaceAll(/[^\S\n]+/g, ' ').trim();
}

export const isBlank = (text: string): boolean => blanks.has(foldText(text));

/** What a text says: null for what people write when there is nothing to say. */
export function saidIn(text: string | null): string | null {
  const plain = plainCell(text ?? '');
  return isBlank(plain) ? null : plain;
}

/** CURP and RFC of a person, by their check digits; in a list that is public they have no business. */
export function personIn(text: string): string | null {
  for (const [word] of text.toUpperCase().matchAll(/[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}(?:[A-Z0-9]{5})?/g)) {
    if (word.length === 18 && curpIsValid(word)) return 'la CURP de una persona';
    if (word.length === 13 && rfcIsValidPerson(word)) return 'el RFC de una persona';
  }
  return null;
}

export function readText(place: Place, most: number): ReadCell<string> {
  const text = plainCell(place.value);
  if (isBlank(text)) return nothing;
  if (text.length > most)
    return wrong(
      errorAt(place, {
        code: 'too-long',
        message: `Tiene ${text.length} caracteres y caben ${most}.`,
        fix: 'Acorte el texto; el detalle puede ir en la descripción del conjunto cuando se publique.',
      }),
    );
  const person = personIn(text);
  if (person !== null)
    return wrong(
      errorAt(place, {
        code: 'personal-data',
        message: `Contiene ${person}, y el inventario es público.`,
        fix: 'Quítela de la celda; describa los datos sin copiar ninguno.',
      }),
    );
  return fine(text);
}

const publicWords = new Set([
  'publico',
  'publica',
  'publicos',
  'publicas',
  'no',
  'abierto',
  'abiertos',
  'pub',
]);
const privateWords = new Set([
  'privado',
  'privada',
  'privados',
  'privadas',
  'si',
  'reservado',
  'reservada',
  'confidencial',
  'priv',
]);

/** ADELA's answer to «¿Tiene datos privados?»: Publico or Privado, in any spelling, or a plain yes or no. */
export function readPrivacy(place: Place): ReadCell<boolean> {
  const text = foldText(place.value);
  if (text === '')
    return wrong(
      errorAt(place, {
        code: 'privacy-missing',
        message: 'No dice si los datos son públicos o privados.',
        fix: 'Escriba Publico si se pueden abrir, o Privado si no.',
      }),
    );
  if (publicWords.has(text) || privateWords.has(text)) {
    const isPrivate = privateWords.has(text);
    const isPlain = text === 'publico' || text === 'privado';
    const read = noticeAt(place, {
      code: 'privacy-read-as',
      message: `Se entendió como ${isPrivate ? 'Privado: tiene datos que no se pueden abrir' : 'Publico: no tiene datos privados'}.`,
      fix: 'Si no es así, escriba Publico o Privado.',
    });
    return { value: isPrivate, findings: isPlain ? [] : [read] };
  }
  const isPartly = /parcial|mixto|ambos|algun/.test(text) || (/publi/.test(text) && /priva/.test(text));
  return wrong(
    errorAt(place, {
      code: isPartly ? 'privacy-partly' : 'privacy-unknown',
      message: isPartly
        ? 'Una parte se puede abrir y otra no.'
        : `«${place.value.trim().slice(0, 60)}» no dice si los datos son públicos o privados.`,
      fix: isPartly
        ? 'Sepárelo en dos renglones: uno Publico, sin los datos privados, y otro Privado con su razón.'
        : 'Escriba Publico si se pueden abrir, o Privado si no.',
    }),
  );
}

const doubtWords: Record<DateDoubt, string> = {
  'day-first': 'El día y el mes se pueden confundir: se leyó primero el día',
  'month-first': 'Solo tiene sentido con el mes primero',
  'end-of-month': 'No dice el día: se tomó el último del mes',
  'serial-number': 'Es el número con que Excel guarda una fecha',
  'two-digit-year': 'El año tiene dos cifras',
};

const notDate = {
  'no-such-day': {
    message: 'Esa fecha no existe en el calendario.',
    fix: 'Corríjala; por ejemplo 2027-03-31.',
  },
  'only-a-year': {
    message: 'Dice el año o el periodo, pero no el mes.',
    fix: 'Escriba el último día en que se compromete, por ejemplo 2027-12-31, o deje la celda vacía.',
  },
  'not-a-date': {
    message: 'No es una fecha.',
    fix: 'Escríbala como año-mes-día, por ejemplo 2027-03-31, o deje la celda vacía si aún no se sabe.',
  },
} as const;

export function readPlannedDate(place: Place): ReadCell<string> {
  const text = plainCell(place.value);
  if (isBlank(text)) return nothing;
  const read = readDate(text);
  if (!read.ok) return wrong(errorAt(place, { code: `date-${read.reason}`, ...notDate[read.reason] }));
  if (read.doubt === null) return fine(read.date);
  return {
    value: read.date,
    findings: [
      noticeAt(place, {
        code: `date-${read.doubt}`,
        message: `${doubtWords[read.doubt]}. Se leyó ${read.date}.`,
        fix: 'Si no es esa, escríbala como año-mes-día.',
      }),
    ],
  };
}

export function readLegalBasis(place: Place): ReadCell<LegalBasisId> {
  const text = plainCell(place.value);
  if (isBlank(text)) return nothing;
  const [first = ''] = text.split(/[\s:]/);
  if (isLegalBasis(first)) return fine(first);
  const folded = foldText(text);
  const named = legalBasisIds.find(
    (id) => foldText(legalBases[id].name) === folded || foldText(citeLegalBasis(id)) === folded,
  );
  if (named !== undefined) return fine(named);
  return wrong(
    errorAt(place, {
      code: 'legal-basis-unknown',
      message: 'No es uno de los fundamentos de la lista.',
      fix: `Escriba la clave de uno: ${legalBasisIds.slice(0, 6).join(', ')}… (todas, en la hoja Listas de la plantilla), o deje la celda vacía y elíjalo en la página.`,
    }),
  );
}

export function readStandard(place: Place): ReadCell<string> {
  const text = plainCell(place.value);
  if (isBlank(text)) return nothing;
  const [id = ''] = text.split('@');
  const folded = foldText(text);
  const found = latest(id) ?? standards().find((each) => foldText(each.title.es) === folded);
  return found
    ? fine(found.id)
    : wrong(
        errorAt(place, {
          code: 'standard-unknown',
          message: 'No es un estándar de la red.',
          fix: 'Escriba su clave, por ejemplo mobility/road-incidents, o deje la celda vacía.',
        }),
      );
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** A dataset by its address in the network or its id. Whether it is one of the government's is seen later. */
export function readDataset(place: Place): ReadCell<string> {
  const text = plainCell(place.value);
  if (isBlank(text)) return nothing;
  const found = uuid.exec(text)?.[0];
  return found === undefined
    ? wrong(
        errorAt(place, {
          code: 'dataset-unknown',
          message: 'No es la dirección de un conjunto de la red.',
          fix: 'Copie la dirección de la página del conjunto (termina en /datasets/ y su identificador), o deje la celda vacía.',
        }),
      )
    : fine(found.toLowerCase());
}
