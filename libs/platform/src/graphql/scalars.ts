import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

/** A calendar day without time or zone, `YYYY-MM-DD`. */
@Scalar('Date')
export class DateScalar implements CustomScalar<string, string> {
  description = 'A calendar day without time or zone, written YYYY-MM-DD.';

  parseValue(value: unknown): string {
    return dayOf(value);
  }

  serialize(value: unknown): string {
    return String(value);
  }

  parseLiteral(node: ValueNode): string {
    return dayOf(node.kind === Kind.STRING ? node.value : undefined);
  }
}

function dayOf(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const instant = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError('A date is written YYYY-MM-DD and must exist in the calendar.', { extensions: { code: 'INVALID' } });
}
