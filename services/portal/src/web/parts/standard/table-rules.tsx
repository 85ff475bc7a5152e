import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { coordinatesOf } from '../map/place.ts';
import type { Documentation } from './documentation.ts';

/** Rules about the table as a whole: its key, its links to other resources, its coordinates. */
export function TableRules({ documentation }: { documentation: Documentation }) {
  const { primaryKey, foreignKeys, geometry, blurred, fields, shapes, skipRows } = documentation;
  const coordinates = geometry ? coordinatesOf(geometry) : [];
  return (
    <ul>
      {fields.some(({ isRequired }) => isRequired) && (
        <li>Los campos obligatorios no tienen celdas vacías.</li>
      )}
      {primaryKey.length > 0 && (
        <li>
          No hay dos renglones con {primaryKey.length === 1 ? 'el mismo valor' : 'los mismos valores'} en{' '}
          <Names names={primaryKey} />.
        </li>
      )}
      {foreignKeys.map(({ fields: own, reference, message }) => (
        <li key={own.join()}>
          Lo que dice <Names names={own} /> existe en <Names names={reference.fields} /> del recurso del mismo
          paquete que sigue el estándar{' '}
          <Link to={paths.standard(reference.standard)}>{reference.title.es}</Link>, si el paquete lo trae. Si
          no: «{message.es}»
        </li>
      ))}
      {coordinates.length > 0 && (
        <li>
          <Names names={coordinates} /> van en grados WGS84, la longitud primero donde van juntas.
        </li>
      )}
      {blurred && (
        <li>
          <Names names={[blurred.latitude, blurred.longitude]} /> se publican con {blurred.decimals}{' '}
          decimales, alrededor de un kilómetro, para no señalar el domicilio de nadie.
        </li>
      )}
      {shapes.map(({ name, title }) => (
        <li key={name}>También se reconoce otra forma: {title.es}</li>
      ))}
      {skipRows.map(({ reason, values }) => (
        <li key={values.join()}>
          Se dejan fuera, y se dice cuántos, los renglones que dicen «{values.join('», «')}»: {reason.es}
        </li>
      ))}
      <li>
        Ninguna columna lleva datos personales: CURP, RFC, teléfonos, correos, claves o nombres de
        particulares.
      </li>
    </ul>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 && (place === names.length - 1 ? ' y ' : ', ')}
      <code>{name}</code>
    </span>
  ));
}
