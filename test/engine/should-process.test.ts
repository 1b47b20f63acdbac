import { describe, expect, test } from 'vitest';
import type { Change, RepositorySpace } from '../../src/engine/context.ts';
import type { Choice } from '../../src/engine/host.ts';
import { type HostLine, textOfLine } from '../../src/engine/host-line.ts';
import { type ConfirmerOptions, createConfirmer } from '../../src/engine/should-process.ts';

const update: Change = { action: 'Update attributes', target: 'contoso.azurecr.io/team/api:1.4.1', grade: 'mild' };
const remove: Change = {
  action: 'Delete manifest',
  target: 'contoso.azurecr.io/team/api@sha256:31a5',
  effects: ['removes 2 tags: 1.4.2, latest', 'cannot be undone'],
  grade: 'moderate',
};
const severe: Change = {
  action: 'Delete repository',
  target: 'contoso.azurecr.io/team/api',
  question: 'Delete the repository contoso.azurecr.io/team/api with everything in it?',
  effects: ['412 manifests, 397 tags'],
  grade: 'severe',
  word: 'team/api',
};

/** A person who gives these answers in turn: keys of choices, words, or undefined for Ctrl+C. */
function person(...answers: (string | undefined)[]) {
  const asked: (Choice | { readonly lines: readonly HostLine[]; readonly label: string })[] = [];
  const told: string[] = [];
  const answer = () => {
    if (answers.length === 0) throw new Error('asked too often');
    return answers.shift();
  };
  const host: ConfirmerOptions['host'] = {
    interactive: true,
    whatIf: lines => void told.push(...lines.map(textOfLine)),
    information: text => void told.push(text),
    async choose(choice) {
      asked.push(choice);
      const key = answer();
      if (key === '') return choice.fallback;
      return key === undefined ? undefined : choice.choices.findIndex(each => each.key === key);
    },
    async askText(lines, label) {
      asked.push({ lines, label });
      return answer();
    },
  };
  return { host, asked, told };
}

const none = { confirm: undefined, force: undefined, confirmName: undefined };
const confirmer = (host: ConfirmerOptions['host'], rest: Partial<ConfirmerOptions> = {}) =>
  createConfirmer({
    host,
    grade: 'destroy',
    commandName: 'Remove-AzContainerRegistryManifest',
    common: none,
    confirmPreference: 'Medium',
    simulating: false,
    signal: new AbortController().signal,
    ...rest,
  });
const script = { ...person().host, interactive: false };

describe('what if', () => {
  test('says what would be done, with its effects, and does nothing', async () => {
    const { host, told } = person();
    expect(await confirmer(host, { simulating: true })(remove)).toBe(false);
    expect(told).toEqual([
      'What if: Performing the operation "Delete manifest" on target "contoso.azurecr.io/team/api@sha256:31a5".',
      '  removes 2 tags: 1.4.2, latest',
      '  cannot be undone',
    ]);
  });

  test.each([{ force: true }, { confirm: false }, { confirmName: 'team/api' }])('outranks %o', async flags => {
    expect(await confirmer(script, { simulating: true, common: { ...none, ...flags } })(severe)).toBe(false);
  });
});

describe('what a deletion frees', () => {
  /** A repository whose space is read when somebody asks. */
  const deletion = (freed: ReturnType<RepositorySpace['freedBy']>) => {
    const read: AbortSignal[] = [];
    const space: RepositorySpace = {
      repository: 'contoso.azurecr.io/team/api',
      read: async signal => void read.push(signal),
      freedBy: () => (read.length === 0 ? undefined : freed),
    };
    return { change: { ...remove, deletes: { space, digests: ['sha256:31a5'] } }, read };
  };

  test.each([
    [{ bytes: 107_800_000, isRestInUse: true }, 'frees about 102.8 MB now; other layers are still in use'],
    [{ bytes: 0, isRestInUse: true }, 'frees nothing now: all layers are still in use'],
    [{ bytes: 0, isRestInUse: false }, 'frees nothing now'],
    [
      { unknown: '1 of 3 manifests could not be read' },
      'what is freed is not known: 1 of 3 manifests could not be read',
    ],
  ])('%o', async (freed, text) => {
    const { host, asked, told } = person('Y');
    const { change } = deletion(freed);
    await confirmer(host, { simulating: true })(change);
    expect(told.at(-1)).toBe(`  ${text}`);
    await confirmer(host)(change);
    expect(asked[0]?.lines.at(-1)).toBe(`  ${text}`);
  });

  test.each([{ force: true }, { confirm: false }])('is not read where nobody sees it: %o', async flags => {
    const { change, read } = deletion({ bytes: 1, isRestInUse: false });
    expect(await confirmer(script, { common: { ...none, ...flags } })(change)).toBe(true);
    expect(read).toEqual([]);
  });
});

