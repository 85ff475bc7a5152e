import { type LicenceId, licences } from '@rma/domain';

const permissions: Record<LicenceId, string> = {
  'libre-uso-mx':
    'cualquiera puede usar, copiar y compartir los datos, también para vender algo con ellos, si cita a su gobierno y no los presenta como oficiales cuando los cambie.',
  'cc-by-4.0':
    'cualquiera puede usar, copiar y compartir los datos, también para vender algo con ellos, si cita a su gobierno y dice qué cambió. Es la más conocida fuera de México.',
};

/** Each licence a package may carry, with what it lets people do and where its full text is. */
export const licenceChoices = (Object.keys(licences) as LicenceId[]).map((id) => ({
  id,
  title: licences[id].title,
  textUrl: licences[id].textUrl,
  permission: permissions[id],
}));
