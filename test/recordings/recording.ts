import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Recorded exchanges with the real service, which lie beside the checkout and not in it. */
const FOLDER = new URL('../../../shared/data/recordings/', import.meta.url);

/** Why the recordings cannot be read, if they cannot. */
export const missing = existsSync(FOLDER)
  ? undefined
  : 'the recorded exchanges (../shared/data/recordings) are not here';

export interface Exchange {
  readonly kind?: string;
  readonly autoFollowedRedirect?: boolean;
  readonly request: { readonly method: string; readonly url: string; readonly body?: string | null };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string | string[]>>;
    readonly body?: string | null;
    readonly bodyEncoding?: string;
    readonly bodyOmitted?: unknown;
  };
}

export interface Recording {
  /** Folder and file name. */
  readonly file: string;
  readonly exchanges: readonly Exchange[];
}

export function readRecordings(): Recording[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const folder = new URL(`${name}/`, FOLDER);
    return readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .map(file => {
        const { exchanges } = JSON.parse(readFileSync(fileURLToPath(new URL(file, folder)), 'utf8'));
        return { file: `${name}/${file}`, exchanges };
      });
  });
}

/** The body's bytes as they were on the wire. */
export function bodyOf({ response }: Exchange): Buffer {
  return Buffer.from(response.body ?? '', response.bodyEncoding === 'base64' ? 'base64' : 'utf8');
}

/** Headers without those that describe the recorded transfer. */
export function headersOf({ response }: Exchange): Record<string, string | string[]> {
  const transfer = /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|trailer|upgrade)$/i;
  const entries = Object.entries(response.headers ?? {}).filter(([name]) => !transfer.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}
