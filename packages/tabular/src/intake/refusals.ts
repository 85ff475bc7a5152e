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
  'image-file': {
    message: 'El archivo es una imagen: muestra los datos, pero no se pueden leer como tabla.',
    fix: 'Pida o exporte los datos en CSV o Excel desde el sistema donde nacieron.',
  },
  'document-file': {
    message: 'El archivo es un documento o una presentación, no una tabla.',
    fix: 'Copie la tabla a una hoja de cálculo y guárdela como CSV o Excel.',
  },
  'foreign-archive': {
    message: 'El archivo está comprimido en un formato que aquí no se abre (RAR, 7z, gzip u otro).',
    fix: 'Descomprímalo y suba la tabla que está adentro, o vuelva a comprimirla como ZIP.',
  },
  'encrypted-file': {
    message: 'El archivo está protegido con contraseña.',
    fix: 'Ábralo con su contraseña, quítesela y vuelva a guardarlo. Si la tiene porque contiene datos personales, compruebe antes que se puedan publicar.',
  },
  'damaged-file': {
    message: 'El archivo está dañado o incompleto: no se pudo leer hasta el final.',
    fix: 'Ábralo en el programa con que se hizo, vuelva a guardarlo y súbalo otra vez.',
  },
  'archive-too-large': {
    message: 'El archivo comprimido crece demasiado al abrirlo, y no se abrió.',
    fix: 'Suba la tabla sin comprimir, como CSV, o repártala en varios archivos.',
  },
  'archive-without-table': {
    message: 'El ZIP no contiene ninguna tabla ni mapa que se pueda leer.',
    fix: 'Incluya un CSV, un libro de Excel, un GeoJSON, un KML, las partes de un Shapefile o los archivos de un GTFS, sin un ZIP dentro de otro.',
  },
  'file-too-large': {
    message: 'El archivo es demasiado grande para su formato.',
    fix: 'Guárdelo como CSV, que no tiene ese límite, o repártalo en varios archivos.',
  },
  'no-such-sheet': {
    message: 'El archivo no tiene la hoja o capa elegida.',
    fix: 'Elija una de las hojas que sí tiene.',
  },
  'no-such-row': {
    message: 'El archivo no tiene el renglón elegido como encabezado.',
    fix: 'Elija el renglón que tiene los nombres de las columnas.',
  },
  'incomplete-shapefile': {
    message: 'Al Shapefile le falta su archivo .dbf, donde están los datos de cada elemento.',
    fix: 'Incluya en el ZIP los archivos .shp, .shx, .dbf y .prj de la capa.',
  },
  'not-a-feed': {
    message: 'El archivo no es un GTFS: es lo que pide este estándar.',
    fix: 'Suba el ZIP con agency.txt, stops.txt, routes.txt, trips.txt, stop_times.txt y calendar.txt.',
  },
  'feed-for-table': {
    message: 'El archivo es un GTFS de transporte público, y este estándar pide una tabla.',
    fix: 'Elija el estándar de transporte público (GTFS), o suba la tabla que corresponde a este.',
  },
  'not-an-alert': {
    message: 'El archivo no es una alerta CAP 1.2 en XML: es lo que pide este estándar.',
    fix: 'Exporte la alerta como XML del Protocolo de Alerta Común, versión 1.2.',
  },
  'alert-for-table': {
    message: 'El archivo es una alerta CAP, y este estándar pide una tabla.',
    fix: 'Elija el estándar de alertas de emergencia (CAP), o suba la tabla que corresponde a este.',
  },
  'unsafe-xml': {
    message: 'El XML declara un tipo de documento o entidades propias, que aquí no se abren por seguridad.',
    fix: 'Vuelva a exportarlo sin la declaración DOCTYPE.',
  },
  'unknown-crs': {
    message: 'Las coordenadas están en un sistema de referencia que no se reconoce.',
    fix: 'Diga el sistema con su clave EPSG (por ejemplo EPSG:32614, UTM zona 14 norte), o exporte en WGS84.',
  },
};

export const refusal = (code: RefusalCode): IntakeRefusal => ({ code, ...words[code] });
