import { together } from './records.js';

describe('statements that go together', () => {
  it('become one, each with its own values', () => {
    const [a, b] = [{ text: 'insert into a (x, y) values ($1, $2)', values: ['1', '2'] }, { text: 'update b set z = $10, y = $1 where z < $10', values: Array.from({ length: 10 }, (_, i) => `b${i + 1}`) }];
    const last = { text: 'insert into c (x) values ($1)', values: ['5'] };
    expect(together([a, b, last])).toEqual({
      text: 'with w0 as (insert into a (x, y) values ($1, $2)), w1 as (update b set z = $12, y = $3 where z < $12) insert into c (x) values ($13)',
      values: ['1', '2', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9', 'b10', '5'],
    });
  });

  it('are left as they are when there is one', () => {
    const one = { text: 'insert into a (x) values ($1)', values: ['1'] };
    expect(together([one])).toEqual(one);
  });
});
