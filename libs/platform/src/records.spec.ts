import { together } from './records.js';

describe('statements that go together', () => {
  it('become one, each with its own values', () => {
    const [a, b] = [{ text: 'insert into a (x, y) values ($1, $2)', values: ['1', '2'] }, { text: 'update b set z = $2, y = $1 where z < $2', values: ['3', '4'] }];
    const last = { text: 'insert into c (x) values ($1)', values: ['5'] };
    expect(together([a, b, last])).toEqual({
      text: 'with w0 as (insert into a (x, y) values ($1, $2)), w1 as (update b set z = $4, y = $3 where z < $4) insert into c (x) values ($5)',
      values: ['1', '2', '3', '4', '5'],
    });
  });

  it('are left as they are when there is one', () => {
    const one = { text: 'insert into a (x) values ($1), ($10)', values: Array.from({ length: 10 }, (_, i) => i) };
    expect(together([one])).toEqual(one);
  });
});
