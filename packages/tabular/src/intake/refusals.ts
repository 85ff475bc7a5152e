import type { IntakeRefusal, RefusalCode } from './intake.ts';

/** Limits of what is taken for a table. */
export const maxColumns = 1_000;
export const maxLineBytes = 1_048_576;

const words: Record<RefusalCode, { message: string; fix: string }> = {
  'html-file': {
    message: 'El archivo es una página web (HTML) guardada con nombre de tabla.',
    fix: 'Abra la liga de descarga en el navegador y compruebe que baja el archivo de datos; suele ser una página de error o de inicio de sesión.',
  },
  'pdf-file': {
    message: 'El archivo es un PDF: muestra los datos, pero no se pueden leer como tabla.',
    fix: 'Pida o exporte los datos en CSV desde el sistema donde nacieron.',
  },
  'xlsx-file': {
    message: 'El archivo es un libro de Excel, aunque su nombre diga otra cosa.',
    fix: 'Ábralo y use «Guardar como» con el formato CSV UTF-8 (delimitado por comas).',
  },
  'zip-file': {
    message: 'El archivo está comprimido (ZIP).',
    fix: 'Descomprímalo y suba el CSV que está adentro.',
  },
  'empty-file': {
    message: 'El archivo está vacío.',
    fix: 'Vuelva a exportarlo y compruebe su tamaño antes de subirlo.',
  },
  'no-header': {
    message: 'El primer renglón no tiene los nombres de las columnas.',
    fix: 'Agregue un primer renglón con el nombre de cada columna y quite los títulos que estén antes.',
  },
  'no-rows': {
    message: 'El archivo solo tiene los nombres de las columnas, sin ningún renglón de datos.',
    fix: 'Compruebe que la exportación incluyó los datos.',
  },
  'nul-bytes': {
    message: 'El archivo contiene bytes nulos: está dañado o no es un archivo de texto.',
    fix: 'Vuelva a exportarlo como CSV UTF-8.',
  },
  'too-many-columns': {
    message: `El archivo tiene más de ${maxColumns.toLocaleString('es-MX')} columnas.`,
    fix: 'Deje las columnas del estándar; si los periodos están en columnas, páselos a renglones.',
  },
  'line-too-long': {
    message: 'Hay una línea de más de 1 MB: el archivo no está separado en renglones o está dañado.',
    fix: 'Vuelva a exportarlo como CSV, con un renglón por registro.',
  },
  'not-a-table': {
    message: 'El archivo es texto, pero no una tabla delimitada (parece JSON o XML).',
    fix: 'Expórtelo como CSV, con una columna por dato y un renglón por registro.',
  },
};

export const refusal = (code: RefusalCode): IntakeRefusal => ({ code, ...words[code] });
