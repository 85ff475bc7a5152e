import { sign, type KeyObject } from 'node:crypto';
import { BitString, Enumerated, fromBER, GeneralizedTime, OctetString, Primitive, Constructed } from 'asn1js';
import {
  BasicOCSPResponse,
  Certificate,
  OCSPRequest,
  OCSPResponse,
  ResponseBytes,
  SingleResponse,
} from 'pkijs';
import { rsaWith } from './make-certificate.ts';

const contextTag = (tagNumber: number) => ({ tagClass: 3, tagNumber });

/** [0] good, [1] revoked with its moment, [2] unknown. */
function statusOf(revokedAt: Date | 'good' | 'unknown') {
  if (revokedAt === 'good') return new Primitive({ idBlock: contextTag(0) });
  if (revokedAt === 'unknown') return new Primitive({ idBlock: contextTag(2) });
  return new Constructed({ idBlock: contextTag(1), value: [new GeneralizedTime({ valueDate: revokedAt })] });
}

/** Answers a question of OCSP as the holder of `certificate`, for each serial number it asks about. */
export function answerOcsp(
  question: Uint8Array,
  authority: {
    certificate: Uint8Array;
    key: KeyObject;
    at: Date;
    statusOf: (serialHex: string) => Date | 'good' | 'unknown';
    /** Sends the certificate with the answer: that of a delegate, which the asker does not have. */
    isDelegate: boolean;
  },
): Uint8Array {
  const request = new OCSPRequest({ schema: fromBER(Uint8Array.from(question)).result });
  const basic = new BasicOCSPResponse();
  const { tbsResponseData } = basic;
  const { at } = authority;
  const certificate = new Certificate({ schema: fromBER(Uint8Array.from(authority.certificate)).result });
  tbsResponseData.responderID = certificate.subject;
  tbsResponseData.producedAt = at;
  tbsResponseData.responses = request.tbsRequest.requestList.map(({ reqCert }) => {
    const single = new SingleResponse({ certID: reqCert });
    const serialHex = Buffer.from(reqCert.serialNumber.valueBlock.valueHexView).toString('hex');
    single.certStatus = statusOf(authority.statusOf(serialHex));
    single.thisUpdate = at;
    single.nextUpdate = new Date(at.getTime() + 3_600_000);
    return single;
  });
  const { requestExtensions } = request.tbsRequest;
  if (requestExtensions) tbsResponseData.responseExtensions = requestExtensions;
  basic.signatureAlgorithm = rsaWith('sha256');
  const content = new Uint8Array(tbsResponseData.toSchema(true).toBER(false));
  tbsResponseData.tbsView = content;
  basic.signature = new BitString({ valueHex: Uint8Array.from(sign('sha256', content, authority.key)) });
  if (authority.isDelegate) basic.certs = [certificate];
  const response = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new OctetString({ valueHex: basic.toSchema().toBER(false) }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER(false));
}
