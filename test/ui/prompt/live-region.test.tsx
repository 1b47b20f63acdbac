import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { LiveRegion } from '../../../src/ui/prompt/live-region.tsx';

const same = (text: string) => text;

test('the input is drawn in its rows', () => {
  const view = { mode: 'editing', rows: ['PS> {', '', '>> }'], cursor: { x: 4, y: 2 } } as const;
  expect(render(<LiveRegion view={view} signs={same} />).lastFrame()).toBe('PS> {\n\n>> }');
});

test('a command that runs shows its progress or nothing', () => {
  const { lastFrame, rerender } = render(
    <LiveRegion view={{ mode: 'running', progress: 'Deleting [1/2]' }} signs={same} />,
  );
  expect(lastFrame()).toBe('Deleting [1/2]');
  rerender(<LiveRegion view={{ mode: 'running' }} signs={same} />);
  expect(lastFrame()).toBe('');
});
