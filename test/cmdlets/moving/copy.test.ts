import { expect, test } from 'vitest';
import { MemorySource } from '../../content/memory-source.ts';
import { layoutOf, named, written } from '../../content/written-layout.ts';
import { settled, texts } from '../../engine/completion/completing.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { digestIn, happened, startTwo } from './two-registries.ts';

const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

test('within a registry nothing is sent: blobs are mounted', async () => {
  await using shell = await startShell();
  const source = digestIn(shell.emulator, 'team/api', '1.4.2');
  shell.emulator.ledger.clear();
  expect(
    await shell.run('Copy-AcrImage team/api:1.4.2 staging/api | % { "$($_.Tags) $($_.Digest) $($_.SentBytes)" }'),
  ).toEqual([`1.4.2 ${source} 0`]);
  expect(digestIn(shell.emulator, 'staging/api', '1.4.2')).toBe(source);
  expect(happened(shell.emulator).filter(each => each === 'blob pushed')).toEqual([]);
  expect(shell.emulator.ledger.entries.filter(each => each.origin === 'storage')).toEqual([]);
  expect(await shell.run('(Get-AcrImage staging/api:1.4.2).Platform')).toEqual(
    await shell.run('(Get-AcrImage team/api:1.4.2).Platform'),
  );
  expect(shell.errors).toEqual([]);
});

test('a further tag in the same repository is one request that changes something', async () => {
  await using shell = await startShell();
  await shell.run('Copy-AcrImage team/api 1.4.2 -To team/api:stable');
  await shell.run('Copy-AcrImage team/api:1.4.2 team/api:stable | Out-Null');
  expect(idsOf(shell)).toEqual(['PositionalParameterNotFound']);
  expect(happened(shell.emulator)).toEqual(['manifest pushed stable']);
  expect(digestIn(shell.emulator, 'team/api', 'stable')).toBe(digestIn(shell.emulator, 'team/api', '1.4.2'));
});

/** Two versions of an image of two platforms, which share a layer; the first has an SBOM. */
async function publishTwo(shell: TestShell): Promise<void> {
  const made = new MemorySource();
  const version = (name: string) =>
    made.putIndex({
      'linux/amd64': made.putImage(['a shared base', `${name} for amd64`]),
      'linux/arm64': made.putImage(['a shared base', `${name} for arm64`], 'arm64'),
    });
  const [first, second] = [version('1.0'), version('1.1')];
  const sbom = made.putSbom(first);
  const folder = await written(layoutOf(made, [named(first, '1.0'), named(second, '1.1'), sbom]));
  await shell.run(`Publish-AcrImage ${folder} team/web -Referrers | Out-Null`);
}

test('to another registry everything streams, referrers on demand', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, other, otherName } = two;
  await publishTwo(shell);
  expect(await shell.run(`(Copy-AcrImage team/web:1.0 ${otherName}/copies/web:v1).Tags`)).toEqual(['v1']);
  expect(digestIn(other, 'copies/web', 'v1')).toBe(digestIn(shell.emulator, 'team/web', '1.0'));
  expect(happened(other)).not.toContain('blob mounted');
  const referrers = (place: string) => shell.run(`Get-AcrReferrer ${place} -Recurse | % Digest`);
  expect(await referrers(`${otherName}/copies/web:v1`)).toEqual([]);
  await shell.run(`Copy-AcrImage team/web:1.0 ${otherName}/copies/web:v1 -Referrers | Out-Null`);
  const there = await referrers(`${otherName}/copies/web:v1`);
  expect(there).toHaveLength(1);
  expect(there).toEqual(await referrers('team/web:1.0'));
  expect(shell.errors).toEqual([]);
});

test('a signature that the registry lists and that has a tag as well has its tag in the other one too', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, other, otherName } = two;
  const made = new MemorySource();
  const image = made.putImage(['one']);
  const signature = made.putImage(['signature'], 'signed', { subject: image });
  const tag = `${image.digest.replace(':', '-')}.sig`;
  for (const [entry, name] of [
    [image, 'v1'],
    [signature, tag],
  ] as const) {
    const folder = await written(layoutOf(made, [named(entry, 'this')]));
    await shell.run(`Publish-AcrImage ${folder} team/web:${name} | Out-Null`);
  }
  await shell.run(`Copy-AcrImage team/web:v1 ${otherName}/ -Referrers | Out-Null`);
  expect(shell.errors).toEqual([]);
  expect(digestIn(other, 'team/web', tag)).toBe(signature.digest);
});

