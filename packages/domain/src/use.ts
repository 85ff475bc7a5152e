/** How a dataset is used: somebody takes a file of it, a program reads it, or a person opens its page. */
export const useChannels = ['download', 'api', 'view'] as const;
export type UseChannel = (typeof useChannels)[number];

/** What each channel is called where its count is shown. */
export const useChannelWords: Readonly<Record<UseChannel, string>> = {
  download: 'Descargas',
  api: 'Lecturas por programas',
  view: 'Visitas a su página',
};

/** How the counting works, in the words of every page and file that shows a count. */
export const methodOfUse =
  'Se cuenta cada respuesta por conjunto y día, sin cookies y sin guardar direcciones ni nada de quien pregunta. ' +
  'Los robots que se declaran van aparte; lo que piden las propias páginas de la red, y lo que se pide de muchos conjuntos a la vez (listas y tablas nacionales), no se cuenta. ' +
  'De lo que se descarga directamente del portal de un gobierno la red no sabe.';
