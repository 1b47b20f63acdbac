import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { AzureAccounts } from '../../src/credentials/azure/azure-accounts.ts';
import { azureHttp } from '../../src/credentials/azure/azure-http.ts';
import { CLOUDS } from '../../src/credentials/azure/cloud.ts';
import { createTransport } from '../../src/registry/transport/http-transport.ts';
import { CERTIFICATE, KEY } from '../registry/transport/certificate.ts';

/** An answer of Azure Resource Manager; a text is sent as it is, anything else as JSON. */
export interface ArmAnswer {
  readonly status?: number;
  readonly body: unknown;
}

export interface FakeArm extends AsyncDisposable {
  readonly origin: string;
  /** `GET /subscriptions?…`, as they came. */
  readonly requests: string[];
  /** An Azure side that is signed in, and whose management plane is this. */
  readonly accounts: AzureAccounts;
}

/**
 * Azure Resource Manager cannot be here: this answers by method and path, without the query, over real TLS. What is not in the table is
 * its 404. `origin` in a body stands for the server's own address.
 */
export async function startFakeArm(answers: Readonly<Record<string, ArmAnswer>>): Promise<FakeArm> {
  const requests: string[] = [];
  const notFound: ArmAnswer = {
    status: 404,
    body: { error: { code: 'ResourceNotFound', message: 'The Resource was not found.' } },
  };
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    const { authorization } = request.headers;
    requests.push(`${request.method} ${request.url}`);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const skip = new URLSearchParams(query).get('$skiptoken');
    const key = `${request.method} ${path}${skip === null ? '' : `?${skip}`}`.toLowerCase();
    const found = Object.entries(answers).find(([each]) => each.toLowerCase() === key)?.[1] ?? notFound;
    const answer = authorization === 'Bearer arm token' ? found : { status: 401, body: {} };
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(text.replaceAll('https://origin', origin));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `https://127.0.0.1:${port}`;
  const transport = createTransport({ userAgent: 'acrsh/test', tls: { ca: CERTIFICATE } });
  const { client: httpClient } = azureHttp(
    async () => transport,
    url => url.origin === origin,
  );
  const cloud = { ...CLOUDS[0], managementEndpoint: origin };
  const credential = { getToken: async () => ({ token: 'arm token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  return {
    origin,
    requests,
    accounts: {
      context: { account: 'ana@contoso.example', tenant: 'contoso.example', cloud, method: 'Browser' },
      sources: [],
      signIn: () => Promise.reject(new Error('not here')),
      keep: async () => {},
      signOut: async () => {},
      management: async () => ({ cloud, account: 'ana@contoso.example', credential, httpClient }),
    },
    async [Symbol.asyncDispose]() {
      await transport.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