test('all tags of a repository by pipeline; layers that they share are sent once', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, other, otherName } = two;
  await publishTwo(shell);
  await shell.run(`Get-AcrTag team/web | Copy-AcrImage -DestinationRegistryName ${otherName} | Out-Null`);
  expect(shell.errors).toEqual([]);
  const tags = (place: string) => shell.run(`Get-AcrTag ${place} | % { "$($_.Name) $($_.Digest)" }`);
  expect(await tags(`${otherName}/team/web`)).toEqual(await tags('team/web'));
  const pushed = other.ledger.effects.flatMap(each => (each.kind === 'blob pushed' ? [each.digest] : []));
  expect(pushed).toHaveLength(7);
  expect(new Set(pushed).size).toBe(7);
});

test('a login server alone means the same name there', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, otherName } = two;
  await publishTwo(shell);
  await shell.run(`Copy-AcrImage team/web:1.0 ${otherName} | Out-Null`);
  await shell.run(`Copy-AcrImage team/web:1.1 ${otherName}/ | Out-Null`);
  await shell.run('Copy-AcrImage team/web:1.1 nobody.azurecr.io');
  await shell.run('Copy-AcrImage team/web:1.1 nobody/');
  expect(idsOf(shell)).toEqual(['NoSuchConnection', 'NoSuchConnection']);
  expect(await shell.run(`(Get-AcrTag ${otherName}/team/web).Name`)).toEqual(['1.0', '1.1']);
  expect(await shell.run(`Get-AcrRepository -RegistryName ${otherName}`)).toEqual(['team/web']);
  const saved = passingFolder('saved');
  await shell.run(`Save-AcrImage team/web:1.0 ${saved} -Platform linux/amd64 | Out-Null`);
  await shell.run(`Publish-AcrImage ${saved} ${otherName} -Force | Out-Null`);
  expect(await shell.run(`(Get-AcrImage ${otherName}/team/web:1.0).Platform`)).toEqual(['linux/amd64']);
  await shell.run('Copy-AcrImage team/web:1.1 my.app:2 | Out-Null');
  expect(digestIn(shell.emulator, 'my.app', '2')).toBe(digestIn(shell.emulator, 'team/web', '1.1'));
});

test('destinations complete in the registry that is meant', async () => {
  await using two = await startTwo();
  const { shell, otherName } = two;
  const offers = async (line: string) => texts(await settled(shell, line));
  expect(await offers('Copy-AcrImage team/api:1.4.2 tea')).toEqual(['team/api', 'team/api-cache']);
  expect(await offers('Copy-AcrImage team/api:1.4.2 127')).toEqual([`${otherName}/`]);
  expect(await offers('Copy-AcrImage team/api:1.4.2 team/api:1.4.')).toContain('team/api:1.4.0');
  expect(await offers(`Copy-AcrImage team/api:1.4.2 -DestinationRegistryName ${otherName} -To tea`)).toEqual([]);
});

test('one platform is the image of that platform itself', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, other, otherName } = two;
  await publishTwo(shell);
  await shell.run(`Copy-AcrImage team/web:1.0 ${otherName}/one -Platform linux/arm64 | Out-Null`);
  expect(await shell.run(`(Get-AcrImage ${otherName}/one:1.0).Platform`)).toEqual(['linux/arm64']);
  expect(other.store.repository('one')?.manifests.size).toBe(1);
});

test('what goes wrong with one of many does not stop the others', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, otherName } = two;
  await publishTwo(shell);
  await shell.run(`'team/web:1.0','team/web:none','team/web:1.1' | Copy-AcrImage -To ${otherName}/some | Out-Null`);
  expect(idsOf(shell)).toEqual(['TagNotFound']);
  expect(await shell.run(`(Get-AcrTag ${otherName}/some).Name`)).toEqual(['1.0', '1.1']);
});

test('a tag is for one image: of different ones that come along nothing is sent', async () => {
  await using shell = await startShell();
  const messages = () => shell.errors.map(each => each.exception.message).join(' ');
  for (const force of ['', ' -Force']) {
    await shell.run(`'team/api:1.4.0', 'team/api:1.4.1' | Copy-AcrImage -To staging/api:latest${force}`);
    expect(messages()).toMatch(
      /\/team\/api:1\.4\.0 and \S+\/team\/api:1\.4\.1 are different images, and both would be \S+\/staging\/api:latest; nothing was copied/,
    );
  }
  expect(idsOf(shell)).toEqual(['SeveralImages', 'SeveralImages']);
  expect(happened(shell.emulator)).toEqual([]);
  // one image under two names is copied all the same
  await shell.run("Copy-AcrImage team/api:1.4.2 team/api:same | Out-Null; $both = 'team/api:1.4.2', 'team/api:same'");
  await shell.run('$both | Copy-AcrImage -To staging/api:latest | Out-Null');
  expect(shell.errors).toHaveLength(2);
  expect(digestIn(shell.emulator, 'staging/api', 'latest')).toBe(digestIn(shell.emulator, 'team/api', '1.4.2'));
});

