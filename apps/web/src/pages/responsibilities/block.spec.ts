import { readBlock, writeBlock } from './block';

describe('a block from a spreadsheet', () => {
  it('is read cell by cell, whatever ends its lines, and what is no letter is a mistake of its own', () => {
    expect(readBlock('A\tr\t\r\n C \tX\t"I"\r\n')).toEqual([
      [{ letter: 'A' }, { letter: 'R' }, { letter: null }],
      [{ letter: 'C' }, { mistake: 'X' }, { letter: 'I' }],
    ]);
  });

  it('is written so that it reads the same', () => {
    const block = [['A', null, 'I'], [null, 'R', 'C']] as const;
    expect(readBlock(writeBlock(block))).toEqual(block.map((row) => row.map((letter) => ({ letter }))));
  });
});
