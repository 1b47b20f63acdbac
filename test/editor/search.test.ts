import { describe, expect, test } from 'vitest';
import { type } from './keys.ts';

const history = ['cd team/api', 'Get-Tag api', 'cd team/web', 'Get-Tag web', 'Get-Tag web'];

describe('searching the history', () => {
  test.each([
    ['<Ctrl+R>', '|', 'bck-i-search: _'],
    ['<Ctrl+R>api', 'Get-Tag api|', 'bck-i-search: api_'],
    ['<Ctrl+R>api<Ctrl+R>', 'cd team/api|', 'bck-i-search: api_'],
    ['<Ctrl+R>api<Ctrl+R><Ctrl+R>', 'cd team/api|', 'failed-bck-i-search: api_'],
    ['<Ctrl+R>api<Ctrl+R><Ctrl+S>', 'Get-Tag api|', 'fwd-i-search: api_'],
    ['<Ctrl+R>WEB', 'Get-Tag web|', 'bck-i-search: WEB_'],
    ['<Ctrl+R>web<Ctrl+R>', 'cd team/web|', 'bck-i-search: web_'],
    ['<Ctrl+R>team', 'cd team/web|', 'bck-i-search: team_'],
    ['<Ctrl+R>team/a', 'cd team/api|', 'bck-i-search: team/a_'],
    ['<Ctrl+R>team/a<Backspace>', 'cd team/web|', 'bck-i-search: team/_'],
    ['<Ctrl+R>team/x', 'cd team/web|', 'failed-bck-i-search: team/x_'],
    ['<Ctrl+R>team/x<Backspace>', 'cd team/web|', 'bck-i-search: team/_'],
    ['typed<Ctrl+R>t<Backspace>', 'typed|', 'bck-i-search: _'],
    ['<Ctrl+S>api', '|', 'failed-fwd-i-search: api_'],
  ])('%s', (input, line, row) => {
    expect(type(input, { history })).toMatchObject({ line, below: [row] });
  });

  test.each([
    ['<Ctrl+R>api<Escape>', 'Get-Tag api|'],
    ['<Ctrl+R>api<Ctrl+G>', '|'],
    ['typed<Ctrl+R>api<Ctrl+G>x', 'typedx|'],
    ['<Ctrl+R>api<Home>', '|Get-Tag api'],
    ['<Ctrl+R>team<Escape>x', 'cd team/webx|'],
    ['typed<Ctrl+R>api<Escape><Ctrl+Z>', 'typed|'],
    ['<Ctrl+R>api<paste:!>', 'Get-Tag api!|'],
  ])('%s', (input, line) => {
    expect(type(input, { history })).toMatchObject({ line, below: [] });
    expect(type(input, { history, mode: 'Emacs' }).below).toEqual([]);
  });

  test('any other key keeps what was found and acts', () => {
    expect(type('<Ctrl+R>api<Enter>', { history })).toMatchObject({
      line: 'Get-Tag api|',
      effects: [{ kind: 'accept' }],
    });
    expect(type('<Ctrl+R>api<Ctrl+C>', { history })).toMatchObject({
      line: 'Get-Tag api|',
      effects: [{ kind: 'cancel' }],
    });
    expect(type('<Ctrl+R>api<Ctrl+O>', { history, mode: 'Emacs' }).state.upNext?.text).toBe('cd team/web');
    expect(type('<Ctrl+R>api<Ctrl+P>', { history, mode: 'Emacs' }).line).toBe('cd team/api|');
  });

  test('what matches is emphasised', () => {
    expect(type('<Ctrl+R>api', { history }).view.emphasis).toEqual({ start: 8, end: 11 });
    expect(type('<Ctrl+R>apix', { history }).view.emphasis).toBeUndefined();
    const wide = type('<Ctrl+R>b', { history: ['👩‍💻e\u0301b'] });
    expect(wide.view.emphasis).toEqual({ start: 2, end: 3 });
  });

  test('nothing to step back to rings', () => {
    expect(type('<Ctrl+R><Backspace>', { history }).effects).toEqual([{ kind: 'ding' }]);
  });
});
