import { dateInWords, dateAt } from '@rma/domain';
import { holderOrSubstituteActs, listPosts } from '../officials/post-queries.ts';
import { governmentPath, inDays, type FindSteps, type Step } from './step.ts';

/** Ends of terms are looked at this many days ahead. */
const aheadDays = 60;
const posts = [
  { post: 'liaison', name: 'enlace', duty: 'es quien responde por su gobierno ante la red' },
  { post: 'administrator', name: 'administrador de datos', duty: 'es quien prepara y publica los datos' },
] as const;

/** Posts that nobody holds, and terms about to end. */
export const officialSteps: FindSteps = async (db, cvegeos, { now }) => {
  const holdings = await listPosts(db, cvegeos);
  return cvegeos.flatMap((cvegeo) => {
    const today = dateAt(cvegeo, now);
    const path = `/funcionarios/${cvegeo}`;
    const common = { kind: 'official' as const, cvegeo, path, publicPath: governmentPath(cvegeo) };
    return posts.flatMap(({ post, name, duty }): Step[] => {
      const own = holdings.filter((each) => each.cvegeo === cvegeo && each.post === post);
      if (!holderOrSubstituteActs(own, today))
        return [
          {
            ...common,
            title: `Designe a su ${name}`,
            why: `El cargo está vacante y ${duty}.`,
            dueOn: null,
            by: today,
          },
        ];
      const until = own.find(({ standing }) => standing === 'holder')?.term.until ?? null;
      if (until === null || until > inDays(cvegeo, now, aheadDays)) return [];
      return [
        {
          ...common,
          title: `Prepare el relevo de su ${name}`,
          why: `Su periodo termina el ${dateInWords(until)}: después de ese día no podrá entrar. Designe a quien sigue, o amplíe el periodo.`,
          dueOn: until,
          by: until,
        },
      ];
    });
  });
};
