import { product } from './support/client.js';
import { childrenOf, cleanUp, launched } from './support/launcher.js';
import { Organization } from './support/organization.js';

describe('acknowledged writes', () => {
  // Of its own: nobody else may stand on what is killed here.
  beforeAll(async () => void Object.assign(product, await launched()));
  afterAll(cleanUp);

  it('are neither lost nor doubled while api and database are killed ten times', async () => {
    const organization = await Organization.found();
    const ids = await Promise.all(Array.from({ length: 10 }, () => organization.initiative()));
    const post = 'mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }';
    const total = 1000;
    const acknowledged = new Map<number, string>();
    let next = 0;
    let kills = 0;
    const writer = async (): Promise<void> => {
      for (let i = next++; i < total; i = next++) {
        const input = { initiativeId: ids[i % ids.length], health: 'ON_TRACK', narrative: `n${i}` };
        for (let attempt = 0; attempt < 200; attempt++) {
          const answer = await organization.admin.client.send(post, { input }, { key: `w${i}` }).catch(() => null);
          if (answer?.data?.postStatusUpdate) {
            acknowledged.set(i, answer.data.postStatusUpdate.id);
            break;
          }
          await new Promise((done) => setTimeout(done, 100));
        }
      }
    };
    const killer = async (): Promise<void> => {
      for (const [at, text] of Array.from({ length: 10 }, (_, i): [number, string] => [80 + i * 85, i % 2 ? 'postgres' : 'api/dist/main.js'])) {
        while (acknowledged.size < at) await new Promise((done) => setTimeout(done, 20));
        const [pid] = childrenOf(product.runtime.pid, text);
        if (!pid) throw new Error(`no process of ${text}`);
        process.kill(pid, 'SIGKILL');
        kills++;
      }
    };
    await Promise.all([killer(), ...Array.from({ length: 8 }, writer)]);
    expect(kills).toBe(10);
    expect(acknowledged.size).toBe(total);

    const found: { id: string; narrative: string }[] = [];
    for (const id of ids) {
      for (let after: string | null = null; ; ) {
        const { initiative } = await organization.admin.client.ask('query ($id: ID!, $after: String) { initiative(id: $id) { statusUpdates(first: 100, after: $after) { nodes { id narrative } pageInfo { hasNextPage endCursor } } } }', { id, after });
        found.push(...initiative.statusUpdates.nodes);
        if (!initiative.statusUpdates.pageInfo.hasNextPage) break;
        after = initiative.statusUpdates.pageInfo.endCursor;
      }
    }
    const doubled = found.length - new Set(found.map(({ narrative }) => narrative)).size;
    const lost = [...acknowledged].filter(([i, id]) => !found.some((one) => one.id === id && one.narrative === `n${i}`)).length;
    expect({ lost, doubled, found: found.length }).toEqual({ lost: 0, doubled: 0, found: total });
  }, 300_000);
});
