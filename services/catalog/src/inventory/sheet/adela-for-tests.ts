import { toWindows1252 } from '../windows-1252.ts';

/**
 * An inventory as a municipality keeps it in ADELA's columns: a title and a group of merged cells above the header,
 * dates and answers written by several hands, areas only in the first row of each, blank rows, a section and totals.
 */
export const adelaText = [
  'INVENTARIO INSTITUCIONAL DE DATOS DEL MUNICIPIO DE TORREÓN,,,,,,,',
  'Datos generales,,,,Privacidad,,Tecnología,Plan',
  '"Responsable","Nombre del conjunto","Nombre del recurso","¿De qué es?","¿Tiene datos privados? (Publico|Privado)","Razón por la cual los datos son privados","¿En qué plataforma, tecnología, programa o sistema se albergan?","Fecha estimada de publicación en datos.gob.mx (AAAA-MM)"',
  'Dirección de Vialidad,Incidentes viales,Incidentes 2025,"Choques y atropellamientos, uno por renglón",Público,,Excel,31/03/2027',
  ',Señales de tránsito,,Inventario de señales,publico,N/A,"Base de datos ""Señales""",03/04/2027',
  ',,,,,,,',
  'DIRECCIÓN DE OBRAS PÚBLICAS,,,,,,,',
  'Dirección de Obras Públicas,Licencias de construcción,,Licencias expedidas,No,,SIGEM,2027-06',
  'Dirección de Obras Públicas,Padrón de contratistas,,Personas físicas y morales,PRIVADO,Contiene datos personales,SIGEM,',
  'Tesorería,Cuenta pública,Egresos,Egresos por partida,Publica,,,46477',
  'Tesorería,Padrón del predial,,Cuentas del impuesto,Privado,Secreto fiscal,,2027-01-01',
  ',,,,,,,',
  'Total,7 conjuntos,,,,,,',
  '',
].join('\r\n');

export const inWindows1252 = (text: string): Buffer => {
  const written = toWindows1252(text);
  if (!written.ok) throw new Error(`not in Windows-1252: ${written.foreign.join()}`);
  return written.bytes;
};

export const adelaFile = (): Buffer => inWindows1252(adelaText);
