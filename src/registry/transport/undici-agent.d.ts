// undici's index loads its fetch, caches, mocks and WebSocket too, which takes longer than a whole listing;
// without a proxy this one file of it is all that is needed.
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';

  const agent: typeof Agent;
  export = agent;
}
