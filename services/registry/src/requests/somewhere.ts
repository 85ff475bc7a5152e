import { governmentsFor, type Action, type Actor } from '@rma/domain';
import { refusal } from '@rma/service-kit';

/**
 * Throws unless the actor may do `action` for some government: for a thing whose government is known only once it is
 * read, so that who may nowhere does not even learn whether it exists.
 */
export function authorizeSomewhere(actor: Actor, action: Action): void {
  if (governmentsFor(actor, action).length === 0) throw refusal(actor, action);
}
