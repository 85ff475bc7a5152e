import type { FixId } from '@rma/domain';

export type FixWords = {
  /** What to do, of `count` datasets: one or many, so no verb is theirs. */
  title: (count: string) => string;
  why: string;
  /** The paragraph of the ready message that asks for it. */
  ask: string;
};

/** What each fix is, why it matters, and how to ask somebody for it; in Spanish. */
export const fixWords: Record<FixId, FixWords> = {
  links: {
    title: (count) => `Reparar las direcciones que no entregan su archivo en ${count}`,
    why: 'Quien sigue la liga encuentra un error en lugar de los datos.',
    ask: 'vuelvan a colocar los archivos que ya no se encuentran, o corrijan su dirección en el catálogo',
  },
  'download-url': {
    title: (count) => `Dar la dirección directa de los archivos de ${count}`,
    why: 'Una página para personas no se puede descargar con un programa.',
    ask: 'escriban en cada recurso la dirección directa del archivo, y no la de una página',
  },
  deliver: {
    title: (count) => `Publicar la entrega que falta de ${count}`,
    why: 'Su periodicidad prometía una entrega que no ha llegado, o hace más de un año que no cambian.',
    ask: 'publiquen la entrega más reciente o, si cambió el ritmo, corrijan la periodicidad declarada',
  },
  periodicity: {
    title: (count) => `Decir la periodicidad de ${count}`,
    why: 'Sin periodicidad o sin fecha, nadie puede saber si están al día.',
    ask: 'escriban la frecuencia de actualización y la fecha de la última modificación de cada conjunto',
  },
  keywords: {
    title: (count) => `Agregar palabras clave a ${count}`,
    why: 'Son lo que une a quien busca con otras palabras.',
    ask: 'agreguen palabras clave a cada conjunto',
  },
  theme: {
    title: (count) => `Decir el tema de ${count}`,
    why: 'Sin tema no se comparan con los de otros gobiernos.',
    ask: 'asignen a cada conjunto su tema o grupo',
  },
  spatial: {
    title: (count) => `Decir el territorio que cubren los datos de ${count}`,
    why: 'Quien busca por lugar no los encuentra.',
    ask: 'escriban el territorio que cubre cada conjunto',
  },
  temporal: {
    title: (count) => `Decir el periodo que cubren los datos de ${count}`,
    why: 'No se sabe de cuándo son los datos sin abrirlos.',
    ask: 'escriban el primer y el último día que cubre cada conjunto',
  },
  contact: {
    title: (count) => `Decir a quién preguntar por ${count}`,
    why: 'Quien encuentra un error no sabe a dónde escribir.',
    ask: 'escriban el nombre y el correo del área que responde por cada conjunto',
  },
  licence: {
    title: (count) => `Declarar la licencia de ${count}`,
    why: 'Sin licencia abierta, nadie puede estar seguro de que puede reutilizarlos.',
    ask: 'declaren una licencia abierta: Libre Uso MX o Creative Commons Atribución 4.0',
  },
  'licence-vocabulary': {
    title: (count) => `Valorar una licencia del vocabulario europeo para ${count}`,
    why: 'El método europeo no conoce Libre Uso MX; Creative Commons Atribución 4.0 equivale y sí está en su lista.',
    ask: 'valoren con su área jurídica publicar con Creative Commons Atribución 4.0, que el método europeo reconoce',
  },
  dates: {
    title: (count) => `Decir las fechas de publicación y de cambio de ${count}`,
    why: 'Sin fechas no se sabe si los datos están al día.',
    ask: 'escriban las fechas de publicación y de última modificación',
  },
  format: {
    title: (count) => `Decir bien el formato de ${count}`,
    why: 'Sin el formato y el tipo de archivo, un programa no sabe cómo leerlos.',
    ask: 'escriban en cada recurso su formato y su tipo de archivo',
  },
  'byte-size': {
    title: (count) => `Decir cuánto pesan los archivos de ${count}`,
    why: 'Quien descarga necesita saberlo antes.',
    ask: 'escriban el tamaño en bytes de cada recurso',
  },
  'open-format': {
    title: (count) => `Publicar ${count} también en un formato abierto`,
    why: 'Un PDF o una hoja de un solo fabricante obliga a transcribir o a comprar un programa.',
    ask: 'publiquen además una copia en CSV (o GeoJSON si es un mapa) de lo que hoy solo está en otro formato',
  },
  'linked-data': {
    title: (count) => `Publicar ${count} también como datos enlazados`,
    why: 'Las dos últimas estrellas son de los datos que enlazan con los de otros.',
    ask: 'valoren publicar una copia en RDF',
  },
  conformance: {
    title: (count) => `Corregir ${count} según su estándar`,
    why: 'Hoy no pueden sumarse a la tabla nacional.',
    ask: 'corrijan los archivos según el reporte de la red, para que se sumen a la tabla nacional',
  },
  description: {
    title: (count) => `Describir mejor ${count}`,
    why: 'Con el título solo, nadie sabe si los datos le sirven.',
    ask: 'describan en dos o tres oraciones qué contiene cada conjunto, de dónde sale y qué no incluye',
  },
  columns: {
    title: (count) => `Explicar las columnas de ${count}`,
    why: 'Nadie sabe qué significa cada columna ni en qué unidad está.',
    ask: 'publiquen el diccionario de datos de cada tabla',
  },
};
