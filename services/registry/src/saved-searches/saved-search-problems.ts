import { defineProblems, problems } from '@rma/service-kit';
import { publicWritingRefusals } from '../public-writing/public-writing-problems.ts';

const searchProblems = defineProblems({
  'search-says-nothing': {
    status: 422,
    title: { es: 'La búsqueda no dice qué buscar', en: 'The search does not say what to look for' },
    detail: {
      es: 'Escriba alguna palabra o elija algún filtro, y guárdela de nuevo.',
      en: 'Type some word or choose some filter, and save it again.',
    },
  },
  'too-many-searches': {
    status: 409,
    title: { es: 'Ya guardó demasiadas búsquedas', en: 'Too many saved searches' },
    detail: {
      es: 'Una cuenta guarda hasta 50 búsquedas y un correo sin cuenta hasta 10: olvide alguna y vuelva a guardar.',
      en: 'An account keeps up to 50 searches and an e-mail without one up to 10: forget one and save again.',
    },
  },
});

export const searchRefusals = {
  'email-required': publicWritingRefusals['email-required'],
  'too-many-confirmations': publicWritingRefusals['too-many-confirmations'],
  'public-writing-paused': publicWritingRefusals['public-writing-paused'],
  'search-says-nothing': () => searchProblems.searchSaysNothing(),
  'too-many-searches': () => searchProblems.tooManySearches(),
  'search-not-found': () => problems.notFound({ what: { es: 'esa búsqueda', en: 'such search' } }),
};
