import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, MemorySource, OCI } from '../content/memory-source.ts';
import { layoutOf, named, written } from '../content/written-layout.ts';
import { startShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { findProgram } from './program.ts';

// docker-registry has no referrers API: whoever pushes a referrer has to enter it into the index that stands in for it.
const program = findProgram('docker-registry');

describe.skipIf(program.missing)(
  `referrers in docker-registry${program.missing ? ` (skipped: ${program.missing})` : ''}`,
  () => {
    let docker: DockerRegistry;
    beforeAll(async () => {
      docker = await startDockerRegistry(program.path ?? '');
    });
    afterAll(() => docker.stop());

    const artifact = (made: MemorySource, subject: Entry, artifactType: string) =>
      made.putManifest({
        mediaType: OCI.manifest,
        artifactType,
        config: made.putBlob('{}', 'application/vnd.oci.empty.v1+json'),
        layers: [made.putBlob(`the ${artifactType}`)],
        subject,
        annotations: { made: artifactType },
      });

    test('are found after a push, and once more are entered beside the earlier ones', async () => {
      const made = new MemorySource();
      const image = made.putImage(['one']);
      const sbom = artifact(made, image, 'application/spdx+json');
      const first = await written(layoutOf(made, [named(image, 'v1'), sbom]));
      const signature = artifact(made, sbom, 'application/vnd.cncf.notary.signature');
      const scan = artifact(made, image, 'application/sarif+json');
      const second = await written(layoutOf(made, [named(image, 'v1'), sbom, scan, signature]));
      await using shell = await startShell({ connected: false, fixture: 'empty' });
      await shell.run(`Connect-AzContainerRegistry ${docker.address} | Out-Null`);
      const found = async (place: string) =>
        (await shell.run(`Get-AcrReferrer ${place} -Recurse | % { "$($_.Digest) $($_.ArtifactType)" }`)).toSorted();

      await shell.run(`Publish-AcrImage ${first} team/web:v1 -Referrers | Out-Null`);
      expect(await found('team/web:v1')).toEqual([`${sbom.digest} application/spdx+json`]);
      await shell.run(`Publish-AcrImage ${second} team/web:v1 -Referrers | Out-Null`);
      const all = [
        `${sbom.digest} application/spdx+json`,
        `${scan.digest} application/sarif+json`,
        `${signature.digest} application/vnd.cncf.notary.signature`,
      ].toSorted();
      expect(await found('team/web:v1')).toEqual(all);
      await shell.run('Copy-AcrImage team/web:v1 team/copy -Referrers | Out-Null');
      expect(await found('team/copy:v1')).toEqual(all);
      expect(shell.errors).toEqual([]);
    });
  },
);
