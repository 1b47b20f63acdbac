import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fixture } from '../../../../src/emulator/fixtures/fixture.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';

const CREATED = new Date('2025-06-01T08:00:00Z');

/** Two repositories of images with a layer that all of them have, one that those of a repository have, and one of their own. */
const two: Fixture = registry => {
  for (const name of ['team/api', 'team/web']) {
    registry.repository(name, CREATED, repository => {
      for (const version of ['1', '2', 'old']) {
        const image = repository.image({
          created: CREATED,
          platform: { os: 'linux', architecture: 'amd64' },
          layers: [
            repository.layer('base', 'base'),
            repository.layer('framework', name),
            repository.layer('app', `${name} ${version}`),
          ],
        });
        if (version !== 'old') repository.tag(version, image, CREATED);
        if (version === '2') repository.tag('latest', image, CREATED);
      }
    });
  }
};

const bodies = ({ emulator }: TestShell) =>
  emulator.ledger.entries.filter(each => /^\/v2\/.*\/manifests\//.test(each.path)).length;

/** Numbers of the first object that a line emits. */
async function numbersOf(shell: TestShell, line: string): Promise<unknown> {
  return JSON.parse((await shell.run(`${line} | ConvertTo-Json`)).join('\n'));
}

describe('what could be freed is what a plan by the same rule frees', () => {
  // nothing is changed: what was read for one rule serves the others
  let shell: TestShell;
  beforeAll(async () => {
    shell = await startShell();
  });
  afterAll(() => shell[Symbol.asyncDispose]());

  test.each([
    ['', '-Untagged'],
    ['-Untagged', '-Untagged'],
    ['-Untagged -OlderThan 30d', '-Untagged -OlderThan 30d'],
    ['-OlderThan 30d', "'*:*' -OlderThan 30d -Untagged"],
    ['-OlderThan 400d', "'*:*' -OlderThan 400d -Untagged"],
  ])('%s', async (measured, planned) => {
    const lines = await shell.run(`
      $plan = New-AcrPlan ${planned}
      $byPlan = @{}
      foreach ($each in $plan.Repositories) { $byPlan[$each.RepositoryName] = $each.Frees }
      Measure-AcrStorage ${measured} | ForEach-Object { "$($_.RepositoryName) $($_.Reclaimable) $($byPlan[$_.RepositoryName])" }
      $sum = (Measure-AcrStorage -Plan $plan | Measure-Object Reclaimable -Sum).Sum
      "plan $sum $($plan.Frees)"
    `);
    expect(lines).toHaveLength(9);
    for (const [name, bytes, frees] of lines.map(each => each.split(' '))) expect([name, bytes]).toEqual([name, frees]);
  });

  test('of a plan that comes along, as by -Plan; one at a time', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const lines = await shell.run(`
      $plan = New-AcrPlan 'test/busybox50:*' -Keep 10 -Untagged
      ($plan | Measure-AcrStorage).Reclaimable -eq $plan.Frees
      $plan, (New-AcrPlan 'team/api:*' -Untagged) | Measure-AcrStorage
    `);
    expect(lines).toEqual(['True']);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'SeveralPlans,Measure-AzContainerRegistryStorage',
    ]);
  });

  test('of a plan whose items have gone meanwhile, the rest', async () => {
    await using shell = await startShell();
    const lines = await shell.run(`
      $plan = New-AcrPlan 'test/busybox50:*' -Keep 10 -Untagged
      $before = (Measure-AcrStorage -Plan $plan).Reclaimable
      $plan.Items | Where-Object Digest | Select-Object -First 3 | Remove-AcrManifest -Confirm:$false
      $after = (Measure-AcrStorage -Plan $plan).Reclaimable
      $before -eq $plan.Frees
      0 -lt $after -and $after -lt $before
    `);
    expect(lines).toEqual(['True', 'True']);
  });
});

