export { efirmaCast, type EfirmaCast } from './efirma-cast.ts';
export { startOcspResponder, type OcspBehaviour } from './ocsp-responder.ts';
