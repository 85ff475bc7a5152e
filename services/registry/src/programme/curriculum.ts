/** One of the programme's tasks; `guide` is the slug of its material in the toolkit. */
export type ProgrammeTask = { key: string; title: string; guide: string };
export type ProgrammeWeek = { number: number; title: string; purpose: string; tasks: ProgrammeTask[] };

/** The six weeks of the squads' method. Keys are kept on record and are never renamed. */
export const programme: readonly ProgrammeWeek[] = [
  {
    number: 1,
    title: 'Introducción',
    purpose: 'Formar el equipo, acordar para qué se abren datos y con quién.',
    tasks: [
      { key: 'team', title: 'Formar el grupo de trabajo y acordar su agenda', guide: 'formar-el-equipo' },
      {
        key: 'liaisons',
        title: 'Tener enlace, administrador y suplentes por oficio',
        guide: 'oficio-de-designacion',
      },
      { key: 'first-minutes', title: 'Levantar la primera minuta', guide: 'minuta-del-grupo-de-trabajo' },
    ],
  },
  {
    number: 2,
    title: 'Planeación',
    purpose: 'Recorrer sistemas y páginas, elegir los datos más valiosos y poner fechas.',
    tasks: [
      { key: 'inventory', title: 'Presentar el inventario de datos', guide: 'hacer-el-inventario' },
      {
        key: 'priorities',
        title: 'Elegir qué abrir primero, con las peticiones a la vista',
        guide: 'priorizar',
      },
      { key: 'plan', title: 'Publicar el plan de apertura con fechas', guide: 'plan-de-apertura' },
    ],
  },
  {
    number: 3,
    title: 'Apertura',
    purpose: 'Dar a los archivos un formato abierto, limpio y conforme al estándar de su tema.',
    tasks: [
      { key: 'clean', title: 'Limpiar un archivo real', guide: 'limpiar-un-archivo' },
      { key: 'standard', title: 'Ajustar sus columnas al estándar del tema', guide: 'columnas-que-cambian' },
      { key: 'privacy', title: 'Revisar datos personales y fundamento legal', guide: 'datos-personales' },
    ],
  },
  {
    number: 4,
    title: 'Automatización',
    purpose: 'Que los datos salgan de su sistema sin trabajo manual.',
    tasks: [
      {
        key: 'route',
        title: 'Decidir cómo sale cada dato: archivo, programa o portal',
        guide: 'automatizar',
      },
      { key: 'key', title: 'Crear una clave para el programa que publica', guide: 'automatizar' },
      { key: 'large-files', title: 'Resolver los archivos que no caben', guide: 'archivos-grandes' },
    ],
  },
  {
    number: 5,
    title: 'Publicación',
    purpose: 'Publicar el primer paquete temático y dejarlo al día.',
    tasks: [
      { key: 'package', title: 'Publicar un paquete temático', guide: 'publicar-en-la-red' },
      { key: 'metadata', title: 'Completar sus metadatos y su diccionario', guide: 'publicar-en-la-red' },
      { key: 'right', title: 'Dejar por escrito el derecho a publicar', guide: 'derecho-a-publicar' },
    ],
  },
  {
    number: 6,
    title: 'Uso',
    purpose: 'Que alguien use los datos: tableros, organizaciones, otras áreas.',
    tasks: [
      { key: 'users', title: 'Presentar los datos a quien los necesita', guide: 'usos-y-usuarios' },
      { key: 'request', title: 'Responder una petición de datos', guide: 'respuesta-a-una-peticion' },
      {
        key: 'next',
        title: 'Acordar cómo sigue el trabajo después del programa',
        guide: 'entregar-a-quien-sigue',
      },
    ],
  },
];

const taskKeys = programme.flatMap(({ tasks }) => tasks.map(({ key }) => key));
export const taskCount = taskKeys.length;
export const isTask = (key: string): boolean => taskKeys.includes(key);

/** The tasks of one week. */
export function tasksOf(week: number): ProgrammeTask[] {
  return programme.find(({ number }) => number === week)?.tasks ?? [];
}
