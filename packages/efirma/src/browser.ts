export { openEfirma, type EfirmaSigner, type OpenRefusal } from './browser/open-efirma.ts';
