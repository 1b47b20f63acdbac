import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './program.ts';

/** A certificate for 127.0.0.1 and localhost that signs itself, and its key; PEM. */
export interface Certificate {
  cert: string;
  key: string;
  /** Where the certificate lies, for NODE_EXTRA_CA_CERTS and the like. */
  certFile: string;
}

/** Makes a certificate in a folder with openssl, good for a day. */
export async function makeCertificate(openssl: string, folder: string): Promise<Certificate> {
  const certFile = join(folder, 'cert.pem');
  const keyFile = join(folder, 'key.pem');
  await run(openssl, [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  return { certFile, cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}
