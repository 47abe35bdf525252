import { matchesIn, questionOf } from './question';

describe('what is typed into the palette', () => {
  it('asks who owns something, in both languages', () => {
    for (const typed of ['quién responde de renov', '¿Quien lleva renov?', 'who owns renov', 'Who is accountable for renov?']) expect(questionOf(typed)).toEqual({ text: 'renov', asks: 'owner', kinds: ['INITIATIVE'], isActs: false });
  });

  it('asks whatever the article', () => {
    for (const typed of ['quién responde del portal', '¿Quién es responsable del portal?', 'responsable del portal', 'quién lleva el portal', 'who owns the portal', 'who runs a portal']) expect(questionOf(typed)).toMatchObject({ text: 'portal', asks: 'owner' });
    expect(questionOf('qué lleva la directora')).toMatchObject({ text: 'directora', asks: 'holds' });
    expect(questionOf('who owns andes')).toMatchObject({ text: 'andes', asks: 'owner' });
  });

  it('asks what somebody holds', () => {
    for (const typed of ['qué lleva marta olmo', 'what does marta olmo hold?', 'what is marta olmo accountable for']) expect(questionOf(typed)).toMatchObject({ text: 'marta olmo', asks: 'holds', kinds: ['PERSON'] });
  });

  it('narrows by a mark, and leaves everything else as it is', () => {
    expect(questionOf('@mar')).toMatchObject({ text: 'mar', kinds: ['PERSON'] });
    expect(questionOf('# serv')).toMatchObject({ text: 'serv', kinds: ['DEPARTMENT'] });
    expect(questionOf('> invit')).toMatchObject({ text: 'invit', isActs: true });
    expect(questionOf('what a name')).toMatchObject({ text: 'what a name', asks: null });
  });

  it('marks the beginnings of words, whatever their accents', () => {
    expect(matchesIn('Renata Novoa', 're nov')).toEqual([[0, 2], [7, 10]]);
    expect(matchesIn('Guía para familias', 'guia')).toEqual([[0, 4]]);
    expect(matchesIn('Alta digital', 'ital')).toEqual([]);
  });
});
