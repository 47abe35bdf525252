import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import passport from 'passport';
import { v7 as uuidv7 } from 'uuid';
import { failureOf, type Language, log, type Visit } from '@batuta/platform';
import { cookieName, SessionService, type Visitor } from './session.service.js';

export interface VisitorRequest extends Request {
  visit: Visit;
  visitor: Visitor | null;
}

/** passport's strategy for the session cookie: the visitor, or nobody (which public operations accept). */
class SessionCookieStrategy extends passport.Strategy {
  override readonly name = 'session-cookie';

  constructor(private readonly sessions: SessionService) {
    super();
  }

  override authenticate(this: this & passport.StrategyCreated<this>, request: Request): void {
    const token = cookieIn(request);
    if (!token) return this.pass();
    const { requestId, isLoopback } = (request as VisitorRequest).visit;
    this.sessions.visitorOf(token, slugOf(request), requestId, isLoopback).then(
      (visitor) => (visitor ? this.success(visitor as never) : this.pass()),
      (error: Error) => this.error(error),
    );
  }
}

/** Before any operation: request id, language, and who comes with the cookie. */
@Injectable()
export class SessionMiddleware {
  readonly #authenticate: (request: Request, response: Response, next: NextFunction) => void;

  constructor(sessions: SessionService) {
    passport.use(new SessionCookieStrategy(sessions) as unknown as passport.Strategy);
    this.#authenticate = passport.authenticate('session-cookie', { session: false });
  }

  use = (request: Request, response: Response, next: NextFunction): void => {
    const visitorRequest = request as VisitorRequest;
    visitorRequest.visit = visitOf(request, response);
    this.#authenticate(request, response, (error?: unknown) => {
      const { visit } = visitorRequest;
      if (error) return unavailable(error as Error, visit, response);
      const known = (request.user as Visitor | undefined) ?? null;
      // A page says whose it is: what was typed under one account is never sent as another that signed in meanwhile.
      const expected = request.get('batuta-account');
      const visitor = known && (!expected || expected === known.account.id) ? known : null;
      visitorRequest.visitor = visitor;
      visit.accountId = visitor?.account.id ?? null;
      visit.sessionId = visitor?.sessionId ?? null;
      visit.organizationId = visitor?.organizationId ?? null;
      visit.actor = visitor?.actor ?? null;
      if (visitor && !request.get('batuta-language')) visit.language = visitor.account.language;
      next();
    });
  };
}

function visitOf(request: Request, response: Response): Visit {
  const address = request.ip ?? '';
  const given = request.get('x-request-id') ?? '';
  return {
    requestId: /^[\w-]{8,64}$/.test(given) ? given : uuidv7(),
    language: languageOf(request),
    address: isIP(address) ? address : 'unknown',
    // A proxy on this machine speaks for somebody elsewhere.
    isLoopback: /^(127\.|::1$|::ffff:127\.)/.test(address) && !request.get('x-forwarded-for') && !request.get('forwarded'),
    accountId: null,
    sessionId: null,
    organizationId: null,
    actor: null,
    idempotencyKey: request.get('idempotency-key') ?? null,
    userAgent: request.get('user-agent') ?? '',
    cookies: [],
    sendCookie: (value) => void response.append('set-cookie', value),
  };
}

/** The page's language if it says one; otherwise the browser's. */
function languageOf(request: Request): Language {
  const named = request.get('batuta-language');
  if (named === 'en' || named === 'es') return named;
  return request.acceptsLanguages('es', 'en') === 'en' ? 'en' : 'es';
}

function slugOf(request: Request): string | null {
  return request.get('batuta-organization') ?? null;
}

function cookieIn(request: Request): string | undefined {
  const cookies = (request.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) || undefined;
}

function unavailable(error: Error, visit: Visit, response: Response): void {
  const failure = failureOf(error);
  log.error({ requestId: visit.requestId, error: error.message }, 'session lookup');
  response.status(failure.code === 'UNAVAILABLE' ? 503 : 500).json({ data: null, errors: [{ message: failure.text[visit.language], extensions: { code: failure.code, requestId: visit.requestId } }] });
}
