export * from './glyph';
export * from './menu';
export * from './toast';
export * from './use-media';
export * from './use-printed';
export * from './use-width';
