import { countOf, formatBytes } from '../../format.ts';
import type { Resource, WorkPackage } from '../package-types.ts';
import type { Upload } from '../upload-types.ts';
import { encodingWords, formatWords } from './file-words.ts';
import { isReviewing, openFields, wasRefused } from './open-questions.ts';

export const stepIds = [
  'archivo',
  'lectura',
  'columnas',
  'arreglos',
  'privacidad',
  'revision',
  'descripcion',
  'publicar',
] as const;
export type StepId = (typeof stepIds)[number];

/** `done`: a person decided; `fine`: asks for nothing; `attention`: asks for a person; `waiting`: not yet. */
export type StepState = 'done' | 'fine' | 'attention' | 'waiting';
/** `summary` tells a step in one line, so that it need not be opened. */
export type Step = { id: StepId; title: string; state: StepState; summary: string };

export const stepTitles: Record<StepId, string> = {
  archivo: 'Archivo',
  lectura: 'Lectura',
  columnas: 'Columnas',
  arreglos: 'Arreglos',
  privacidad: 'Datos personales',
  revision: 'Revisión',
  descripcion: 'Descripción',
  publicar: 'Publicar',
};

export const isStepId = (text: string | undefined): text is StepId =>
  text !== undefined && (stepIds as readonly string[]).includes(text);

/** What a resource's road is told from; `required` are the fields its standard asks for. */
export type Situation = {
  work: WorkPackage;
  resource: Resource;
  upload: Upload | null;
  required: readonly { name: string; title: string }[];
};

type Told = Pick<Step, 'state' | 'summary'>;

function fileStep({ resource, upload }: Situation): Told {
  if (!upload) return { state: 'attention', summary: 'Todavía no hay archivo' };
  const name = `${upload.fileName}, ${formatBytes(upload.bytes)}`;
  if (isReviewing(upload)) return { state: 'done', summary: `${name}. Se está revisando` };
  if (wasRefused(upload)) return { state: 'attention', summary: `No se pudo leer ${upload.fileName}` };
  const isPublished = resource.isPublished && !resource.hasUnpublishedFile;
  return { state: 'done', summary: isPublished ? `${name}. Es el que está publicado` : name };
}

function readingStep({ upload }: Situation): Told {
  if (!upload?.detected || !upload.report) return { state: 'waiting', summary: 'Cómo se leyó su archivo' };
  const { format, encoding, sheet, headerRow } = upload.detected;
  const parts = [
    formatWords[format] ?? format,
    sheet !== null && `hoja «${sheet}»`,
    sheet === null && encoding !== null && format === 'csv' && (encodingWords[encoding] ?? encoding),
    headerRow !== null && headerRow > 1 && `columnas en el renglón ${headerRow}`,
    countOf(upload.report.rowCount, 'renglón de datos', 'renglones de datos'),
  ];
  const wasCorrected = Object.keys(upload.preparation.reading).length > 0;
  return { state: wasCorrected ? 'done' : 'fine', summary: parts.filter(Boolean).join(', ') };
}

function columnsStep(situation: Situation): Told {
  const { upload } = situation;
  if (!upload?.report || !upload.detected) return { state: 'waiting', summary: 'Qué columna es cada dato' };
  const open = openFields(situation).length;
  if (open > 0)
    return {
      state: 'attention',
      summary: `${countOf(open, 'columna espera', 'columnas esperan')} que usted diga cuál es`,
    };
  const unused = upload.unusedHeaders.length;
  const summary = `${countOf(upload.matches.length, 'columna reconocida', 'columnas reconocidas')}${
    unused > 0 ? `, ${countOf(unused, 'sin usar', 'sin usar')}` : ''
  }`;
  return { state: Object.keys(upload.preparation.columns).length > 0 ? 'done' : 'fine', summary };
}

function repairsStep({ upload }: Situation): Told {
  if (!upload?.report || !upload.detected)
    return { state: 'waiting', summary: 'Lo que se puede arreglar sin tocar su archivo' };
  const open = upload.proposals.filter(({ state }) => state === 'open').length;
  if (open > 0)
    return {
      state: 'attention',
      summary: `${countOf(open, 'cambio espera', 'cambios esperan')} su respuesta`,
    };
  const { repairs } = upload.report;
  if (upload.proposals.length > 0) {
    const accepted = upload.proposals.filter(({ state }) => state === 'accepted').length;
    return {
      state: 'done',
      summary: `${countOf(accepted, 'cambio aceptado', 'cambios aceptados')} por usted`,
    };
  }
  return {
    state: 'fine',
    summary:
      repairs.length === 0
        ? 'Nada que arreglar'
        : countOf(repairs.length, 'arreglo de forma', 'arreglos de forma'),
  };
}

