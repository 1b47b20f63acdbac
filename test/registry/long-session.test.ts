import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/emulator/ledger.ts';
import { jumps, people, revocations, type WorkDay, workADay } from './work-day.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCESS_LIFE = HOUR;
const REFRESH_LIFE = 3 * HOUR;
const eight = { minLength: 8, maxLength: 8 };

const clocks = [
  { local: 'right', offset: 0, happens: revocations },
  { local: 'two hours ahead', offset: 2 * HOUR, happens: revocations },
  { local: 'two hours behind', offset: -2 * HOUR, happens: revocations },
  { local: 'jumping to and fro', offset: 0, happens: fc.oneof(revocations, jumps, jumps) },
];

// a few days at a time, which a busy machine gets through
const rows = [1, 2, 3, 4].flatMap(part => clocks.map(each => ({ ...each, part })));

test.each(rows)(
  '24 hours of work with a local clock that is $local: no operation lost, no token renewed too early ($part)',
  async row => {
    const events = fc.array(row.happens, eight);
    // fast-check prints the seed of what fails
    await fc.assert(
      fc.asyncProperty(people, events, async (work, planned) => {
        const day = await workADay({ offset: row.offset, work, events: planned });
        expect(day.lost).toEqual([]);
        expect(day.ledger.length).toBeGreaterThan(150);
        expect(day.ledger.flatMap(entry => unexplained(entry, day) ?? [])).toEqual([]);
        expect(day.kept).toBe(day.ledger.filter(isExchange).length);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
);

const isExchange = ({ route, status }: LedgerEntry) => route === 'oauth2.exchange' && status === 200;
const isGrantOf = (scope: string | undefined) => (entry: LedgerEntry) =>
  entry.route === 'oauth2.token' && entry.status === 200 && entry.tokenRequest?.scope === scope;

/** A request that no life time, revocation or jump of the clock accounts for. */
function unexplained(entry: LedgerEntry, { ledger, revoked, jumps: jumped }: WorkDay): string | undefined {
  const at = entry.at.getTime();
  const before = ledger.slice(0, ledger.indexOf(entry));
  // what others asked for at this very moment had not come when this was sent
  const earlier = before.filter(each => each.at < entry.at);
  const isRefusal = entry.status === 401;
  const known = isRefusal ? earlier : before;
  const exchange = known.findLast(isExchange);
  const grant = known.findLast(isGrantOf(entry.tokenRequest?.scope ?? entry.scope));

  const age = (of: LedgerEntry | undefined) => (of ? at - of.at.getTime() : Number.POSITIVE_INFINITY);
  const wasRevoked = exchange !== undefined && revoked.some(time => time >= exchange.at.getTime() && time <= at);
  const learned = earlier.findLast(each => each.tokenRequest)?.at.getTime() ?? 0;
  const jumpedSince = (sign: number) => jumped.some(each => each.by * sign > 0 && each.at >= learned && each.at <= at);

  // five minutes before its end a token is renewed, not used
  const inTime = (of: LedgerEntry | undefined, life: number) => age(of) < life - 5 * MINUTE || jumpedSince(-1);
  const mayRenew = (of: LedgerEntry | undefined, life: number) => age(of) >= life - 5 * MINUTE || jumpedSince(+1);
  const mayBeRefused = (of: LedgerEntry | undefined, life: number) => age(of) >= life && jumpedSince(-1);

  const isExplained: Readonly<Record<string, boolean>> = {
    'oauth2.exchange 200': wasRevoked || mayRenew(exchange, REFRESH_LIFE),
    'oauth2.token 200': mayRenew(grant, ACCESS_LIFE) && inTime(exchange, REFRESH_LIFE),
    'oauth2.token 401': wasRevoked || mayBeRefused(exchange, REFRESH_LIFE),
  };
  const right =
    isExplained[`${entry.route} ${entry.status}`] ??
    (isRefusal ? mayBeRefused(grant, ACCESS_LIFE) : entry.status < 400 && inTime(grant, ACCESS_LIFE));
  return right ? undefined : `${entry.at.toISOString()} ${entry.route} ${entry.status} ${entry.scope ?? ''}`;
}
