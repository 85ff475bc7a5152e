import { licences, type LicenceId } from '@rma/domain';
import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });

export const licenceSchema = z.object({
  id: z.string(),
  title: z.string(),
  uri: z.url(),
  /** Where the licence's own words are; only they bind. */
  textUrl: z.url(),
  mayDo: z.array(bilingual),
  mustDo: z.array(bilingual),
  mayNotDo: z.array(bilingual),
});

const copyAndShare = { es: 'Copiarlos y distribuirlos.', en: 'Copy and share them.' };
const adapt = {
  es: 'Adaptarlos, combinarlos con otros y hacer productos, también comerciales.',
  en: 'Adapt them, combine them with others and make products, commercial ones too.',
};

type Summary = Pick<z.infer<typeof licenceSchema>, 'mayDo' | 'mustDo' | 'mayNotDo'>;

/** What each licence allows and asks, in short; the text at `textUrl` is what binds. */
const summaries: Record<LicenceId, Summary> = {
  'libre-uso-mx': {
    mayDo: [copyAndShare, adapt],
    mustDo: [
      {
        es: 'Citar la fuente de la que se obtuvieron.',
        en: 'Cite the source they were obtained from.',
      },
    ],
    mayNotDo: [
      {
        es: 'Usarlos para engañar o confundir variando su sentido original.',
        en: 'Use them to mislead or confuse by changing their original meaning.',
      },
      {
        es: 'Aparentar que ese uso representa una postura oficial o que el gobierno lo respalda.',
        en: 'Pretend that the use is an official position or that the government endorses it.',
      },
    ],
  },
  'cc-by-4.0': {
    mayDo: [copyAndShare, adapt],
    mustDo: [
      {
        es: 'Dar crédito, enlazar a la licencia e indicar si se hicieron cambios.',
        en: 'Give credit, link to the licence and say whether changes were made.',
      },
    ],
    mayNotDo: [
      {
        es: 'Sugerir que quien los publica respalda a quien los usa.',
        en: 'Suggest that the publisher endorses whoever uses them.',
      },
      {
        es: 'Añadir términos o candados que impidan a otros lo que la licencia permite.',
        en: 'Add terms or locks that keep others from doing what the licence permits.',
      },
    ],
  },
};

/** A licence of the network with what it allows and asks, and where its text is. */
export const viewLicence = (id: LicenceId): z.infer<typeof licenceSchema> => ({
  id,
  ...licences[id],
  ...summaries[id],
});
