import { describe, expect, test } from 'vitest';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import { cloudNamed, cloudOf, cloudOfAuthority, isTrustedWithEntra } from '../../src/session/clouds.ts';
import { settingsInMemory } from '../support/session-parts.ts';

const own = {
  suffix: 'azurecr.contoso.example',
  authorityHost: 'https://login.contoso.example',
  managementEndpoint: 'https://management.contoso.example',
  managementAudience: undefined,
  registryAudience: undefined,
};
const trusted = {
  caFile: undefined,
  clientCertificate: undefined,
  clientKey: undefined,
  trustedWithEntra: true,
  trustedRealms: [],
  theme: undefined,
};
const settings = settingsInMemory({ clouds: { OwnCloud: own }, registries: { 'localhost:5000': trusted } }).current;
const ACR = 'https://containerregistry.azure.net';

test.each([
  ['AzureCloud', 'azurecr.io', 'https://login.microsoftonline.com', [ACR, 'https://management.azure.com']],
  [
    'azurechinacloud',
    'azurecr.cn',
    'https://login.chinacloudapi.cn',
    [ACR, 'https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
  ],
  [
    'AzureUSGovernment',
    'azurecr.us',
    'https://login.microsoftonline.us',
    [ACR, 'https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
  ],
  ['OwnCloud', 'azurecr.contoso.example', 'https://login.contoso.example', [ACR, 'https://management.contoso.example']],
])('%s: suffix, authority and audiences', (name, suffix, authorityHost, registryAudiences) => {
  const cloud = cloudNamed(name, settings);
  expect(cloud).toMatchObject({ suffix, authorityHost, registryAudiences });
  expect(cloudOf(parseLoginServer('contoso', { suffix }), settings)).toEqual(cloud);
  expect(cloudOfAuthority(authorityHost, settings)).toEqual(cloud);
});

test('a cloud that is not known is answered with those that are', () => {
  expect(() => cloudNamed('AzureGermanCloud', settings)).toThrow("There is no cloud 'AzureGermanCloud'.");
});

describe('who may be given an Azure sign-in', () => {
  test.each([
    ['contoso.azurecr.io', true],
    ['contoso.azurecr.contoso.example', true],
    ['localhost:5000', true],
    ['localhost:5001', false],
    ['https://contoso.azurecr.contoso.example:8443', false],
    ['contoso.azurecr.contoso.example.evil.example', false],
    ['evilazurecr.contoso.example', false],
    ['registry.example', false],
  ])('%s: %s', (text, expected) => {
    expect(isTrustedWithEntra(parseLoginServer(text), settings)).toBe(expected);
  });
});
