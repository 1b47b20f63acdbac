import { describe, expect, test } from 'vitest';
import { RegistryError } from '../../../src/registry/model/errors.ts';
import { parseLoginServer } from '../../../src/registry/model/login-server.ts';

describe('what users write for a registry', () => {
  test.each([
    ['contoso', 'https://contoso.azurecr.io', true],
    ['Contoso', 'https://contoso.azurecr.io', true],
    ['contoso.azurecr.io', 'https://contoso.azurecr.io', true],
    ['CONTOSO.azurecr.IO', 'https://contoso.azurecr.io', true],
    ['https://contoso.azurecr.io/', 'https://contoso.azurecr.io', true],
    ['https://contoso.azurecr.io:443', 'https://contoso.azurecr.io', true],
    ['contoso.azurecr.cn', 'https://contoso.azurecr.cn', true],
    ['contoso.azurecr.us', 'https://contoso.azurecr.us', true],
    ['contoso.westeurope.geo.azurecr.io', 'https://contoso.westeurope.geo.azurecr.io', true],
    ['contoso-d7fx.azurecr.io', 'https://contoso-d7fx.azurecr.io', true],
    ['localhost:5000', 'http://localhost:5000', false],
    ['localhost', 'http://localhost', false],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080', false],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', false],
    ['https://localhost:5001', 'https://localhost:5001', false],
    ['[::1]:5000', 'http://[::1]:5000', false],
    ['registry.example.com:5000', 'https://registry.example.com:5000', false],
  ])('%s is %s, Azure: %s', (text, origin, isAcr) => {
    expect(parseLoginServer(text)).toMatchObject({ origin, isAcr });
  });

  test('a short name takes the suffix of the cloud', () => {
    expect(parseLoginServer('contoso', { suffix: 'azurecr.cn' }).name).toBe('contoso.azurecr.cn');
  });
});

describe('hosts that only look like Azure get no Azure treatment', () => {
  test.each([
    'contoso.azurecr.io.evil.com',
    'contosoazurecr.io',
    'contoso-azurecr.io',
    'azurecr.io',
    'azurecr.io.evil.com',
    'contoso.azurecr.io:8443',
    'contoso.azurecr.com',
    'contoso.azurecr.io.',
    'xn--contoso.azurecr.xn--io',
    'https://evil.com/contoso.azurecr.io',
    'https://contoso.azurecr.io@evil.com',
    'https://user:password@contoso.azurecr.io',
    'https://evil.com#contoso.azurecr.io',
    'https://evil.com?contoso.azurecr.io',
    'https://evil.com\\contoso.azurecr.io',
    'contoso..azurecr.io',
    '.azurecr.io',
    'cont oso.azurecr.io',
    'contoso.azurecr.io\n',
    'соntoso.azurecr.io',
    '-contoso.azurecr.io',
  ])('%j', text => {
    let isAcr: boolean;
    try {
      isAcr = parseLoginServer(text).isAcr;
    } catch (error) {
      expect(error).toBeInstanceOf(RegistryError);
      isAcr = false;
    }
    expect(isAcr).toBe(false);
  });

  test.each([
    '',
    'https://',
    'contoso.azurecr.io.',
    'a@b',
    'contoso:0',
    'contoso.azurecr.io:99999',
    '1.2.3',
    '0x7f.1',
    'ftp://contoso',
  ])('%j is refused with a next step', text => {
    expect(() => parseLoginServer(text)).toThrow(
      expect.objectContaining({
        id: 'InvalidReference',
        recommendation: expect.stringContaining('contoso.azurecr.io'),
      }),
    );
  });
});

describe('plain HTTP', () => {
  test('to a host beyond this machine is refused unless it was named for it', () => {
    expect(() => parseLoginServer('http://contoso.azurecr.io')).toThrow(
      expect.objectContaining({ id: 'UntrustedHost' }),
    );
    expect(() => parseLoginServer('http://127.evil.com')).toThrow(expect.objectContaining({ id: 'UntrustedHost' }));
    const allowed = parseLoginServer('http://contoso.azurecr.io', { allowHttp: true });
    expect(allowed).toMatchObject({ origin: 'http://contoso.azurecr.io', isAcr: false });
  });
});
