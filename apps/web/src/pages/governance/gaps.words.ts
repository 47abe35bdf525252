const en = {
  title: (all: number, stop: number): string => (all === 0 ? 'No gap is open' : `${all === 1 ? 'One gap is' : `${all} gaps are`} open${stop === 0 ? '; none stops work' : stop === 1 ? '; one stops work' : `; ${stop} stop work`}`),
  kinds: 'Kinds of gaps', all: 'All', oldest: 'Days open, the oldest first', severity: { SERIOUS: 'Serious', CRITICAL: 'Critical' } as Record<string, string>,
  rules: { unowned: 'without an owner', 'responsible-without-accountable': 'R without A', 'handover-waiting': 'wait for a successor', 'late-status': 'late status', 'no-sponsor': 'without a sponsor', 'past-end': 'past the last day', 'role-vacant': 'vacant roles', 'term-over': 'terms over', mandate: 'mandates', overload: 'overloaded', 'department-in-nothing': 'in nothing', 'body-chair': 'without a chair', 'body-rules': 'without quorum or cadence' } as Record<string, string>,
  acts: { ASSIGN_OWNER: 'Assign owner', OFFER_HANDOVER: 'Offer it', POST_STATUS: 'Post status', ASSIGN_SPONSOR: 'Name a sponsor', EDIT_INITIATIVE: 'Edit', ASSIGN_ROLE: 'Fill the role', EDIT_ROLE: 'Complete it', EDIT_BODY: 'Complete it', REBALANCE: 'Rebalance', GIVE_LETTERS: 'Give it a part' },
  mute: 'Mute', muted: 'Muted', until: (day: string): string => `until ${day}`, why: 'Why it may wait', day: 'Until', hear: 'Hear of it again', isMuted: 'Muted until then', heard: 'It is in the list again',
};
const es: typeof en = {
  title: (all, stop) => (all === 0 ? 'No hay ninguna brecha abierta' : `${all === 1 ? 'Hay una brecha abierta' : `Hay ${all} brechas abiertas`}${stop === 0 ? '; ninguna frena el trabajo' : stop === 1 ? '; una frena el trabajo' : `; ${stop} frenan el trabajo`}`),
  kinds: 'Tipos de brechas', all: 'Todas', oldest: 'Días abierta, la más antigua primero', severity: { SERIOUS: 'Seria', CRITICAL: 'Crítica' },
  rules: { unowned: 'sin responsable', 'responsible-without-accountable': 'R sin A', 'handover-waiting': 'esperan un relevo', 'late-status': 'estado con retraso', 'no-sponsor': 'sin patrocinio', 'past-end': 'pasado su último día', 'role-vacant': 'roles vacantes', 'term-over': 'mandatos terminados', mandate: 'mandatos', overload: 'sobrecarga', 'department-in-nothing': 'en nada', 'body-chair': 'sin presidencia', 'body-rules': 'sin cuórum o cadencia' },
  acts: { ASSIGN_OWNER: 'Asignar responsable', OFFER_HANDOVER: 'Ofrecerla', POST_STATUS: 'Publicar estado', ASSIGN_SPONSOR: 'Nombrar patrocinio', EDIT_INITIATIVE: 'Editar', ASSIGN_ROLE: 'Ocupar el rol', EDIT_ROLE: 'Completarlo', EDIT_BODY: 'Completarlo', REBALANCE: 'Repartir', GIVE_LETTERS: 'Darle parte' },
  mute: 'Silenciar', muted: 'Silenciadas', until: (day) => `hasta el ${day}`, why: 'Por qué puede esperar', day: 'Hasta', hear: 'Volver a oírla', isMuted: 'Silenciada hasta entonces', heard: 'Vuelve a estar en la lista',
};
export const gapsWords = { en, es };
