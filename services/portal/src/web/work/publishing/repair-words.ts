const repairWords: Record<string, string> = {
  trim: 'Se quitaron espacios sobrantes',
  'missing-value': 'Las palabras que dicen «sin dato» quedan vacías',
  'default-value': 'Se llenó con el valor que el estándar supone',
  spelling: 'Se igualó la escritura a la del catálogo',
  'trailing-delimiter': 'Se quitaron separadores al final del renglón',
  'coordinates-swapped': 'Se cambiaron de lugar latitud y longitud',
  'coordinates-without-sign': 'Se puso el signo a la longitud',
  'whole-decimal': 'Se quitaron decimales en cero',
  'thousands-separator': 'Se quitaron comas de miles',
  'currency-sign': 'Se quitó el signo de pesos',
  'boolean-words': 'Sí y no, escritos como los lee un programa',
  'date-order': 'Fechas en el orden año, mes, día',
  'date-without-time': 'Se quitó la hora de las fechas',
  'key-digits': 'Claves con sus ceros a la izquierda',
  'mixed-encoding': 'Se corrigieron acentos mal escritos',
  'preamble-rows': 'Se saltaron títulos antes de la tabla',
  'footer-rows': 'Se saltaron notas después de la tabla',
};

/** What a repair did, in words; null where only its case can tell. */
export const repairName = (code: string): string | null => repairWords[code] ?? null;
