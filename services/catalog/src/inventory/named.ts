import type { Localized } from '@rma/service-kit';

/** The things of an inventory by the names a person reads in a 404. */
export const namedInInventory = {
  item: { es: 'ese renglón del inventario', en: 'such item of the inventory' },
  dataset: { es: 'ese conjunto de datos de su gobierno', en: "such dataset of your government's" },
  sheet: { es: 'esa hoja', en: 'such sheet' },
  request: { es: 'esa petición de datos de su gobierno', en: 'such data request of your government' },
  edition: { es: 'ese inventario o plan publicado', en: 'such published inventory or plan' },
} as const satisfies Record<string, Localized>;
