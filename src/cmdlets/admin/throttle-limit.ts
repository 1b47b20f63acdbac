import { within } from '../utility/bounded.kind.ts';

/** Changes in flight at once; the connection goes below it by itself where the registry asks for that. */
export const throttleLimit = within(
  1,
  32,
)({
  help: 'Requests in flight at once, up to 32; fewer go out where the registry asks for that.',
  fallbackText: '8',
});
