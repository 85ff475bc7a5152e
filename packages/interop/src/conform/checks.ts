/** Parts of the report, in the order it is read. */
export const checkGroups = {
  entry: 'Entrada',
  reading: 'Lectura',
  records: 'Conjuntos de datos',
  rdf: 'DCAT-AP',
  node: 'Nodo de la red',
} as const;
export type CheckGroup = keyof typeof checkGroups;

/** One thing the hub expects. `judged` says when it passes, warns or fails; `fix` what to do about it. */
export type Check = { group: CheckGroup; what: string; judged: string; fix: string };

/** Everything the hub expects of a portal or a node, by an identifier that never changes. */
export const conformChecks = {
  reachable: {
    group: 'entry',
    what: 'El sitio responde',
    judged: 'Falla si la dirección no contesta, o contesta con un error y no hay ahí un catálogo.',
    fix: 'Revise que la dirección esté bien escrita y que el sitio esté en línea y se pueda visitar desde Internet.',
  },
  https: {
    group: 'entry',
    what: 'La conexión es segura',
    judged: 'Advierte si la dirección no es https.',
    fix: 'Instale un certificado (Let’s Encrypt los da sin costo) y publique el portal en https.',
  },
  robots: {
    group: 'entry',
    what: 'Deja pasar a los programas',
    judged:
      'Falla si robots.txt prohíbe la dirección del catálogo a RedMexicoAbierto o a todos, o si el sitio contesta 401 o 403.',
    fix: 'Permita en robots.txt y en el cortafuegos la entrada de «RedMexicoAbierto» a la dirección del catálogo.',
  },
  clock: {
    group: 'entry',
    what: 'Su reloj está en hora',
    judged:
      'Advierte si la fecha que dice el servidor difiere más de 5 minutos. Las firmas de un nodo así no se creen.',
    fix: 'Ponga en hora el servidor con NTP.',
  },
  kind: {
    group: 'entry',
    what: 'Se reconoce qué catálogo es, y la red sabe leerlo',
    judged: 'Falla si no se encuentra un catálogo, o es de un tipo que la red no lee.',
    fix: 'Dé la dirección del portal, de su data.json, de su catálogo DCAT o de la página con los archivos.',
  },
  'content-type': {
    group: 'entry',
    what: 'Dice de qué tipo es lo que entrega',
    judged: 'Advierte si el tipo de contenido no es el de lo que viene.',
    fix: 'Sirva el JSON como application/json y el RDF como text/turtle, application/ld+json o application/rdf+xml.',
  },
  complete: {
    group: 'reading',
    what: 'Se puede leer completo',
    judged: 'Falla si la lectura no llega a su fin.',
    fix: 'Revise la página que falla, que se indica, y que ninguna respuesta llegue cortada o como página de error.',
  },
  paging: {
    group: 'reading',
    what: 'Sus páginas avanzan y terminan',
    judged: 'Falla si una página se repite, si la paginación da vueltas o si no acaba.',
    fix: 'Ordene los resultados por un campo fijo y respete los parámetros de página.',
  },
  count: {
    group: 'reading',
    what: 'Tiene los conjuntos que dice tener',
    judged: 'Falla si el total que anuncia no es el que se lee.',
    fix: 'Vuelva a generar el índice de búsqueda del portal: anuncia conjuntos que no entrega, o entrega otros.',
  },
  'stable-ids': {
    group: 'reading',
    what: 'Sus identificadores no cambian',
    judged: 'Se lee dos veces. Falla si la segunda trae otros identificadores.',
    fix: 'Dé a cada conjunto un identificador propio y permanente; no lo genere en cada petición.',
  },
  'stable-order': {
    group: 'reading',
    what: 'El orden no cambia entre lecturas',
    judged: 'Advierte si la segunda lectura trae los mismos conjuntos en otro orden.',
    fix: 'Ordene los resultados por un campo fijo: si el orden cambia a media lectura, se pierden conjuntos.',
  },
  'stable-content': {
    group: 'reading',
    what: 'Lo mismo se dice igual dos veces',
    judged: 'Advierte si un conjunto que no cambió viene distinto en la segunda lectura.',
    fix: 'Quite del registro lo que cambia en cada petición (horas de consulta, contadores, identificadores al azar).',
  },
  incremental: {
    group: 'reading',
    what: 'Puede decir solo lo que cambió',
    judged: 'Falla si dice que puede y no lo hace. No aplica a los catálogos que se leen enteros.',
    fix: 'Permita buscar por fecha de modificación (en CKAN, metadata_modified).',
  },
  'ids-present': {
    group: 'records',
    what: 'Cada conjunto tiene identificador',
    judged: 'Falla si alguno no tiene.',
    fix: 'Asigne a cada conjunto un identificador de una línea y de hasta 1,000 caracteres.',
  },
  'ids-unique': {
    group: 'records',
    what: 'Ningún identificador se repite',
    judged: 'Falla si dos conjuntos llevan el mismo.',
    fix: 'Asigne a cada conjunto un identificador distinto y no lo reutilice.',
  },
  accepted: {
    group: 'records',
    what: 'Los conjuntos se pueden publicar',
    judged: 'Advierte si la red rechazaría alguno; falla si rechazaría más de uno de cada veinte.',
    fix: 'Corrija los registros que se indican: sin título, privados o ilegibles no se publican.',
  },
  dates: {
    group: 'records',
    what: 'Las fechas se entienden',
    judged:
      'Advierte si alguna fecha no se puede leer; falla si son las de más de la mitad de los conjuntos.',
    fix: 'Escriba las fechas como AAAA-MM-DD.',
  },
  licences: {
    group: 'records',
    what: 'Cada conjunto dice su licencia, y es abierta',
    judged: 'Advierte si alguno no la dice, o dice una que la red no conoce.',
    fix: 'Publique con Libre Uso MX o Creative Commons Atribución 4.0, y dígalo en cada conjunto.',
  },
  contacts: {
    group: 'records',
    what: 'Cada conjunto dice a quién preguntar',
    judged: 'Advierte si alguno no tiene contacto con correo.',
    fix: 'Escriba el nombre y el correo institucional de quien responde por los datos.',
  },
  descriptions: {
    group: 'records',
    what: 'Cada conjunto dice de qué trata',
    judged: 'Advierte si alguno no tiene descripción.',
    fix: 'Escriba una o dos frases: qué contiene, de qué periodo y territorio.',
  },
  distributions: {
    group: 'records',
    what: 'Los recursos tienen dirección web',
    judged: 'Advierte si algún conjunto no tiene un recurso con dirección; falla si son más de la mitad.',
    fix: 'Escriba la dirección completa de cada archivo, que empiece con https://.',
  },
  'dcat-ap': {
    group: 'rdf',
    what: 'Lo que da en RDF cumple DCAT-AP 3.0.1',
    judged:
      'Advierte si las formas SHACL de la Comisión Europea encuentran faltas en una muestra de hasta 200 conjuntos. No aplica a lo que no es RDF.',
    fix: 'Corrija las faltas que se indican en la descripción RDF de sus conjuntos.',
  },
  'node-document': {
    group: 'node',
    what: 'Dice quién es y con qué llaves firma',
    judged: 'Falla si /.well-known/rma-node.json no trae el canal de cambios y una llave Ed25519.',
    fix: 'Actualice el nodo, y revise que PUBLIC_URL sea la dirección con que se le visita.',
  },
  signatures: {
    group: 'node',
    what: 'Firma las páginas de su canal',
    judged: 'Falla si una página no está firmada con una de sus llaves, o cambió en el camino.',
    fix: 'Revise que ningún intermediario (caché, compresor, antivirus) cambie las respuestas de /feed.',
  },
  'feed-order': {
    group: 'node',
    what: 'Su canal no tiene huecos',
    judged: 'Falla si falta un cambio entre dos números.',
    fix: 'Restaure la base de datos del nodo: se perdieron cambios que ya eran públicos.',
  },
  'feed-history': {
    group: 'node',
    what: 'No reescribe lo que ya dijo',
    judged: 'Falla si en la segunda lectura lo ya leído dice otra cosa.',
    fix: 'Restaure la base de datos del nodo desde una copia que tenga toda su historia.',
  },
  receipts: {
    group: 'node',
    what: 'Guarda los recibos del nodo nacional',
    judged:
      'Con --registration: falla si los recibos no los firmó el nodo nacional donde está registrado. Sin ella no aplica.',
    fix: 'Regístrelo con «rma node init» y espere a que la coordinación lo apruebe.',
  },
} as const satisfies Record<string, Check>;

export type CheckId = keyof typeof conformChecks;
export const checkIds = Object.keys(conformChecks) as CheckId[];