test('images that would bring the same tag along are told apart, and the first and all others are copied', async () => {
  await using shell = await startShell();
  await shell.run('Copy-AcrImage team/api:1.4.1 other/api:1.4.0 | Out-Null');
  const copied = "'team/api:1.4.0', 'other/api:1.4.0', 'team/api:1.4.2' | Copy-AcrImage -To all/api -Force | % Tag";
  expect(await shell.run(copied)).toEqual(expect.arrayContaining(['1.4.0', '1.4.2']));
  expect(idsOf(shell)).toEqual(['SeveralImages']);
  expect(digestIn(shell.emulator, 'all/api', '1.4.0')).toBe(digestIn(shell.emulator, 'team/api', '1.4.0'));
});

test('where to is said, and writable', async () => {
  await using two = await startTwo({}, true);
  const { shell, other, otherName } = two;
  await shell.run('Copy-AcrImage team/api:1.4.2');
  await shell.run(`Copy-AcrImage team/api:1.4.2 ${otherName}/x`);
  await shell.run(`Copy-AcrImage team/api@${digestIn(shell.emulator, 'team/api', '1.4.2')} other`);
  await shell.run('Copy-AcrImage team/api:1.4.2 nobody.azurecr.io/x');
  expect(idsOf(shell)).toEqual(['MissingDestination', 'ReadOnlyConnection', 'MissingTag', 'NoSuchConnection']);
  expect([...happened(other), ...happened(shell.emulator)]).toEqual([]);
});

test('what soft delete keeps is not pushed again, and the error says how it comes back', async () => {
  await using shell = await startShell({ fixture: 'soft delete' });
  await shell.run('Copy-AcrImage library/hello-world:v1 keep/hello | Out-Null');
  await shell.run('Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false');
  await shell.run('Copy-AcrImage keep/hello:v1 library/hello-world:v1');
  expect(idsOf(shell)).toEqual(['SoftDeleted']);
  await shell.run(shell.errors[0]?.recommendation?.replace('Bring it back: ', '') ?? '');
  expect(digestIn(shell.emulator, 'library/hello-world', 'v1')).toBe(digestIn(shell.emulator, 'keep/hello', 'v1'));
});

test('a tag that is protected wants its name', async () => {
  const parts = { settings: settingsInMemory({ protectedTags: ['prod*'] }) };
  const line = 'Copy-AcrImage library/hello-world:v1 library/hello-world:prod-1 | Out-Null';
  await using script = await startShell({ fixture: 'small', parts });
  await script.run(line);
  expect(idsOf(script)).toEqual(['ConfirmationRequired']);
  expect(happened(script.emulator)).toEqual([]);
  await using asked = await startShell({ fixture: 'small', interactive: true, answers: ['prod-1'], parts });
  expect((await asked.run(line)).join('\n')).toMatch(
    /prod-1 is a protected tag\nType prod-1 to copy the image, or press Enter to change nothing: prod-1/,
  );
  expect(happened(asked.emulator)).toEqual(['manifest pushed prod-1']);
  await script.run(line.replace(' |', ' -Force |'));
  expect(happened(script.emulator)).toEqual(['manifest pushed prod-1']);
});

test('patterns for repositories take a registry in front', async () => {
  await using two = await startTwo({ fixture: 'empty' });
  const { shell, otherName } = two;
  await publishTwo(shell);
  await shell.run(`Copy-AcrImage team/web:1.0 ${otherName}/copies/web | Out-Null`);
  expect(await shell.run(`Get-AcrRepository ${otherName}/*`)).toEqual(['copies/web']);
  expect(await shell.run(`Get-AcrRepository ${otherName}/none*`)).toEqual([]);
  expect(await shell.run(`(Measure-AcrStorage ${otherName}/copies/*).RepositoryName`)).toEqual(['copies/web']);
  expect(shell.errors).toEqual([]);
  await shell.run('Get-AcrRepository 127.0.0.1:1/*');
  await shell.run(`Measure-AcrStorage team/web, ${otherName}/copies/*`);
  expect(idsOf(shell)).toEqual(['NoSuchConnection', 'SeveralRegistries']);
});

test('a platform that one of many does not have is told with its tag', async () => {
  await using shell = await startShell({ errorsAmongLines: false });
  await shell.run('Get-AcrTag team/api 1.4.* | Copy-AcrImage -Destination copies/api -Platform linux/arm64 | Out-Null');
  expect(shell.errors.map(each => each.exception.message)).toEqual(['team/api:1.4.1 has no image for linux/arm64.']);
});
