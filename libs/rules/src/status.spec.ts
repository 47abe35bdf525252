import { healthOfWord } from './status.js';

describe('imported words of health', () => {
  it.each([['Green', 'ON_TRACK'], ['Amber/Green', 'ON_TRACK'], ['amber', 'AT_RISK'], ['Amber/red', 'OFF_TRACK'], [' RED ', 'OFF_TRACK'], ['Ámbar', 'AT_RISK']])('%s is %s', (word, health) => {
    expect(healthOfWord(word)).toBe(health);
  });

  it.each(['Reset', 'Exempt under Section 43 of the Freedom of Information Act', '', 'Greenish'])('“%s” says something else', (word) => {
    expect(healthOfWord(word)).toBeNull();
  });
});
