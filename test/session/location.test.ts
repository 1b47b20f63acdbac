import { describe, expect, test } from 'vitest';
import { formatLocation, resolvePath } from '../../src/session/location.ts';
import { Places } from '../../src/session/places.ts';

const here = { drive: 'contoso', segments: ['team', 'api'] };
const drives = ['contoso', 'localhost:5000'];

test.each([
  ['.', 'contoso:/team/api', undefined, undefined],
  ['..', 'contoso:/team', undefined, undefined],
  ['../web/', 'contoso:/team/web', undefined, undefined],
  ['../../../..', 'contoso:/', undefined, undefined],
  ['/library', 'contoso:/library', undefined, undefined],
  ['v2', 'contoso:/team/api/v2', undefined, undefined],
  ['Contoso:/base', 'contoso:/base', undefined, undefined],
  ['contoso:', 'contoso:/', undefined, undefined],
  ['localhost:5000:/img', 'localhost:5000:/img', undefined, undefined],
  ['./:1.4.2', 'contoso:/team/api', '1.4.2', undefined],
  ['../web:latest', 'contoso:/team/web', 'latest', undefined],
  ['@sha256:abc', 'contoso:/team/api', undefined, 'sha256:abc'],
  ['contoso:/team/api:1.4.2@sha256:abc', 'contoso:/team/api', '1.4.2', 'sha256:abc'],
])('%s leads to %s', (text, location, tag, digest) => {
  const path = resolvePath(text, here, drives);
  expect([formatLocation(path), path.tag, path.digest]).toEqual([location, tag, digest]);
});

describe('places', () => {
  const at = (...segments: string[]) => ({ drive: 'contoso', segments });

  test('remembers the last one, and what was pushed', () => {
    const places = new Places();
    places.go(at());
    places.go(at('team'));
    expect(places.previous).toEqual(at());
    places.push(at('team'));
    places.go(at('base'));
    expect(places.pop()).toEqual(at('team'));
    expect(places.current).toEqual(at('team'));
    expect(places.pop()).toBeUndefined();
  });

  test('a registry that goes away takes its places along', () => {
    const places = new Places();
    places.go({ drive: 'other', segments: ['x'] });
    places.push(at('team'));
    places.go(at('team'));
    places.forget('contoso', { drive: 'other', segments: [] });
    expect(formatLocation(places.current)).toBe('other:/');
    expect(places.pop()).toBeUndefined();
  });
});
