// The floor of the browser's bench: tags of one repository as rows of plain sequences. Enter lists them page by page, `j` and `f` move by a row and
// by a screen, behind `/` every letter narrows, Ctrl+U shows all again. Arguments: origin, repository.
import { Pool } from 'undici';

const [origin = '', repository = ''] = process.argv.slice(2);
const { ACRSH_USERNAME: user, ACRSH_PASSWORD: password } = process.env;
const pool = new Pool(origin);

interface Tag {
  readonly name: string;
  readonly digest: string;
  readonly lastUpdateTime: string;
}

const tags: Tag[] = [];
let shown: readonly Tag[] = tags;
let cursor = 0;
let top = 0;
let filter: string | undefined;

const textOf = ({ name, digest, lastUpdateTime }: Tag) =>
  `rwld ${lastUpdateTime.slice(0, 16)} ${digest.slice(7, 19)} ${name}`;

function draw(): void {
  const { columns, rows } = process.stdout;
  const room = rows - 3;
  top = Math.max(cursor - room + 1, Math.min(top, cursor));
  const lines = shown.slice(top, top + room).map((tag, index) => {
    const text = textOf(tag).slice(0, columns - 3);
    return top + index === cursor ? `\x1b[7m>  ${text}\x1b[0m` : `   ${text}`;
  });
  const count = filter === undefined ? `${tags.length}` : `${shown.length} of ${tags.length}`;
  const foot = filter === undefined ? '' : `/${filter}`;
  const screen = [count, ...lines, ...new Array<string>(room - lines.length).fill(''), foot];
  process.stdout.write(`\x1b[?2026h\x1b[H${screen.map(line => `${line}\x1b[K`).join('\r\n')}\x1b[?2026l`);
}

async function json(path: string, headers: Record<string, string>) {
  const answer = await pool.request({ path, method: 'GET', headers });
  return { body: JSON.parse(await answer.body.text()), link: String(answer.headers.link ?? '') };
}

async function list(): Promise<void> {
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const scope = `repository:${repository}:metadata_read`;
  const { body } = await json(`/oauth2/token?service=${new URL(origin).host}&scope=${scope}`, { authorization: basic });
  const headers = { authorization: `Bearer ${body.access_token}` };
  let path: string | undefined = `/acr/v1/${repository}/_tags?n=1000&orderby=timedesc`;
  while (path) {
    const page: Awaited<ReturnType<typeof json>> = await json(path, headers);
    for (const each of page.body.tags) tags.push(each);
    path = /<([^>]+)>/.exec(page.link)?.[1];
    draw();
  }
}

function press(key: string): void {
  if (key === '\x15') filter = '';
  else if (filter !== undefined) filter += key;
  else if (key === '/') filter = '';
  else if (key === '\r') return void list();
  else cursor = Math.min(shown.length - 1, cursor + (key === 'f' ? process.stdout.rows - 3 : 1));
  if (filter !== undefined) {
    const wanted = filter;
    shown = wanted === '' ? tags : tags.filter(tag => textOf(tag).includes(wanted));
    cursor = 0;
  }
}

process.stdin.setRawMode(true).on('data', (keys: Buffer) => {
  for (const key of keys.toString()) press(key);
  draw();
});
process.stdout.write('\x1b[2Jready');
