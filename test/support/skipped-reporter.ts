import type { Reporter } from 'vitest/node';

/** Lists at the end what was not run; the titles say why, and the usual report leaves them out. */
export const skippedReporter: Reporter = {
  onTestRunEnd(modules) {
    // a run by name skips all the others, which nobody needs to be told
    const byName = modules.some(each => each.project.config.testNamePattern !== undefined);
    const skipped = byName ? [] : modules.flatMap(each => [...each.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const lines = skipped.map(each => `  ${each.module.relativeModuleId}: ${each.fullName}`);
    process.stdout.write(`\nNot run:\n${lines.join('\n')}\n`);
  },
};
