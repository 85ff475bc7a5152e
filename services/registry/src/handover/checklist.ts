/** What a government does in the network before another administration comes; `daysBefore` the election. */
export const handoverChecklist = [
  {
    key: 'administration-dates',
    title: 'Confirmar el primer y el último día de la administración',
    why: 'De esas fechas dependen los accesos de quienes se van.',
    daysBefore: 60,
  },
  {
    key: 'posts',
    title: 'Revisar quién es enlace, administrador y suplente, y hasta cuándo',
    why: 'Así se sabe qué accesos terminan y quién puede actuar mientras tanto.',
    daysBefore: 60,
  },
  {
    key: 'incoming-contact',
    title: 'Anotar a qué área y a qué correo institucional se entrega',
    why: 'La coordinación busca ahí a la nueva administración.',
    daysBefore: 30,
  },
  {
    key: 'packages',
    title: 'Describir cada paquete: de qué sistema sale y quién lo prepara',
    why: 'Lo publicado sigue en línea, pero alguien debe poder actualizarlo.',
    daysBefore: 45,
  },
  {
    key: 'sources',
    title: 'Dejar por escrito quién cuida el portal del que la red lee',
    why: 'Si el portal cambia de dirección o se apaga, la lectura se detiene.',
    daysBefore: 45,
  },
  {
    key: 'keys',
    title: 'Pasar los programas con clave propia a claves de quien sigue',
    why: 'Las claves de quien se va dejan de servir con su periodo.',
    daysBefore: 15,
  },
  {
    key: 'commitments',
    title: 'Hacer la lista de compromisos del convenio que quedan abiertos',
    why: 'El convenio obliga al gobierno, no a la persona que lo firmó.',
    daysBefore: 30,
  },
  {
    key: 'requests',
    title: 'Responder o dejar encargadas las peticiones y los reportes abiertos',
    why: 'Sus plazos no se detienen con el cambio.',
    daysBefore: 15,
  },
  {
    key: 'documents',
    title: 'Reunir oficios, actas del grupo de trabajo y diccionarios de datos',
    why: 'Forman parte del acta de entrega y recepción.',
    daysBefore: 30,
  },
  {
    key: 'act',
    title: 'Imprimir y firmar el acta de entrega de la red',
    why: 'Deja constancia de qué se entregó, a quién y en qué estado.',
    daysBefore: 0,
  },
] as const;

export type HandoverKey = (typeof handoverChecklist)[number]['key'];
export const handoverKeys = handoverChecklist.map(({ key }) => key) as [HandoverKey, ...HandoverKey[]];
