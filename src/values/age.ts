const steps = [
  { name: 'year', seconds: 31_556_952 },
  { name: 'month', seconds: 2_629_746 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
] as const;

/** How long ago in the largest whole unit: `5 hours ago`, `in 2 days`, `just now`. Both in milliseconds since 1970. */
export function ageText(then: number, now: number): string {
  const seconds = Math.abs(now - then) / 1000;
  const step = steps.find(each => seconds >= each.seconds);
  if (!step) return 'just now';
  const count = Math.floor(seconds / step.seconds);
  const length = `${count} ${step.name}${count === 1 ? '' : 's'}`;
  return then > now ? `in ${length}` : `${length} ago`;
}
