import { defineProblems } from '@rma/service-kit';

/** The problems only the harvester answers. */
export const harvesterProblems = defineProblems({
  'source-address-refused': {
    status: 422,
    title: { es: 'Esa dirección no se puede cosechar', en: 'That address cannot be harvested' },
    detail: {
      es: '{url} no es una dirección pública de Internet; escriba la del portal como se visita desde fuera.',
      en: '{url} is not a public Internet address; write the portal’s address as it is visited from outside.',
    },
  },
  'demonstration-address': {
    status: 422,
    title: { es: 'La demostración no visita otros sitios', en: 'The demonstration visits no other site' },
    detail: {
      es: 'Aquí no se visita {url}. Pruebe con la dirección de una fuente de /fuentes; o permita el sitio al iniciar, en RMA_OUTBOUND_ALLOW, como servidor:puerto.',
      en: '{url} is not visited here. Try the address of a source in /fuentes; or allow the site at start, in RMA_OUTBOUND_ALLOW, as host:port.',
    },
  },
  'too-many-previews': {
    status: 429,
    title: { es: 'Hay tres vistas previas en curso', en: 'Three previews are under way' },
    detail: {
      es: 'Espere a que termine alguna de las vistas previas de este gobierno y pida esta de nuevo.',
      en: 'Wait for one of this government’s previews to end and ask for this one again.',
    },
  },
  'source-not-approved': {
    status: 409,
    title: { es: 'La fuente no está aprobada', en: 'The source is not approved' },
    detail: {
      es: 'Solo se cosechan fuentes aprobadas; pida que la aprueben o que la reanuden.',
      en: 'Only approved sources are harvested; ask for it to be approved or resumed.',
    },
  },
  'portal-of-another': {
    status: 403,
    title: { es: 'Otro gobierno ya tiene ese portal', en: 'Another government already has that portal' },
    detail: {
      es: '{government} ya se cosecha de ese servidor; pida a la coordinación que apruebe esta fuente.',
      en: '{government} is already harvested from that server; ask the coordinators to approve this source.',
    },
  },
  'source-not-of-a-member': {
    status: 409,
    title: { es: 'El gobierno no es integrante', en: 'The government is not a member' },
    detail: {
      es: 'Solo se cosechan fuentes de integrantes de la red; {government} no lo es por ahora.',
      en: 'Only sources of members of the network are harvested; {government} is not one for the time being.',
    },
  },
  'run-already-open': {
    status: 409,
    title: { es: 'La fuente ya tiene una cosecha abierta', en: 'The source already has an open run' },
    detail: {
      es: 'Espere a que termine, o decida sobre ella si está retenida.',
      en: 'Wait for it to end, or decide on it if it is held.',
    },
  },
  'source-in-maintenance': {
    status: 409,
    title: { es: 'El portal está en mantenimiento', en: 'The portal is under maintenance' },
    detail: {
      es: 'A esta hora no se visita ese portal; se cosechará después de {until}.',
      en: 'That portal is not visited at this hour; it will be harvested after {until}.',
    },
  },
  'maintenance-without-end': {
    status: 422,
    title: { es: 'El mantenimiento no deja hora libre', en: 'Maintenance leaves no free hour' },
    detail: {
      es: 'Deje al menos un minuto de la semana en que el portal se pueda visitar.',
      en: 'Leave at least one minute of the week in which the portal may be visited.',
    },
  },
  'run-not-cancellable': {
    status: 409,
    title: { es: 'La cosecha ya no se puede cancelar', en: 'The run can no longer be cancelled' },
    detail: {
      es: 'Solo se cancela una cosecha en espera o en curso que todavía no empieza a aplicarse; una retenida se rechaza.',
      en: 'Only a run that waits or is under way and has not begun to be applied is cancelled; a held one is refused.',
    },
  },
  'run-not-held': {
    status: 409,
    title: { es: 'La cosecha no está retenida', en: 'The run is not held' },
    detail: {
      es: 'Solo una cosecha retenida se confirma o se rechaza.',
      en: 'Only a held run is confirmed or refused.',
    },
  },
});
