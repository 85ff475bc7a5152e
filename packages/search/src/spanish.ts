const accented = 'áéíóúüàèìòùâêîôûäëïöç';
const plain = 'aeiouuaeiouaeiouaeioc';
const plainOf = new Map(Array.from(accented, (letter, index) => [letter, plain[index] ?? letter]));

/** The same as the database's `national.fold`: lower case, accents off, ñ kept. Text in, text out. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\P{ASCII}/gu, (letter) => plainOf.get(letter) ?? letter);
}

/**
 * Words with n that are Spanish words of their own although another one has ñ in that place: `ano` is not `año`.
 * They are never taken for the word with ñ. Folded; plurals are listed because stems are not compared here.
 */
const ownWords = new Set(
  `ana ano anos anal anales anejo anejos anejas cana canas canal canales canada canadas canon canones cano canos
   campana campanas cena cenas cenar ceno cono conos cuna cunas dona donas ensenada lena mana manas mano manos
   mona monas mono monos ordenar ordena ordenan ordenada ordenado pana panal panales pena penas peno piano
   sana sanas sano sena senas sonar sonaba sonado sonada suena suenan suenas sonador tina tinas una unas uno unos`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const MOST_VARIANTS = 4;

/**
 * The words someone may mean who types n for ñ: `ninos` gives `niños`, `manana` gives `mañana` and `manaña`.
 * In Spanish ñ stands before a vowel and hardly ever begins a word. Empty for words of their own and for words
 * that already have ñ.
 */
export function enyeVariants(foldedWord: string): string[] {
  if (foldedWord.includes('ñ') || ownWords.has(foldedWord) || foldedWord.length < 4) return [];
  return [...foldedWord.matchAll(/(?<=.)n(?=[aeiou])/g)]
    .slice(0, MOST_VARIANTS)
    .map(({ index }) => `${foldedWord.slice(0, index)}ñ${foldedWord.slice(index + 1)}`);
}

/**
 * Words that say nothing of what is looked for, folded: stop words whose accent people leave out, for the database's own
 * list only has them as they are written, and those with which people ask a question.
 */
export const emptyWords = new Set(
  `mas tambien estan estas esten estare estara seria serian habia habian tenia tenian que cual
   cuanto cuanta cuantos cuantas donde como cuando quien quienes hay`.split(/\s+/),
);

/** A key that a folded word shares with its plural: `accidentes` and `accidente` give the same. */
export function singular(foldedWord: string): string {
  if (foldedWord.length < 4) return foldedWord;
  return foldedWord.replace(/(?<=[aeo])s$/, '').replace(/(?<=[^aeiou])e$/, '');
}
