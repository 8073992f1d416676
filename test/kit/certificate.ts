/** The collector's own maker of certificates: agents are tested against what it really makes. */
export { type Certificate, makeCertificate } from '@kadoban/collector/src/certificate.ts';
