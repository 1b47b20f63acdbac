import { expect, test } from 'vitest';
import { buildSteps, commandText } from '../../../../src/cmdlets/inspect/layer/build-step.ts';
import { readImageConfig } from '../../../../src/registry/image-config.ts';
import { readDocument } from '../../../../src/registry/manifest-document.ts';
import { digest } from '../../../registry/names.ts';

test.each([
  ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
  ['/bin/sh -c #(nop) ADD file:3c9e in / ', 'ADD file:3c9e in /'],
  ['/bin/sh -c apt-get update &&     apt-get install -y curl', 'RUN apt-get update && apt-get install -y curl'],
  ['RUN /bin/sh -c npm ci # buildkit', 'RUN npm ci'],
  ['RUN |1 VERSION=2 /bin/sh -c make # buildkit', 'RUN make'],
  ['|2 A=1 B=two words /bin/sh -c make', 'RUN make'],
  ['COPY . . # buildkit', 'COPY . .'],
  ['ENV PATH=/usr/bin', 'ENV PATH=/usr/bin'],
  ['cmd /S /C #(nop)  USER ContainerUser', 'USER ContainerUser'],
  ['RUN /bin/sh -c set -e\n\tmake', 'RUN set -e make'],
  [undefined, ''],
])('%j was %j in the Dockerfile', (createdBy, command) => {
  expect(commandText(createdBy)).toBe(command);
});

const image = (history: readonly object[], layers: readonly string[]) => ({
  config: readImageConfig({ history }),
  document: readDocument({
    mediaType: '',
    bytes: Buffer.from(JSON.stringify({ layers: layers.map(each => ({ digest: digest(each), size: 1 })) })),
  }),
});

test('steps that changed files have the layers, in order', () => {
  const steps = buildSteps(
    image([{ created_by: 'ADD' }, { created_by: 'ENV', empty_layer: true }, { created_by: 'RUN' }], ['one', 'two']),
  );
  expect(steps.map(({ step, layer }) => [step?.createdBy, layer?.digest])).toEqual([
    ['ADD', digest('one')],
    ['ENV', undefined],
    ['RUN', digest('two')],
  ]);
});

test('where the numbers differ no layer is given a command that may be that of another', () => {
  const steps = buildSteps(image([{ created_by: 'RUN' }], ['one', 'two']));
  expect(steps.map(({ step, layer }) => [step, layer?.digest])).toEqual([
    [undefined, digest('one')],
    [undefined, digest('two')],
  ]);
});
