import type { LoginServer } from '../../registry/model/login-server.ts';
import type { NetworkProbe, ShownCertificate } from '../../registry/transport/network-probe.ts';
import type { Step, StepResult } from './connection-steps.ts';

const DAY_MS = 24 * 60 * 60_000;
const SOON_DAYS = 14;

/** The way to the host: proxy, name, connection, certificate. */
export function networkSteps(server: LoginServer, probe: NetworkProbe, skipCertificateCheck: boolean): readonly Step[] {
  const { proxy } = probe;
  const towards = proxy ? `the proxy ${proxy.name}` : server.host;
  return [
    {
      name: 'Proxy',
      needs: [],
      run: async () => (proxy ? `${proxy.name}, named by ${proxy.variable}` : 'none on the way'),
    },
    {
      name: 'DNS',
      needs: [],
      run: async () => addresses(await probe.resolve(), proxy?.name),
      advice: () =>
        proxy
          ? 'Check the address of the proxy in HTTPS_PROXY.'
          : 'Check the name and the cloud (-Cloud); a private registry needs the DNS of its network.',
    },
    {
      name: 'TCP',
      needs: ['DNS'],
      run: async () => {
        await probe.reach();
        return `connected to ${towards}`;
      },
      advice: () => 'Check port, firewall and VPN; behind a company network HTTPS_PROXY may be needed.',
    },
    {
      name: 'TLS',
      needs: ['TCP'],
      async run() {
        if (server.scheme === 'http') return { skipped: 'plain HTTP' };
        const result = certificate(await probe.handshake(), Date.now());
        const isOverlooked = skipCertificateCheck && typeof result === 'object' && 'failed' in result;
        return isOverlooked ? { warning: result.failed, advice: result.advice } : result;
      },
      advice: () => 'Something on the way does not let TLS through: look at proxy and firewall.',
    },
  ];
}

function addresses(found: readonly string[], proxy: string | undefined): StepResult {
  const text = `${proxy === undefined ? '' : 'of the proxy: '}${found.join(', ')}`;
  return found.some(isPrivate) && proxy === undefined ? `${text} (private: an endpoint in your network)` : text;
}

/** RFC 1918 and RFC 4193. */
const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address);

function certificate({ issuer, validTo, distrust }: ShownCertificate, now: number): StepResult {
  const days = Math.floor((validTo.getTime() - now) / DAY_MS);
  const detail = `signed by ${issuer}, ${days} days left`;
  if (distrust !== undefined) return { failed: `${detail}: ${distrust}`, advice: adviceFor(distrust) };
  if (days < SOON_DAYS) return { warning: detail, advice: 'Renew it before it ends.' };
  return detail;
}

function adviceFor(distrust: string): string {
  if (distrust === 'CERT_HAS_EXPIRED') return 'Its owner has to renew it; check the clock of this machine too.';
  if (distrust === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'It is for another name: check the registry name, or a proxy that answers in its place.';
  return 'If a private authority signed it, name its file as caFile in the settings or by ACRSH_CA_FILE; a proxy that opens TLS has one too.';
}
