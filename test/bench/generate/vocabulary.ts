/** Words of the descriptions of Mexican governments' data, the commonest first; the generator draws them by rank. */
const known =
  `municipio datos servicios información registro estado programa población gobierno públicos atención
 zona dirección número fecha total padrón colonia ubicación nombre clave tipo monto ejercicio trimestre apoyo obra
 proyecto presupuesto contrato proveedor escuela alumnos nivel primaria secundaria salud hospital consulta médico
 vacunas niños niñas jóvenes mujeres adultos mayores personas discapacidad empleo empresa comercial licencia
 permiso giro establecimiento mercado tianguis transporte ruta parada camión ciclovía tránsito accidentes semáforo
 vialidad calle avenida bache pavimento alumbrado luminaria poste agua potable drenaje toma medidor tarifa recibo
 catastro predio manzana lote superficie construcción valor avalúo impuesto predial notaría escritura límite
 refugio albergue capacidad emergencia riesgo inundación deslave sismo volcán incendio bomberos rescate alerta
 delito robo víctima denuncia carpeta investigación policía patrulla cámara videovigilancia reporte llamada
 parque jardín árbol vivero reforestación residuos basura reciclaje relleno contaminación aire ruido medio ambiente
 cultura museo biblioteca teatro festival turismo hotel restaurante playa zona_arqueológica artesanía deporte cancha
 alberca torneo beca despensa comedor vivienda crédito cabildo acuerdo acta sesión regidor síndico reglamento
 transparencia solicitud respuesta recurso sanción servidor sueldo plaza nómina viáticos compra licitación
 adjudicación inventario vehículo inmueble mueble ingreso egreso deuda participación fondo auditoría observación
 indicador meta avance evaluación encuesta censo vivienda hogar localidad coordenadas latitud longitud polígono mapa
 cartografía capa ortofoto uso suelo densidad altura cuenca río presa pozo acuífero cultivo ganado pesca bosque mina
 panteón rastro registro_civil nacimiento matrimonio defunción divorcio adopción mascota perro gato esterilización`
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

const onsets = 'b c ch d f g j l ll m n p qu r s t v x z bl br cr dr fr gr pl pr tr cu hu'.split(' ');
const vowels = 'a e i o u á é í ó ú ia ie io ua ue'.split(' ');
const endings = 'n s r l tl co pan tlán tepec huaca ndo ro ra lla zco mil tzin'.split(' ');

/** Invented words that sound like place names of Mexico, each different: the long tail of any real catalogue. */
function inventedWord(index: number): string {
  let rest = index;
  let word = '';
  for (let syllable = 0; syllable < 2; syllable += 1) {
    word += onsets[rest % onsets.length] ?? '';
    rest = Math.floor(rest / onsets.length);
    word += vowels[rest % vowels.length] ?? '';
    rest = Math.floor(rest / vowels.length);
  }
  return `${word}${endings[(rest + index) % endings.length] ?? ''}`;
}

const TAIL = 40_000;

/** All words by rank: known ones, then the tail. */
export const vocabulary: readonly string[] = [
  ...new Set([...known, ...Array.from({ length: TAIL }, (_, index) => inventedWord(index * 7 + 11))]),
];

/** What the records are about: title, theme (null for none of the network's) and two keywords. */
const subjectRows: readonly (readonly [
  title: string,
  theme: string | null,
  ...keywords: [string, string],
])[] = [
  ['Incidencia delictiva', 'security', 'delitos', 'seguridad'],
  ['Accidentes de tránsito', 'mobility', 'vialidad', 'siniestros'],
  ['Rutas de transporte público', 'mobility', 'transporte', 'rutas'],
  ['Refugios temporales', 'resilience', 'refugios', 'protección civil'],
  ['Padrón catastral', 'cadastre', 'catastro', 'predios'],
  ['Licencias de funcionamiento', null, 'comercio', 'licencias'],
  ['Directorio de escuelas', null, 'educación', 'escuelas'],
  ['Estancias infantiles para niños y niñas', null, 'niños', 'infancia'],
  ['Parques y jardines', null, 'parques', 'medio ambiente'],
  ['Calidad del aire', 'resilience', 'aire', 'medio ambiente'],
  ['Luminarias', null, 'alumbrado', 'servicios'],
  ['Tomas de agua potable', null, 'agua', 'servicios'],
  ['Construcciones registradas', 'cadastre', 'construcción', 'catastro'],
  ['Ciclovías', 'mobility', 'bicicleta', 'ciclovías'],
  ['Atlas de riesgos', 'resilience', 'riesgos', 'protección civil'],
  ['Presupuesto de egresos', null, 'presupuesto', 'finanzas'],
  ['Contratos y adjudicaciones', null, 'contratos', 'compras'],
  ['Padrón de beneficiarios de programas sociales', null, 'beneficiarios', 'apoyos'],
  ['Recaudación predial', 'cadastre', 'predial', 'ingresos'],
  ['Llamadas de emergencia', 'security', 'emergencias', 'llamadas'],
  ['Estaciones de bomberos', 'resilience', 'bomberos', 'emergencias'],
  ['Ruta de los museos', null, 'museos', 'turismo'],
  ['Obras públicas en proceso', null, 'obra', 'infraestructura'],
  ['Estadística de defunciones', null, 'salud', 'registro civil'],
  ['Semáforos e intersecciones', 'mobility', 'semáforos', 'vialidad'],
];

const standardOf = new Map([
  ['Incidencia delictiva', 'security/crime-incidence@1.0'],
  ['Accidentes de tránsito', 'mobility/road-incidents@1.0'],
  ['Refugios temporales', 'resilience/temporary-shelters@1.0'],
  ['Padrón catastral', 'cadastre/parcels@1.0'],
  ['Ciclovías', 'mobility/cycleways@1.0'],
  ['Atlas de riesgos', 'resilience/hazard-zones@1.0'],
]);

export const subjects = subjectRows.map(([title, theme, ...keywords]) => ({
  title,
  theme,
  keywords,
  standard: standardOf.get(title) ?? null,
}));

/** What columns of real tables are called, the commonest first, then some for every word of the vocabulary's head. */
export const columnNames: readonly string[] = [
  ...'id fecha nombre clave municipio entidad latitud longitud direccion colonia total tipo anio mes velocidad_kmh monto'.split(
    ' ',
  ),
  ...known.slice(0, 150).map((word) => `${word.replaceAll(' ', '_')}_total`),
];
