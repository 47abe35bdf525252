import pino from 'pino';

/** Structured logs, one JSON line each; every line of an operation carries its request id. Never a secret, never a body. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', '*.password', 'token', '*.token', 'headers.cookie'] });
