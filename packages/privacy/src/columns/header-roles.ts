import { plainText } from '../names/plain-text.ts';

/**
 * What a header promises about its cells. A promise never is evidence by itself: the cells must keep it.
 * Truncated names of DBF files (ten characters) are among the words.
 */
const roles = {
  curp: /\bcurp\b|\bclave unica (?:de )?(?:registro (?:de )?)?(?:poblacion|pob)\b|^clave unica$/,
  rfc: /\brfc\b|registro federal (?:de )?(?:contribuyentes|causantes)/,
  clabe: /\bclabe\b|interbanc\w*/,
  account: /\bcuenta\w*|\bbanc(?:o|aria|ario|os)\b/,
  nss: /\bnss\b|\b(?:seguro|seguridad) social\b|\bafiliacion (?:al )?imss\b|\bnum\w* (?:de )?(?:imss|afiliacion)\b/,
  electoralKey:
    /\belector\b|\b(?:ocr|cic)\b|\b(?:credencial|folio|clave|num\w*|idmex) (?:de |del |para )?(?:la )?(?:ine|ife|votar|credencial)\b|^(?:ine|ife)$/,
  passport: /\bpasaporte\b|\bpassport\b/,
  plate: /\bplacas?\b|\bmatricula (?:del )?veh\w*|\bplate\b/,
  phone: /\b(?:tel|tels|telef\w*|cel|celular\w*|movil\w*|whats\w*|phone|contacto\w*|lada)\b/,
  office:
    /\b(?:oficina|oficial|institucion\w*|conmutador|atencion|emergencias?|publico|denuncias?|dependencia)\b/,
  person:
    /\b(?:responsab\w*|resp|propietari\w*|titular\w*|encargad\w*|beneficiari\w*|victima|ofendid[oa]|contacto\w*|solicitante\w*|poseedor\w*|dueno|paciente|alumn[oa]|estudiante|empleado|trabajador|conductor|chofer|imputado|detenid[oa]|desaparecid[oa]|quejos[oa]|denunciante|contribuyente|arrendatari[oa]|tutor|padre|madre|representante|ciudadan[oa]|habitante|persona|afectad[oa]|damnificad[oa]|albergad[oa])\b|\bnombre (?:completo|de(?: el| la| los)? (?:persona|padre|madre|tutor|alumn\w*|paciente|victima|beneficiari\w*|titular|propietari\w*))\b|\bnom(?:bre)? (?:compl|prop|resp|benef|tit)\w*/,
  publicServant:
    /\b(?:servidor\w*(?: a)? publico\w*|funcionari\w*|director\w*|secretari[oa]|president[ea]|alcalde\w*|regidor\w*|sindic[oa]|diputad[oa]|elabor[oa]|autoriz[oa]|reviso)\b/,
  surname: /\b(?:apellidos?|apell|paterno|materno|ap (?:pat|mat)\w*|apepat\w*|apemat\w*)\b/,
  genericName: /^(?:nombres?|name|nombre s|nom|persona|primer nombre|segundo nombre|nombre y apellidos?)$/,
  unnamed: /^(?:(?:columna?|column|field|campo|col|c|f|v|var|unnamed|sin titulo|dato) ?\d*)?$/,
  age: /\b(?:edad|edades|age|anos cumplidos|edad anos)\b/,
  notAge:
    /\b(?:rango|grupo|gestacional|promedio|media|minima|maxima|quinquenal|tercera|arbol\w*|inmueble|edificio|construccion|vehiculo|obra)\b/,
  birthDate:
    /\b(?:fecha (?:de )?(?:nac\w*|naci\w*)|fec ?nac\w*|fechanac\w*|fecnac\w*|f nac\w*|fnac\w*|nacimiento|birth\w*|dob)\b/,
  address:
    /\b(?:domicilios?|domic\w*|direccion|calle|calle y numero|address|numero (?:ext\w*|int\w*|oficial)|num (?:ext\w*|int\w*))\b/,
  sensitive:
    /\b(?:diagnostic\w*|padecimiento\w*|enfermedad\w*|discapacidad\w*|embaraz\w*|vih|tipo de sangre|medicament\w*|alergi\w*|adiccion\w*|toxicomania|(?:estado|condicion|problema) de salud|comorbilidad\w*|indigena|etnia|etnic[oa]|lengua materna|afromexican\w*|afrodescendient\w*|religion|religios\w*|culto|creencia\w*|orientacion sexual|preferencia sexual|identidad de genero|militancia|afiliacion (?:politica|sindical|partidista)|antecedentes penales|huella dactilar)\b/,
  coordinates:
    /\b(?:lat|latitud\w*|latitude|lon|long|longitud\w*|longitude|lng|coord\w*|coordenadas?|geo|geom\w*|geometr\w*|geo ?point|geo ?shape|geolocal\w*|georref\w*|wkt|ubicacion|x|y|utm\w*|point|punto)\b/,
} as const;

export type Role = keyof typeof roles;
const roleNames = Object.keys(roles) as Role[];

/** `fechaNacimiento` and `FECHA_NAC` are read as words, `R.F.C.` as one. */
export const plainHeader = (header: string): string =>
  plainText(header.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replaceAll(
    /\b[a-z](?: [a-z]\b){2,}/g,
    (acronym) => acronym.replaceAll(' ', ''),
  );

/** Everything that a header promises. */
export const headerRoles = (header: string): ReadonlySet<Role> => {
  const plain = plainHeader(header);
  return new Set(roleNames.filter((role) => roles[role].test(plain)));
};
