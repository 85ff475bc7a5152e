import type { Account, Session } from '../../session.tsx';
import type { Resource, StandardSummary, WorkPackage } from '../package-types.ts';
import { sendJson } from '../rest.ts';

const followed = ({ standard }: Pick<Resource, 'standard'>) => standard.split('@')[0];

/** The resources of a package that are still in it, by the standard they follow. */
export const standardsOf = (work: WorkPackage): string[] =>
  work.resources.filter(({ removedAt }) => removedAt === null).map((each) => followed(each) ?? '');

/**
 * Opens what a government needs to publish by a standard, or finds it where it was left: the package of the theme,
 * with the account as its contact, and the resource. Throws ApiProblem.
 */
export async function begin(
  call: Session['call'],
  account: Account,
  { cvegeo, standard }: { cvegeo: string; standard: StandardSummary },
): Promise<{ packageId: string; resourceName: string }> {
  const work = await sendJson<WorkPackage>(call, 'POST', {
    path: '/api/v1/packages',
    body: { cvegeo, theme: standard.theme, contactName: account.name, contactEmail: account.email },
  });
  const existing = work.resources.find(
    (resource) => resource.removedAt === null && followed(resource) === standard.id,
  );
  if (!existing) {
    await sendJson(call, 'POST', {
      path: `/api/v1/packages/${work.id}/resources`,
      body: {
        standard: standard.id,
        name: standard.name,
        title: `${standard.title.es} de ${work.governmentName}`,
      },
    });
  }
  return { packageId: work.id, resourceName: existing?.name ?? standard.name };
}
