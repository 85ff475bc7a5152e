import { defineProblems } from '@rma/service-kit';

/** The problems of inventories and plans. */
export const planProblems = defineProblems({
  'inventory-unfinished': {
    status: 409,
    title: { es: 'Al inventario le falta algo', en: 'Something is missing in the inventory' },
    detail: {
      es: 'Lo que falta está en "errors": {summary}',
      en: 'What is missing is listed in "errors": {summary}',
    },
  },
  'plan-removal-unexplained': {
    status: 409,
    title: { es: 'Diga por qué salen del plan', en: 'Say why they leave the plan' },
    detail: {
      es: 'Dejan el plan sin haberse abierto: {titles}. Escriba el motivo, con el acuerdo de su grupo de trabajo; queda en la bitácora pública. Nada de lo publicado se retira.',
      en: 'These leave the plan without having been opened: {titles}. Write why, as your working group agreed; it stays in the public ledger. Nothing published is withdrawn.',
    },
  },
  'plan-empty': {
    status: 409,
    title: { es: 'El plan no tiene ninguna fecha', en: 'The plan has no date' },
    detail: {
      es: 'Ponga en el inventario la fecha en que se abrirá al menos un conjunto y vuelva a publicarlo.',
      en: 'Give at least one item of the inventory the date it will be opened and publish it again.',
    },
  },
  'sheet-unreadable': {
    status: 422,
    title: { es: 'No se pudo leer la hoja', en: 'The sheet could not be read' },
    detail: { es: '{reason}', en: '{reason}' },
  },
  'sheet-has-errors': {
    status: 409,
    title: { es: 'La hoja tiene errores', en: 'The sheet has errors' },
    detail: {
      es: 'Corrija las {count} celdas señaladas y súbala otra vez; no se cambió nada.',
      en: 'Mend the {count} cells that are pointed out and upload it again; nothing was changed.',
    },
  },
  'sheet-applied': {
    status: 409,
    title: { es: 'Esta hoja ya se aplicó', en: 'This sheet was already applied' },
    detail: {
      es: 'Sus cambios ya están en el inventario. Para hacer otros, suba la hoja de nuevo.',
      en: 'Its changes are in the inventory already. To make others, upload the sheet again.',
    },
  },
  'inventory-changed': {
    status: 412,
    title: { es: 'El inventario cambió mientras tanto', en: 'The inventory changed meanwhile' },
    detail: {
      es: 'Alguien lo modificó después de que usted vio los cambios. No se aplicó nada: vuelva a verlos y confirme.',
      en: 'Somebody changed it after you saw the changes. Nothing was applied: look at them again and confirm.',
    },
  },
  'foreign-to-windows-1252': {
    status: 422,
    title: { es: 'No cabe en Windows-1252', en: 'It does not fit Windows-1252' },
    detail: {
      es: 'El inventario tiene caracteres que esa codificación no puede escribir: {characters}. Descárguelo como Excel o como CSV UTF-8.',
      en: 'The inventory has characters that this encoding cannot write: {characters}. Download it as Excel or as UTF-8 CSV.',
    },
  },
});