function privacyStep({ upload }: Situation): Told {
  if (!upload?.report || !upload.detected)
    return { state: 'waiting', summary: 'Que no se publique nada de una persona' };
  const open = new Set(
    upload.personalData
      .filter(({ isBlocking, decided }) => isBlocking && decided === null)
      .map(({ header }) => header),
  ).size;
  if (open > 0)
    return {
      state: 'attention',
      summary: `${countOf(open, 'columna tiene', 'columnas tienen')} datos de personas`,
    };
  const decided = new Set(
    upload.personalData.filter((each) => each.decided !== null).map(({ header }) => header),
  ).size;
  if (decided > 0)
    return { state: 'done', summary: `Decidió sobre ${countOf(decided, 'columna', 'columnas')}` };
  return { state: 'fine', summary: 'No se encontraron datos personales' };
}

function reviewStep(situation: Situation, earlier: Told[]): Told {
  const { upload } = situation;
  if (!upload?.report || !upload.detected) return { state: 'waiting', summary: 'Lo que el estándar pide' };
  const { errorCount, warningCount } = upload.report;
  if (upload.state === 'invalid') {
    if (earlier.some(({ state }) => state === 'attention'))
      return { state: 'waiting', summary: 'Se comprueba en cuanto resuelva lo anterior' };
    return {
      state: 'attention',
      summary: countOf(errorCount, 'error por corregir', 'errores por corregir'),
    };
  }
  return {
    state: 'fine',
    summary:
      warningCount === 0
        ? 'Cumple el estándar'
        : `Cumple el estándar, con ${countOf(warningCount, 'advertencia', 'advertencias')}`,
  };
}

function descriptionStep({ work, resource }: Situation): Told {
  const lacks = [
    resource.title.trim() === '' && 'título',
    resource.description.trim() === '' && 'descripción',
    work.contactName.trim() === '' && 'contacto',
  ].filter(Boolean);
  if (lacks.length > 0) return { state: 'attention', summary: `Falta: ${lacks.join(', ')}` };
  return { state: 'fine', summary: `«${resource.title}», responde ${work.contactName}` };
}

function releaseStep({ work, upload }: Situation, earlier: Told[]): Told {
  if (isPublishedAsIs(work))
    return { state: 'done', summary: `La edición ${work.releaseNumber} está a la vista de todos` };
  const isOpen = upload?.state === 'valid' && earlier.every(({ state }) => state !== 'attention');
  return isOpen
    ? { state: 'attention', summary: 'Todo listo: falta que usted lo publique' }
    : {
        state: 'waiting',
        summary:
          work.state === 'published'
            ? `Sigue a la vista la edición ${work.releaseNumber}`
            : 'Nada es público todavía',
      };
}

/** Whether what the public sees is the last thing anybody did. */
export const isPublishedAsIs = (work: WorkPackage): boolean =>
  work.state === 'published' && (work.missing ?? []).some(({ code }) => code === 'nothing-changed');

/** The road of a resource: every step, what it asks for and a line about it. */
export function stepsOf(situation: Situation): Step[] {
  const file = fileStep(situation);
  const reading = readingStep(situation);
  const decisions = [columnsStep(situation), repairsStep(situation), privacyStep(situation)];
  const review = reviewStep(situation, decisions);
  const description = descriptionStep(situation);
  const before = [file, reading, ...decisions, review, description];
  const told = [...before, releaseStep(situation, before)];
  return stepIds.map((id, place) => {
    const { state, summary } = told[place] ?? { state: 'waiting', summary: '' };
    return { id, title: stepTitles[id], state, summary };
  });
}

/** Where a person is needed next; the last step when nowhere. */
export function nextStep(steps: readonly Step[]): StepId {
  return steps.find(({ state }) => state === 'attention')?.id ?? 'publicar';
}
