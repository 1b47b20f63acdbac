import { createServer as createProxy, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Reply } from './loopback-server.ts';

/** A request to one of the hosts. */
export interface SeenVisit {
  readonly host: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Hosts with names and https, all of them behind one proxy. */
export interface SmallInternet extends AsyncDisposable {
  /** Where the proxy listens. */
  readonly proxy: string;
  /** What is listening behind all names, for who comes without the proxy. */
  readonly port: number;
  readonly visits: SeenVisit[];
  /** What the proxy was asked to connect to. */
  readonly connections: string[];
}

/** Starts hosts by https on 127.0.0.1; `answer` stands for every one of them. */
export async function startSmallInternet(answer: (visit: SeenVisit) => Reply): Promise<SmallInternet> {
  const visits: SeenVisit[] = [];
  const hosts = createServer({ cert: NAMES_CERTIFICATE, key: NAMES_KEY }, (request, response) => {
    const visit = { host: request.headers.host ?? '', path: request.url ?? '', headers: request.headers };
    visits.push(visit);
    const { status = 200, headers = {}, body = '' } = answer(visit);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    response.writeHead(status, { 'content-length': bytes.length, ...headers }).end(bytes);
  });
  const port = await listen(hosts);
  const connections: string[] = [];
  const proxy = createProxy();
  proxy.on('connect', (request, socket) => {
    connections.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
    upstream.pipe(socket).pipe(upstream);
  });
  const proxyPort = await listen(proxy);
  const close = async () => {
    await Promise.all([stop(hosts), stop(proxy)]);
  };
  return { proxy: `http://127.0.0.1:${proxyPort}`, port, visits, connections, [Symbol.asyncDispose]: close };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Signs itself for registry.example, storage.example, other.example, localhost and 127.0.0.1; made for these tests only, valid until 2126. */
export const NAMES_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIB3DCCAYOgAwIBAgIUGZ5nBXqzvKiDsM7v7qWjFlmmc8AwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcmVnaXN0cnkuZXhhbXBsZTAgFw0yMDAxMDEwMDAwMDBaGA8y
MTI2MTAyODE5NTAzOFowGzEZMBcGA1UEAwwQcmVnaXN0cnkuZXhhbXBsZTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABACAYm/TCAxVfM5vMs2nUYYOxvou9JxXZgL2
JShghY++2eemGQFub4ILIWMOTJHBMX2cBB4mrg4Lliv/98f9XRyjgaIwgZ8wHQYD
VR0OBBYEFH2mWvVbfFcbj+wZZyMCQsD6u1AiMB8GA1UdIwQYMBaAFH2mWvVbfFcb
j+wZZyMCQsD6u1AiMA8GA1UdEwEB/wQFMAMBAf8wTAYDVR0RBEUwQ4IQcmVnaXN0
cnkuZXhhbXBsZYIPc3RvcmFnZS5leGFtcGxlgg1vdGhlci5leGFtcGxlgglsb2Nh
bGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgc/pOQAHp67ZRAZt1TzSyk19t
3AQZ9EJCKJoZC/KH13cCIB2fNaQ+TK2iCIXrly8ZT8OwD3tXcHvn/6OauoprVZj8
-----END CERTIFICATE-----
`;

const NAMES_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFxawQnjp8tMTVizU
CCxuIAFd88sSDhYPMc4TbkBj1qShRANCAAQAgGJv0wgMVXzObzLNp1GGDsb6LvSc
V2YC9iUoYIWPvtnnphkBbm+CCyFjDkyRwTF9nAQeJq4OC5Yr//fH/V0c
-----END PRIVATE KEY-----
`;
