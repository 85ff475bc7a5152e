import { actorReference, type Actor, type LicenceId, type Periodicity } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import { standards, themes } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, requireMember } from '../permission.ts';
import { findGovernment, findPackageOfTheme, insertPackage } from './package-queries.ts';
import { isPeriodicity } from './vocabulary.ts';

export type NewPackage = {
  cvegeo: string;
  theme: string;
  title?: string | undefined;
  description?: string | undefined;
  licence?: LicenceId | undefined;
  periodicity?: Periodicity | undefined;
  contactName: string;
  contactEmail: string;
};

/** How often the theme's standards ask to be delivered, when they agree; else no promise is made for the government. */
function periodicityOf(theme: string): Periodicity {
  const asked = new Set(
    standards()
      .filter((candidate) => candidate.theme === theme)
      .map((candidate) => candidate.periodicity),
  );
  const [only] = asked;
  return only !== undefined && asked.size === 1 && isPeriodicity(only) ? only : 'irregular';
}

/**
 * Opens a government's package for a theme. A government has one per theme: asking again gives the existing one
 * (`created` false), untouched. Throws forbidden, not-found (government, theme) or government-cannot-publish.
 */
export async function createPackage(
  { db, clock }: CatalogDependencies,
  actor: Actor,
  wanted: NewPackage,
): Promise<{ created: boolean; id: string }> {
  authorize(actor, 'package.write', { cvegeo: wanted.cvegeo });
  const government = await findGovernment(db, wanted.cvegeo);
  if (!government) throw problems.notFound({ what: named.government });
  const theme = themes().find((candidate) => candidate.id === wanted.theme);
  if (!theme) throw problems.notFound({ what: { es: 'ese tema', en: 'such theme' } });
  requireMember(government);

  const now = clock.now();
  const inserted = await insertPackage(db, {
    cvegeo: wanted.cvegeo,
    theme_id: theme.id,
    title: wanted.title ?? `${theme.name.es} de ${government.name}`,
    description: wanted.description ?? theme.description.es,
    licence: wanted.licence ?? 'libre-uso-mx',
    periodicity: wanted.periodicity ?? periodicityOf(theme.id),
    contact_name: wanted.contactName,
    contact_email: wanted.contactEmail,
    state: 'draft',
    created_at: now,
    created_by: actorReference(actor),
    updated_at: now,
  });
  if (inserted) return { created: true, id: inserted.id };
  return { created: false, id: (await findPackageOfTheme(db, wanted.cvegeo, theme.id)).id };
}
