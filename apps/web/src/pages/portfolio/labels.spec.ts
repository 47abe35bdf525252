import { place } from './labels';

const size = { width: 600, height: 400, top: 0 };
const mark = (x: number, y: number, name: string) => ({ x, y, r: 8, lines: [name] });

describe('names of a bubble chart', () => {
  it('a name stands at the right of its mark, and elsewhere where another mark would be in it', () => {
    const [alone] = place([mark(100, 200, 'Queues')], [mark(100, 200, 'Queues')], size);
    expect(alone?.at).toMatchObject({ x: 113, anchor: 'start' });
    const beside = [mark(100, 200, 'Queues'), mark(130, 200, 'Bills')];
    expect(place([beside[0] as never], beside, size)[0]?.at.anchor).toBe('end');
  });

  it('isn’t put where its end points at another mark, which it would be taken for', () => {
    // “Queues” is six letters, about 41 px: from 113 it ends at 154, and a mark at 195 stands level with its end.
    const marks = [mark(100, 200, 'Queues'), mark(195, 200, 'Bills')];
    expect(place([marks[0] as never], marks, size)[0]?.at.anchor).toBe('end');
    // Far enough, or on another line, it is nobody else's.
    const far = [mark(100, 200, 'Queues'), mark(220, 200, 'Bills')];
    expect(place([far[0] as never], far, size)[0]?.at.anchor).toBe('start');
    const lower = [mark(100, 200, 'Queues'), mark(195, 230, 'Bills')];
    expect(place([lower[0] as never], lower, size)[0]?.at.anchor).toBe('start');
  });
});
