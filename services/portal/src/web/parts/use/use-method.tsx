import { methodOfUse } from '@rma/domain';
import { useSite } from '../../site.ts';

/** How use is counted; where the network is a demonstration, that its past is an example. */
export function UseMethod() {
  const { demonstration } = useSite();
  return (
    <p className="small soft">
      {methodOfUse}
      {demonstration && ' En esta red de demostración, el uso de los días anteriores a hoy es de ejemplo.'}
    </p>
  );
}
