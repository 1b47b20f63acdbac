/** Methods that run script blocks or write to streams, or may, belong to the evaluator. */
const RUNNING = new Set([
  'foreach',
  'where',
  'invoke',
  'invokereturnasis',
  'new',
  'shouldprocess',
  'shouldcontinue',
  'writeerror',
  'writeobject',
  'writewarning',
  'writeverbose',
  'writedebug',
  'throwterminatingerror',
]);

/** Names that some object has a script method of. */
const scripted = new Set<string>();

/** Must a call of this name, in lower case, be left to the evaluator? */
export const isRunning = (name: string): boolean => RUNNING.has(name) || scripted.has(name);

/** May a call of this name run a script block that somebody added as a method? */
export const isScripted = (name: string): boolean => scripted.has(name);

/** Notes the name of a script method; true when it is new, so that whatever was worked out about calls of that name no longer holds. */
export function noteScripted(name: string): boolean {
  const key = name.toLowerCase();
  if (scripted.has(key)) return false;
  scripted.add(key);
  return true;
}
