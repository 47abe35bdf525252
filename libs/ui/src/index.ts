export * from './glyph';
export * from './toast';
export * from './use-width';
