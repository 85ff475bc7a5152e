import type { Template } from './template.ts';

/**
 * Collaboration agreement between the federation and a government. Law as of November 2026: Constitution, General
 * Law of Transparency and General Law of Personal Data (both DOF 20-mar-2025, which abrogated those of 2015 and
 * 2017 and ended the former institute), Law of Advanced Electronic Signature (DOF 11-ene-2012).
 */
export const collaboration1: Template = {
  id: 'collaboration@1',
  opening:
    'Convenio de colaboración en materia de datos abiertos, con folio {folio}, que celebran, por una parte, {federation}, representada por {federationSignatory}, {federationPosition}, en lo sucesivo «LA FEDERACIÓN»; y, por la otra, {government}, representado por {governmentSignatory}, {governmentPosition}, en lo sucesivo «EL GOBIERNO»; y, cuando actúen juntas, «LAS PARTES», al tenor de los antecedentes, declaraciones y cláusulas siguientes:',
  background: [
    'El artículo 6o., apartado A, de la Constitución Política de los Estados Unidos Mexicanos reconoce el derecho de toda persona a la información pública y obliga a documentar todo acto del ejercicio de las facultades, competencias o funciones de las autoridades.',
    'La Ley General de Transparencia y Acceso a la Información Pública, publicada en el Diario Oficial de la Federación el 20 de marzo de 2025, rige el acceso a la información y la publicación de datos abiertos de los sujetos obligados de los tres órdenes de gobierno.',
    'La Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados, publicada en el Diario Oficial de la Federación el 20 de marzo de 2025, establece las bases para proteger los datos personales que las autoridades tienen en su posesión.',
    'La Red México Abierto reúne a los estados y municipios que, por voluntad propia, publican sus datos con estándares comunes, para que cada uno lo haga con menos esfuerzo y para que el país pueda verlos juntos.',
  ],
  declarations: [
    {
      title: 'LA FEDERACIÓN declara, por conducto de su representante, que:',
      items: [
        'Coordina la Red México Abierto y pone a disposición de sus integrantes la plataforma, los estándares y el acompañamiento que este convenio describe.',
        '{federationSignatory}, {federationPosition}, cuenta con facultades para suscribir este convenio{federationFaculties}.',
        'Para los efectos de este convenio señala como domicilio {federationAddress}.',
      ],
    },
    {
      title: 'EL GOBIERNO declara, por conducto de su representante, que:',
      items: [
        '{governmentNature}',
        '{governmentSignatory}, {governmentPosition}, cuenta con facultades para suscribir este convenio{governmentFaculties}.',
        'Designó, o designará dentro del plazo de este convenio, a su enlace de datos abiertos y a su administrador de datos.',
        'Para los efectos de este convenio señala como domicilio {governmentAddress}.',
      ],
    },
    {
      title: 'LAS PARTES declaran que:',
      items: [
        'Se reconocen la personalidad y las facultades con que comparecen.',
        'Su adhesión es voluntaria, y este convenio no limita las obligaciones que las leyes ya imponen a cada una.',
      ],
    },
  ],
  clauses: [
    {
      id: 'object',
      title: 'Objeto',
      paragraphs: [
        'LAS PARTES colaborarán para que EL GOBIERNO identifique, priorice, abra y mantenga datos de interés público en formatos abiertos, con los estándares temáticos de la Red México Abierto, y para que cualquier persona pueda encontrarlos, entenderlos, usarlos y redistribuirlos libremente.',
      ],
    },
    {
      id: 'government-commitments',
      title: 'Compromisos de EL GOBIERNO',
      paragraphs: ['{governmentCommitments}'],
    },
    {
      id: 'federation-commitments',
      title: 'Compromisos de LA FEDERACIÓN',
      paragraphs: ['LA FEDERACIÓN se compromete a:'],
      items: [
        'poner a disposición de EL GOBIERNO, sin costo, la plataforma para publicar sus datos o para que se lean desde su propio portal;',
        'mantener públicos los estándares temáticos y sus versiones;',
        'acompañar a EL GOBIERNO con un escuadrón de datos, capacitación y materiales, en la medida de sus posibilidades;',
        'no publicar, modificar ni retirar datos de EL GOBIERNO en su nombre, salvo lo que este autorice por escrito, y',
        'conservar la copia de lo publicado y la bitácora pública de sus cambios.',
      ],
    },
    {
      id: 'officials',
      title: 'Enlace y administrador de datos',
      paragraphs: [
        'EL GOBIERNO designará por oficio a un enlace de datos abiertos y a un administrador de datos, y comunicará su relevo antes de que concluya su encargo. Sus nombres, cargos y periodos son públicos; sus datos de contacto se usan solo para cumplir este convenio.',
      ],
    },
    {
      id: 'follow-up',
      title: 'Seguimiento',
      paragraphs: [
        'El avance de cada compromiso se mide con lo que la Red México Abierto observa en los datos publicados, sea en su plataforma o en el portal de EL GOBIERNO. El avance, su medición y cada cambio de este convenio se publican en la bitácora de la red.',
        'LA FEDERACIÓN podrá dispensar un compromiso cuando exista una causa que lo justifique; la dispensa y su causa son públicas.',
      ],
    },
    {
      id: 'personal-data',
      title: 'Datos personales e información reservada',
      paragraphs: [
        'EL GOBIERNO es responsable de que lo que publica no contenga datos personales, salvo los que la ley permita o mande publicar, ni información clasificada como reservada o confidencial. LAS PARTES tratarán los datos personales que conozcan con motivo de este convenio conforme a la Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados y solo para cumplir su objeto.',
        'Si se advierte que un conjunto publicado expone datos personales, se suspenderá su difusión de inmediato mientras EL GOBIERNO lo corrige. Lo que no pueda abrirse se registrará en el inventario con su fundamento legal.',
      ],
    },
    {
      id: 'free-use',
      title: 'Uso libre y permanencia',
      paragraphs: [
        'Los datos se publican con una licencia que permite a cualquier persona usarlos, transformarlos y redistribuirlos, también con fines comerciales, sin más obligación que citar su fuente.',
        'Lo publicado permanece. Que un conjunto salga del plan de apertura, o que este convenio termine, no es causa para retirarlo; todo retiro deja constancia pública de su motivo.',
      ],
    },
    {
      id: 'resources',
      title: 'Recursos',
      paragraphs: [
        'Este convenio no implica transferencia de recursos presupuestarios entre LAS PARTES. Cada una cubrirá lo que su cumplimiento le demande con cargo a su presupuesto autorizado.',
      ],
    },
    {
      id: 'staff',
      title: 'Relación laboral',
      paragraphs: [
        'El personal que cada una de LAS PARTES destine al cumplimiento de este convenio mantiene su relación laboral solo con ella; en ningún caso la otra será considerada patrón solidario o sustituto.',
      ],
    },
    {
      id: 'validity',
      title: 'Vigencia',
      paragraphs: [
        'Este convenio estará vigente del {validFrom} al {validUntil}, ambos días incluidos, una vez que lo hayan firmado LAS PARTES. Podrá renovarse mediante un convenio nuevo que lo sustituya.',
      ],
    },
    {
      id: 'amendments',
      title: 'Modificaciones',
      paragraphs: [
        'Este convenio puede modificarse o adicionarse por escrito, de común acuerdo, mediante convenio modificatorio que firmen LAS PARTES y que formará parte de él.',
      ],
    },
    {
      id: 'termination',
      title: 'Suspensión y terminación anticipada',
      paragraphs: [
        'LAS PARTES podrán suspender este convenio por causa justificada, por el tiempo que esta subsista. Cualquiera de ellas podrá darlo por terminado antes de su vencimiento, sin responsabilidad, mediante aviso por escrito con {noticeDays} días naturales de anticipación. Las acciones iniciadas se concluirán, y lo publicado permanecerá.',
      ],
    },
    {
      id: 'publicity',
      title: 'Publicidad',
      paragraphs: [
        'Este convenio, sus modificaciones y su cumplimiento son información pública. Se omiten de su versión pública los datos personales de sus firmantes que no sean necesarios para identificar con qué carácter firman.',
      ],
    },
    {
      id: 'signature',
      title: 'Firma',
      paragraphs: [
        'LAS PARTES podrán firmar este convenio con firma electrónica avanzada (e.firma) sobre la huella digital SHA-256 de este documento, y le reconocen los mismos efectos que a la firma autógrafa, en los términos de la Ley de Firma Electrónica Avanzada; o de manera autógrafa, caso en que se conservará su copia digitalizada con la constancia de quien la coteja.',
      ],
    },
    {
      id: 'disputes',
      title: 'Interpretación y controversias',
      paragraphs: [
        'Este convenio es producto de la buena fe. Las dudas sobre su interpretación o cumplimiento se resolverán de común acuerdo. De subsistir la controversia, LAS PARTES se someterán a los tribunales federales competentes, sin perjuicio de lo que dispone el artículo 105 de la Constitución Política de los Estados Unidos Mexicanos.',
      ],
    },
  ],
  commitmentsAfter: 'government-commitments',
  closing:
    'Leído el presente convenio y enteradas LAS PARTES de su contenido y alcance legal, lo firman{place}, en la fecha que consta en sus firmas.',
};
