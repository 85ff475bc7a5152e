/** Two certificates that nobody vouches for, with their keys; they are used on 127.0.0.1 and guard nothing. */
const self = {
  key: [
    '-----BEGIN PRIVATE KEY-----',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrLPZS+TI0ASPKlm7',
    'Z/TZzTuP5FwFelKrpdwe414E7tOhRANCAATgIFJRXaQf33H3irpSDfM9ozPDIyPK',
    'HplwyhTKOrCATzQET6MDvcvqixig0Nbe/YbE83vzApcdDfR7RBVt7xbq',
    '-----END PRIVATE KEY-----',
  ].join('\n'),
  cert: [
    '-----BEGIN CERTIFICATE-----',
    'MIIBmzCCAUGgAwIBAgIUOCSPMaRIGEUIEqzosDelDYaCoXEwCgYIKoZIzj0EAwIw',
    'IjEgMB4GA1UEAwwXZGF0b3MubXVuaWNpcGlvLmV4YW1wbGUwIBcNMjYxMTIyMTIw',
    'MDM2WhgPMjEyNjEwMjkxMjAwMzZaMCIxIDAeBgNVBAMMF2RhdG9zLm11bmljaXBp',
    'by5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4CBSUV2kH99x94q6',
    'Ug3zPaMzwyMjyh6ZcMoUyjqwgE80BE+jA73L6osYoNDW3v2GxPN78wKXHQ30e0QV',
    'be8W6qNTMFEwHQYDVR0OBBYEFIQSF0h0Y3ztWYOytP0ZSbsUPKsZMB8GA1UdIwQY',
    'MBaAFIQSF0h0Y3ztWYOytP0ZSbsUPKsZMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI',
    'zj0EAwIDSAAwRQIhAPhc+M8zhBFNbaCEUtFoSCHvob7BnxPJpS+mqG7ApWfEAiAO',
    'qd4DZMiX+2ofDswKSxazR9/MTx1X6N/I0/gOzK8HUQ==',
    '-----END CERTIFICATE-----',
  ].join('\n'),
};
const other = {
  key: [
    '-----BEGIN PRIVATE KEY-----',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAONrn+OR8qqAigFD',
    'qbkYzEv0Cgm79HOAZ7CgftGcwf6hRANCAAT91I22bQADrkmjylntWixIVseYJcYZ',
    'CqQuI9r4WTkDD5LTWXcIAj6D2VtS9jtmXSNp/4ZIurjuIEyP/dnEnwk8',
    '-----END PRIVATE KEY-----',
  ].join('\n'),
  cert: [
    '-----BEGIN CERTIFICATE-----',
    'MIIBhjCCASugAwIBAgIUGq7CZh3MVqabDInYCBhRHDElsRcwCgYIKoZIzj0EAwIw',
    'FzEVMBMGA1UEAwwMb3Ryby5leGFtcGxlMCAXDTI2MTEyMjEyMDAzNloYDzIxMjYx',
    'MDI5MTIwMDM2WjAXMRUwEwYDVQQDDAxvdHJvLmV4YW1wbGUwWTATBgcqhkjOPQIB',
    'BggqhkjOPQMBBwNCAAT91I22bQADrkmjylntWixIVseYJcYZCqQuI9r4WTkDD5LT',
    'WXcIAj6D2VtS9jtmXSNp/4ZIurjuIEyP/dnEnwk8o1MwUTAdBgNVHQ4EFgQUOE6N',
    'gipGSVztW+vwe1r/pRD5edgwHwYDVR0jBBgwFoAUOE6NgipGSVztW+vwe1r/pRD5',
    'edgwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA3ci0QIe2dnya',
    '/xhux60+EFNODhbIQHNvuL1mYiP+NJsCIQC3is+9TYD7TXU6CS9++uCwMskreTSY',
    'Q2hPa4iT3QJ89Q==',
    '-----END CERTIFICATE-----',
  ].join('\n'),
};

export const selfSigned = {
  ...self,
  sha256: 'fa44df51ac0db21c5e4fb46cf50d462e5d18c8409aa7ef0162e6768fe2767ae5',
};
export const otherSelfSigned = other;
