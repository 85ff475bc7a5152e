import type { Template } from './template.ts';

/** Addendum (convenio modificatorio) to an agreement in force: more commitments, a later last day, or both. */
export const addendum1: Template = {
  id: 'addendum@1',
  opening:
    'Convenio modificatorio, con folio {folio}, del convenio de colaboración en materia de datos abiertos con folio {parentFolio}, que celebran, por una parte, {federation}, representada por {federationSignatory}, {federationPosition}, en lo sucesivo «LA FEDERACIÓN»; y, por la otra, {government}, representado por {governmentSignatory}, {governmentPosition}, en lo sucesivo «EL GOBIERNO»; y, cuando actúen juntas, «LAS PARTES», al tenor de los antecedentes, declaraciones y cláusulas siguientes:',
  background: [
    'LAS PARTES firmaron el {parentSignedOn} el convenio de colaboración en materia de datos abiertos con folio {parentFolio}, en lo sucesivo «EL CONVENIO», vigente del {parentValidFrom} al {parentValidUntil}.',
    'EL CONVENIO prevé que puede modificarse o adicionarse por escrito, de común acuerdo, mediante convenio modificatorio que formará parte de él.',
  ],
  declarations: [
    {
      title: 'LA FEDERACIÓN declara, por conducto de su representante, que:',
      items: [
        '{federationSignatory}, {federationPosition}, cuenta con facultades para suscribir este convenio modificatorio{federationFaculties}.',
      ],
    },
    {
      title: 'EL GOBIERNO declara, por conducto de su representante, que:',
      items: [
        '{governmentNature}',
        '{governmentSignatory}, {governmentPosition}, cuenta con facultades para suscribir este convenio modificatorio{governmentFaculties}.',
      ],
    },
    {
      title: 'LAS PARTES declaran que:',
      items: [
        'Se reconocen la personalidad y las facultades con que comparecen, y ratifican las declaraciones de EL CONVENIO en lo que no se opongan a este.',
      ],
    },
  ],
  clauses: [
    {
      id: 'object',
      title: 'Objeto',
      paragraphs: [
        'Modificar EL CONVENIO en los términos de las cláusulas siguientes. Este convenio modificatorio forma parte de EL CONVENIO desde el {validFrom}.',
      ],
    },
    {
      id: 'government-commitments',
      title: 'Compromisos que se adicionan',
      paragraphs: ['{addedCommitments}'],
    },
    {
      id: 'validity',
      title: 'Vigencia',
      paragraphs: ['{validityChange}'],
    },
    {
      id: 'rest',
      title: 'Lo que no se modifica',
      paragraphs: [
        'Con excepción de lo expresamente pactado en este convenio modificatorio, rigen todas las cláusulas de EL CONVENIO, incluidas las de datos personales e información reservada, firma, terminación y controversias.',
      ],
    },
  ],
  commitmentsAfter: 'government-commitments',
  closing:
    'Leído el presente convenio modificatorio y enteradas LAS PARTES de su contenido y alcance legal, lo firman{place}, en la fecha que consta en sus firmas.',
};
