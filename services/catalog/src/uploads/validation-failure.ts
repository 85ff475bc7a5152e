import type { Localized } from '@rma/service-kit';

const sentences = {
  'engine-crashed': {
    es: 'El validador se detuvo al leer el archivo. Reintente; si vuelve a pasar, revise que sea un CSV.',
    en: 'The validator stopped while reading the file. Try again; if it happens again, check that it is a CSV.',
  },
  deadline: {
    es: 'La validación tardó más de lo permitido. Reintente, o divida el archivo en varios recursos.',
    en: 'Validation took longer than allowed. Try again, or split the file into several resources.',
  },
  memory: {
    es: 'El archivo necesita más memoria de la disponible. Divídalo en varios recursos.',
    en: 'The file needs more memory than there is. Split it into several resources.',
  },
  unreadable: {
    es: 'No se pudo escribir la copia conforme al estándar. Reintente la validación.',
    en: 'The conforming copy could not be written. Try the validation again.',
  },
  'too-large': {
    es: 'La copia conforme al estándar resultó demasiado grande. Divida el archivo en varios recursos.',
    en: 'The conforming copy turned out too large. Split the file into several resources.',
  },
  'file-missing': {
    es: 'El archivo recibido ya no está en el almacén. Súbalo de nuevo.',
    en: 'The received file is no longer in the store. Upload it again.',
  },
  'standard-retired': {
    es: 'La versión del estándar ya no existe. Suba el archivo de nuevo para validarlo con la vigente.',
    en: 'The version of the standard no longer exists. Upload the file again to use the current one.',
  },
} as const satisfies Record<string, Localized>;

/** Why a validation could not reach a verdict; nothing of it is a judgement on the data. */
export type FailureCode = keyof typeof sentences;

const isKnown = (code: string): code is FailureCode => Object.hasOwn(sentences, code);

/** A stored failure code with its sentence in both languages. */
export function describeFailure(code: string): { code: string; message: Localized } {
  const known = isKnown(code) ? code : 'engine-crashed';
  return { code: known, message: sentences[known] };
}