describe('numbers', () => {
  test('a repository counts each layer once, and its tags all they lead to', async () => {
    await using shell = await startShell({ fixture: two });
    const all = await shell.run(`
      $images = '1', '2', 'latest' | ForEach-Object { Get-AcrImage "team/api:$_" }
      $layers = Get-AcrTag team/api | Get-AcrLayer | Sort-Object Digest -Unique
      $row = Measure-AcrStorage team/api
      $row.Manifests; $row.Tags
      $row.SumOfTags -gt ($images | ForEach-Object Size | Measure-Object -Sum).Sum
      $row.Size -gt ($layers | Measure-Object Size -Sum).Sum
      $row.SumOfTags -gt $row.Size
      $row.IsComplete
      (Get-AcrRepository team/api -Detailed).Size -eq $row.Size
    `);
    expect(all).toEqual(['3', '3', 'True', 'True', 'True', 'True', 'True']);
  });

  test('what repositories share is told when all of them are known', async () => {
    await using shell = await startShell({ fixture: two });
    expect(await shell.run('Measure-AcrStorage | ForEach-Object { $null -eq $_.Unique }')).toEqual(['True', 'True']);
    const lines = await shell.run(`
      $base = (Get-AcrLayer team/api:1)[0].Size
      $rows = Measure-AcrStorage -Shared
      $rows.RepositoryName
      $rows | ForEach-Object { $_.Shared -eq $base -and $_.Unique -eq $_.Size - $base }
      $all = Measure-AcrStorage -By Registry
      $all.Count
      $all.Size -eq ($rows | Measure-Object Size -Sum).Sum - $base
      $all.Shared -eq $base
      $all.Reclaimable -eq ($rows | Measure-Object Reclaimable -Sum).Sum
      (Measure-AcrStorage team/api -Shared).Shared -eq $base
    `);
    expect(lines).toEqual(['team/api', 'team/web', 'True', 'True', '2', 'True', 'True', 'True', 'True']);
  });

  test('images take alone what nothing else in the repository has', async () => {
    await using shell = await startShell({ fixture: two });
    const lines = await shell.run(`
      $app = (Get-AcrLayer team/api:2)[2].Size
      $rows = Measure-AcrStorage team/api -By Image
      $rows.Count
      ($rows | Where-Object Tags -contains latest).Tags -join ' '
      $rows | ForEach-Object { $_.Unique -ge $app -and $_.Shared -gt 0 }
      ($rows | Where-Object { -not $_.Tags }).Reclaimable -eq ($rows | Where-Object { -not $_.Tags }).Unique
    `);
    expect(lines).toEqual(['3', '2 latest', 'True', 'True', 'True', 'True']);
  });

  test('images that come along are added up by repository', async () => {
    await using shell = await startShell({ fixture: two });
    const lines = await shell.run(`
      $both = Get-AcrTag team/api | Measure-AcrStorage
      $both.Count; $both.Tags
      $whole = Measure-AcrStorage team/api
      $both.SumOfTags -eq $whole.SumOfTags
      $both.Size -eq $whole.Size - $whole.Reclaimable
      ('team/api:1', 'team/web:1' | Measure-AcrStorage).RepositoryName
      $manifests = Get-AcrManifest team/api | Measure-AcrStorage
      $manifests.Unique -eq $whole.Size -and $manifests.SumOfTags -eq $whole.SumOfTags
      (Get-AcrTag team/api | Measure-AcrStorage -By Image).Count
      Get-AcrRepository team/* | Measure-AcrStorage | ForEach-Object RepositoryName
      (Measure-AcrStorage team/api:1 | ForEach-Object Size) -lt $both.Size
    `);
    expect(lines.join(' ')).toBe('2 3 True True team/api team/web True 2 team/api team/web True');
  });

  test('manifests are read once in a session', async () => {
    await using shell = await startShell({ fixture: two });
    await shell.run('Measure-AcrStorage');
    expect(bodies(shell)).toBe(6);
    await shell.run(
      'Measure-AcrStorage -By Image; Measure-AcrStorage -Shared; Get-AcrTag team/api | Measure-AcrStorage',
    );
    expect(bodies(shell)).toBe(6);
  });

  test('rows come as they are known, and no more is read than is wanted', async () => {
    await using shell = await startShell();
    const [line] = await shell.run('(Measure-AcrStorage | Select-Object -First 1).RepositoryName');
    expect(line).toBe('base/dotnet-aspnet');
    const repositories = new Set(
      shell.emulator.ledger.entries.flatMap(each => /^\/acr\/v1\/(.+)\/_manifests/.exec(each.path)?.[1] ?? []),
    );
    expect(repositories.size).toBeLessThan(8);
  });

  test('JSON has numbers', async () => {
    await using shell = await startShell({ fixture: two });
    expect(await numbersOf(shell, 'Measure-AcrStorage team/api')).toEqual({
      ...{ RegistryName: 'demo', RepositoryName: 'team/api', Manifests: 3, Tags: 3 },
      ...{ SumOfTags: expect.any(Number), Size: expect.any(Number), Unique: null, Shared: null },
      ...{ Reclaimable: expect.any(Number), ReclaimableBy: 'untagged', IsComplete: true },
    });
    expect(await numbersOf(shell, 'Measure-AcrStorage team/api -Chart')).toEqual({
      ...{ Name: 'team/api', Size: expect.any(Number), Shared: 0 },
      ...{ Reclaimable: expect.any(Number), ReclaimableBy: 'untagged' },
    });
  });
});

