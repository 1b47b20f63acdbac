import { DateTime, toEpoch } from '../../../values/date-time.ts';
import { isArray } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { type Duration, parseAmount, parseDuration, parseSpan, type Span } from './amount.ts';
import type { Field, FieldKind } from './field.ts';
import { FilterProblem } from './filter-problem.ts';
import { textsOf } from './row-texts.ts';
import type { Term } from './term.ts';
import { equalling, type TextTest } from './text-match.ts';

export type Operator = '=' | '!=' | '>' | '<' | '>=' | '<=';

/** What was typed behind the operator, in every way in which it can be read. */
interface Operand {
  readonly text: string;
  readonly amount: number | undefined;
  readonly duration: Duration | undefined;
  readonly span: Span | undefined;
  readonly isText: TextTest;
}

/** `size>100mb`, `age>30d`, `tags=0`, `updated<2026-11`. A row without a value passes `!=` only. Throws FilterProblem. */
export function comparison(field: Field, operator: Operator, text: string, now: () => number): Term {
  const operand: Operand = {
    text,
    amount: parseAmount(text),
    duration: parseDuration(text),
    span: parseSpan(text),
    isText: equalling(text),
  };
  const problem = misfit(field, operator, operand);
  if (problem !== undefined) throw new FilterProblem(problem);
  if (operator === '!=') return row => !holds(field, '=', operand, field.read(row), now);
  return row => holds(field, operator, operand, field.read(row), now);
}

/** Why what was typed is nothing that the field can be compared with. */
function misfit({ name, kind }: Field, operator: Operator, operand: Operand): string | undefined {
  const { text, amount, duration, span } = operand;
  const isOrder = operator !== '=' && operator !== '!=';
  // size="": none at all
  if (text === '' && !isOrder) return undefined;
  const problems: Readonly<Record<FieldKind, string | undefined>> = {
    size: amount === undefined ? `${text} is no size: write ${name}${operator}100mb.` : undefined,
    count: amount === undefined ? `${text} is no number: write ${name}${operator}0.` : undefined,
    age: duration ? undefined : ageMisfit(operator, operand),
    time:
      duration || span ? undefined : `${text} is no time: write ${name}${operator}2026-11-20 or ${name}${operator}30d.`,
    text: isOrder
      ? `${name} is a text, which is neither more nor less: write ${name}:${text} or ${name}=${text}.`
      : undefined,
    any:
      isOrder && amount === undefined && !duration && !span
        ? `${text} is no number, size, time or length of time: write ${name}:${text}.`
        : undefined,
  };
  return problems[kind];
}

const ageMisfit = (operator: Operator, { text, span }: Operand): string =>
  span
    ? `An age is a length of time: write age${operator}30d, or updated${turned(operator)}${text} for a date.`
    : `${text} is no length of time: write age${operator}30d, with s, m, h, d, w, mo or y.`;

/** What is older was changed earlier. */
const turned = (operator: Operator): string => operator.replace(/[<>]/, sign => (sign === '>' ? '<' : '>'));

function holds(
  field: Field,
  operator: Operator,
  operand: Operand,
  value: Value | undefined,
  now: () => number,
): boolean {
  const { amount, isText, text } = operand;
  if (value === undefined || value === null) return text === '' && operator === '=';
  if (value instanceof DateTime) return holdsOfTime(operator, operand, toEpoch(value), now);
  if (typeof value === 'boolean') return operator === '=' && value === /^(?:true|yes|1)$/i.test(text);
  if (field.kind === 'text') return operator === '=' && textsOf(value).some(isText);
  const number = isArray(value) ? value.length : typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number') return amount !== undefined && compared(operator, number - amount);
  return operator === '=' && isText(toText(value));
}

/** With a length of time its age is compared, else the time itself; both are equal to all that falls into their last unit. */
function holdsOfTime(operator: Operator, { duration, span }: Operand, time: number, now: () => number): boolean {
  if (duration) {
    const over = now() - time - duration.milliseconds;
    const isEqual = over >= 0 && over < duration.unit;
    return operator === '=' ? isEqual : compared(operator, over);
  }
  if (!span) return false;
  switch (operator) {
    case '<':
      return time < span.from;
    case '<=':
      return time < span.to;
    case '>':
      return time >= span.to;
    case '>=':
      return time >= span.from;
    default:
      return time >= span.from && time < span.to;
  }
}

function compared(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return difference === 0;
  }
}
