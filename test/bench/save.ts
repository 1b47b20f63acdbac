import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomFrom } from '../../src/emulator/random.ts';
import { bytesOf } from '../content/made-image.ts';
import { type DockerRegistry, startDockerRegistry } from '../peers/docker-registry.ts';
import { findProgram } from '../peers/program.ts';
import { inTurn, rounded } from './measure.ts';
import { acrsh, environment } from './processes.ts';

const MEGABYTE = 1 << 20;
const LAYERS = 8;
const ROUNDS = 5;
/** Milliseconds between two looks at the memory of a process. */
const LOOKS = 10;

/** Megabytes of the image that is measured, and of the one that tells what a process takes besides. */
const MEGABYTES = { large: 512, small: 64 } as const;

/**
 * Images saved by acrsh and by skopeo from the same registry, each in a process of its own that starts anew. What a small image takes is told
 * apart: the time beyond it is that of further megabytes alone.
 */
export async function save() {
  const skopeo = findProgram('skopeo');
  const program = findProgram('docker-registry');
  const missing = skopeo.missing ?? program.missing;
  if (missing !== undefined) return { skipped: missing };
  const registry = await startDockerRegistry(program.path ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-save-'));
  try {
    await pushImage(registry, 'bench/large', MEGABYTES.large);
    await pushImage(registry, 'bench/small', MEGABYTES.small);
    const peaks = new Map<string, number>();
    const byAcrsh = (name: keyof typeof MEGABYTES, target: string) => async () => {
      const path = join(folder, target);
      const command = `Save-AcrImage bench/${name}:v1 -Path '${path}'`;
      const run = await measured(process.execPath, [acrsh, '-NoProfile', '-Registry', registry.origin, '-c', command]);
      rmSync(path, { recursive: true });
      const kind = `${name} to ${target}`;
      peaks.set(kind, Math.max(peaks.get(kind) ?? 0, run.peak));
      return run.milliseconds;
    };
    const bySkopeo = (name: keyof typeof MEGABYTES) => async () => {
      const path = join(folder, 'skopeo');
      const from = `docker://${registry.address}/bench/${name}:v1`;
      const to = `oci:${path}:v1`;
      const options = ['--insecure-policy', 'copy', '--src-tls-verify=false'];
      const run = await measured(skopeo.path ?? '', [...options, from, to]);
      rmSync(path, { recursive: true });
      return run.milliseconds;
    };
    const times = await inTurn(
      {
        skopeo: bySkopeo('large'),
        folder: byAcrsh('large', 'layout'),
        tar: byAcrsh('large', 'image.tar'),
        skopeoSmall: bySkopeo('small'),
        folderSmall: byAcrsh('small', 'layout'),
        tarSmall: byAcrsh('small', 'image.tar'),
      },
      ROUNDS,
    );
    const further = times.skopeo - times.skopeoSmall;
    const flat = (target: string) =>
      rounded((peaks.get(`large to ${target}`) ?? 0) / (peaks.get(`small to ${target}`) ?? 0));
    return {
      megabytes: MEGABYTES,
      milliseconds: Object.fromEntries(Object.entries(times).map(([name, value]) => [name, rounded(value)])),
      throughputToSkopeo: {
        folder: rounded(further / (times.folder - times.folderSmall)),
        tar: rounded(further / (times.tar - times.tarSmall)),
        aim: '≥ 0.9',
      },
      wholeProcessToSkopeo: {
        folder: rounded(times.skopeo / times.folder),
        tar: rounded(times.skopeo / times.tar),
      },
      peakMegabytes: Object.fromEntries([...peaks].map(([kind, bytes]) => [kind, rounded(bytes / MEGABYTE)])),
      peakOf512To64: { folder: flat('layout'), tar: flat('image.tar'), aim: 'about 1' },
    };
  } finally {
    await registry.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of a process from start to end, and the most memory that it had at once in bytes. Throws when it fails. */
async function measured(program: string, args: readonly string[]): Promise<{ milliseconds: number; peak: number }> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, LOOKS);
  const [code] = await once(child, 'exit');
  const milliseconds = performance.now() - start;
  clearInterval(looking);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
  return { milliseconds, peak };
}

/** What Linux has counted by now; 0 where it does not, or the process is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** An image of so many megabytes that do not compress. */
async function pushImage({ origin }: DockerRegistry, repository: string, megabytes: number): Promise<void> {
  const random = randomFrom(repository);
  const push = async (mediaType: string, bytes: Buffer) => {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const begun = await send(`${origin}/v2/${repository}/blobs/uploads/`, 'POST', Buffer.alloc(0), {});
    const to = new URL(begun.headers.get('location') ?? '', origin);
    to.searchParams.set('digest', digest);
    await send(to.href, 'PUT', bytes, { 'content-type': 'application/octet-stream' });
    return { mediaType, digest, size: bytes.length };
  };
  const layers: Awaited<ReturnType<typeof push>>[] = [];
  for (let layer = 0; layer < LAYERS; layer++) {
    // skopeo leaves alone what is compressed already
    const bytes = gzipSync(bytesOf(random, (megabytes / LAYERS) * MEGABYTE), { level: 0 });
    layers.push(await push('application/vnd.oci.image.layer.v1.tar+gzip', bytes));
  }
  const about = {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(each => each.digest) },
  };
  const config = await push('application/vnd.oci.image.config.v1+json', Buffer.from(JSON.stringify(about)));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }));
  await send(`${origin}/v2/${repository}/manifests/v1`, 'PUT', manifest, { 'content-type': mediaType });
}

async function send(url: string, method: string, body: Buffer, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, { method, body, headers });
  if (!answer.ok) throw new Error(`${method} ${url} was answered with ${answer.status}`);
  return answer;
}