describe('the question', () => {
  test("is PowerShell's block, with No as the default of a deletion", async () => {
    const { host, asked } = person('');
    expect(await confirmer(host)(remove)).toBe(false);
    expect(asked).toEqual([
      {
        lines: [
          '',
          'Confirm',
          'Are you sure you want to perform this action?',
          'Performing the operation "Delete manifest" on target "contoso.azurecr.io/team/api@sha256:31a5".',
          '  removes 2 tags: 1.4.2, latest',
          '  cannot be undone',
        ],
        choices: [
          { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.' },
          { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.' },
          { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.' },
          { key: 'L', label: 'No to All', help: 'Skip this operation and all subsequent operations.' },
        ],
        fallback: 2,
      },
    ]);
  });

  test('Enter changes an attribute, since that can be undone', async () => {
    expect(await confirmer(person('').host, { grade: 'change' })(update)).toBe(true);
  });

  test.each([
    ['Yes to All', ['A'], [true, true, true]],
    ['No to All', ['L'], [false, false, false]],
    ['Ctrl+C', [undefined], [false, false, false]],
    ['one by one', ['N', 'Y', 'N'], [false, true, false]],
  ])('%s', async (_, answers, expected) => {
    const confirm = confirmer(person(...answers).host);
    expect([await confirm(remove), await confirm(remove), await confirm(update)]).toEqual(expected);
  });

  test('Yes to All never covers a severe change', async () => {
    const { host, asked } = person('A', '');
    const confirm = confirmer(host);
    await confirm(remove);
    expect(await confirm(severe)).toBe(false);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['High', { ...update, impact: 'medium' }, false],
    ['High', update, true],
    ['High', remove, true],
    ['Medium', { ...update, impact: 'medium' }, true],
    ['None', remove, false],
  ])('$ConfirmPreference %s', async (confirmPreference, change, asks) => {
    const { host, asked } = person('Y');
    expect(await confirmer(host, { confirmPreference })(change)).toBe(true);
    expect(asked.length > 0).toBe(asks);
  });

  test.each([{ confirm: false }, { force: true }])('%o stands for yes', async flags => {
    expect(await confirmer(person().host, { common: { ...none, ...flags } })(remove)).toBe(true);
  });
});

describe('a severe change', () => {
  test('wants its word', async () => {
    const { host, asked } = person('team/api');
    expect(await confirmer(host)(severe)).toBe(true);
    expect(asked).toEqual([
      {
        lines: [
          '',
          'Confirm',
          'Delete the repository contoso.azurecr.io/team/api with everything in it?',
          '  412 manifests, 397 tags',
        ],
        label: 'Type team/api to delete it, or press Enter to keep it: ',
      },
    ]);
  });

  test.each(['', 'y', 'yes', 'Team/Api', 'team', 'team/api2', undefined])('%s is not the word', async typed => {
    const { host, told } = person(typed);
    expect(await confirmer(host)(severe)).toBe(false);
    expect(told).toEqual(typed ? [`'${typed}' is not team/api: nothing was done.`] : []);
  });

  test('of several things says what is done with them where the word is typed', async () => {
    const { host, asked } = person('team/api');
    await confirmer(host)({ ...severe, doing: 'delete 34 manifests with 10 tags' });
    expect(asked).toMatchObject([
      { label: 'Type team/api to delete 34 manifests with 10 tags, or press Enter to change nothing: ' },
    ]);
  });

  test.each([{ confirm: false }, { force: true }, { confirm: false, force: true }])(
    'at the prompt %o does not stand for the word',
    async flags => {
      expect(await confirmer(person('').host, { common: { ...none, ...flags } })(severe)).toBe(false);
    },
  );
});

describe('in a script', () => {
  test('nothing is asked, and a change that is not severe goes ahead', async () => {
    expect(await confirmer(script)(remove)).toBe(true);
  });

  test('-Confirm cannot be answered', async () => {
    await expect(confirmer(script, { common: { ...none, confirm: true } })(remove)).rejects.toMatchObject({
      id: 'ConfirmationRequired',
      recommendation: expect.stringContaining('-Confirm:$false'),
    });
  });

  test.each([{}, { confirm: false }])('a severe change with %o names the flags', async flags => {
    await expect(confirmer(script, { common: { ...none, ...flags } })(severe)).rejects.toMatchObject({
      id: 'ConfirmationRequired',
      recommendation: expect.stringContaining('-Force or -ConfirmName team/api'),
    });
  });

  test.each([{ force: true }, { confirmName: 'team/api' }])('a severe change goes ahead with %o', async flags => {
    expect(await confirmer(script, { common: { ...none, ...flags } })(severe)).toBe(true);
  });

  test.each(['other', 'Team/API'])('-ConfirmName %s is another repository, even with -Force', async confirmName => {
    const common = { ...none, force: true, confirmName };
    await expect(confirmer(script, { common })(severe)).rejects.toMatchObject({ id: 'ConfirmationRequired' });
  });
});
