import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a text may stand somewhere: as it is, and in the encodings that programs use. */
export function formsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(new URLSearchParams({ x: text }).toString().slice(2)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...[0, 1, 2].flatMap(offset => [inBase64(utf8, offset, 'base64'), inBase64(utf8, offset, 'base64url')]),
  ];
}

/** The part of the encoding that is the same whatever stands before and after the text, which begins so many bytes into a group of three. */
function inBase64(bytes: Buffer, offset: number, encoding: 'base64' | 'base64url'): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  const first = offset === 0 ? 0 : offset + 1;
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(encoded.slice(first, whole));
}

/** Which of the secrets stand in these bytes, in any form. */
export function findSecrets(where: string, bytes: Buffer, secrets: readonly string[]): string[] {
  return secrets
    .filter(secret => formsOf(secret).some(form => bytes.includes(form)))
    .map(secret => `${secret} in ${where}`);
}

/** The same for every file below a folder, and for the names of the files. */
export function findSecretsBelow(folder: string, secrets: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(name => {
    const file = join(folder, name);
    const found = findSecrets(`the name of ${file}`, Buffer.from(name), secrets);
    return statSync(file).isFile() ? [...found, ...findSecrets(file, readFileSync(file), secrets)] : found;
  });
}