describe('what goes wrong', () => {
  test('one repository that cannot be read does not stop the others', async () => {
    await using shell = await startShell({ fixture: two, errorsAmongLines: false });
    shell.emulator.faults.add({
      on: { url: /team\/api\/_manifests/ },
      effect: { kind: 'status', status: 403 },
      times: Number.POSITIVE_INFINITY,
    });
    expect(await shell.run('(Measure-AcrStorage -Shared).RepositoryName')).toEqual(['team/web']);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'NoPermission,Measure-AzContainerRegistryStorage',
    ]);
    const lines = await shell.run(
      '$null -eq (Measure-AcrStorage -Shared).Unique; $all = Measure-AcrStorage -By Registry; $all.IsComplete; $all.Gaps',
    );
    expect(lines).toEqual(['True', 'False', 'team/api could not be read']);
  });

  test('a manifest that cannot be read makes what could be freed unknown, as a plan has it', async () => {
    await using shell = await startShell({ fixture: two });
    shell.emulator.faults.add({
      on: { url: /team\/api\/manifests/, occurrence: 1 },
      effect: { kind: 'status', status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"gone"}]}' },
    });
    const lines = await shell.run(
      '$row = Measure-AcrStorage team/api; $row.IsComplete; $null -eq $row.Reclaimable; $row.ReclaimableUnknown',
    );
    expect(lines).toEqual([
      'WARNING: team/api: 1 of 3 manifests could not be read. There may be more than was counted.',
      'False',
      'True',
      '1 of 3 manifests could not be read',
    ]);
  });

  test('a chart tells neither more than was counted nor what could be freed where that is not known', async () => {
    await using shell = await startShell({ fixture: two });
    shell.emulator.faults.add({
      on: { url: /team\/api\/manifests/, occurrence: 1 },
      effect: { kind: 'status', status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"gone"}]}' },
    });
    const chart = (await shell.run('Measure-AcrStorage team/api -Chart')).join('\n');
    expect(chart).toMatch(/: ≥ \d.* in 1 repository/);
    expect(chart).toContain('█ in use');
    expect(chart).not.toContain('reclaimable');
  });

  test.each([
    ['Measure-AcrStorage -Plan (New-AcrPlan -Untagged) -Untagged', 'ContradictoryParameters', 'Leave out one of them'],
    ['Measure-AcrStorage -By Image -Shared', 'ContradictoryParameters', 'Leave out -Shared'],
    ["'team/api:1' | Measure-AcrStorage -By Registry", 'ContradictoryParameters', '-By Image'],
    ['Measure-AcrStorage no/such', 'RepositoryNotFound', 'Get-AzContainerRegistryRepository'],
    ['Measure-AcrStorage no/such*', 'RepositoryNotFound', 'Get-AzContainerRegistryRepository'],
    ["Measure-AcrStorage 'team/api:1*'", 'InvalidReference', 'Get-AzContainerRegistryTag team/api 1* |'],
    ["Measure-AcrStorage 'team/*:1'", 'InvalidReference', 'Get-AzContainerRegistryTag -Name 1 |'],
    ['Measure-AcrStorage Team', 'InvalidReference', 'lower-case'],
    ["'team/api:9' | Measure-AcrStorage", 'ImageNotFound', 'Get-AzContainerRegistryManifest team/api'],
    ['Measure-AcrStorage -OlderThan 30', 'CannotConvertArgumentNoMessage', 'write 30d'],
  ])('%s', async (line, id, hint) => {
    await using shell = await startShell({ fixture: two, errorsAmongLines: false });
    await shell.run(line);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual([id]);
    expect(shell.errors[0]?.recommendation ?? shell.errors[0]?.exception.message).toContain(hint);
  });

  test.each([
    ['Measure-AcrStorage', 1],
    ['Measure-AcrStorage -Shared', 1],
    ['Measure-AcrStorage -By Registry', 1],
  ])('%s that is stopped tells what it knows', async (line, rows) => {
    await using shell = await startShell({ fixture: two });
    const stop = new AbortController();
    const stopped = new Promise(resolve => stop.signal.addEventListener('abort', resolve));
    shell.emulator.faults.add({
      on: { url: /team\/web\/manifests/ },
      effect: { kind: 'stall', until: stopped },
      times: Number.POSITIVE_INFINITY,
    });
    shell.host.progress = told => {
      if (told?.done === 1) stop.abort();
    };
    await shell.engine.run(line, stop.signal);
    expect(shell.values).toHaveLength(rows);
    expect(shell.lines.join('\n')).toContain(
      'Stopped after 1 of 2 repositories; what was read is kept for this session, so that the same command goes on from there.',
    );
  });
});

describe('views', () => {
  test.each([40, 60, 80, 120])('a chart fits into %i cells', async width => {
    await using shell = await startShell({ width });
    const lines = await shell.run('Measure-AcrStorage -Chart -Shared');
    expect(lines.filter(each => each.startsWith('team/'))).toHaveLength(2);
    for (const each of lines) expect(each.length).toBeLessThanOrEqual(width);
  });
});
