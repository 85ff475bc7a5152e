export { openEfirma, type EfirmaSigner, type OpenRefusal } from './browser/open-efirma.ts';
export { sha256Hex } from './browser/sha256-hex.ts';
export { cadenaOriginal, type SigningParty } from './signature/cadena.ts';
