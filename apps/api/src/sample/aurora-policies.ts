import type { StoryPolicy } from './story.js';

const complaints = (days: string, signs: string, extra = ''): string => `Esta política dice qué puede esperar quien se queja de Aurora y quién responde de que ocurra.

## Qué es una queja

Es queja todo lo que un cliente nos dice que no debió pasar, venga por teléfono, carta, correo, redes o en una oficina. No hace falta que use esa palabra ni que rellene un formulario.

## Qué hacemos

1. Acusamos recibo **el mismo día**, con el nombre de quien la lleva.
2. Respondemos en **${days}**. Si no llegamos, lo decimos antes de que venza el plazo y damos otro.
3. La respuesta explica qué ha pasado, qué hemos cambiado y qué puede hacer el cliente si no está de acuerdo.
4. ${signs}

## Qué no hacemos

- No pedimos al cliente que repita lo que ya nos contó.
- No cerramos una queja porque el cliente no conteste.
- No enviamos plantillas que no hablen de su caso.
${extra}
## Cómo se mide

| Medida | Meta | Quién la mira |
|---|---|---|
| Quejas respondidas en plazo | 95 % | Consejo de CX, cada quincena |
| Quejas que se repiten por la misma causa | menos del 10 % | Comité de dirección de cliente |

## Quién responde

Responde de esta política la dirección de Atención al cliente. Cada área responde de las causas que nacen en ella.
`;

/** What must be at Aurora, in versions; some of it read by all, some by hardly anybody. */
export const auroraPolicies: StoryPolicy[] = [
  {
    title: 'Quejas y reclamaciones', kind: 'POLICY', department: 'Atención al cliente', owner: 'bruno', approvedBy: ['Comité de dirección de cliente', 3], reviewIn: 310,
    versions: [
      { body: complaints('diez días hábiles', 'La firma la persona que la ha llevado.'), drafted: 310, submitted: 304, approvals: [[300, 'bruno'], [298, 'marta'], [295, 'carla']], read: [[290, 41], [281, 97], [272, 120]] },
      { body: complaints('cinco días hábiles', 'La firma la persona que la ha llevado, con su teléfono directo.', '- No pasamos una queja de una mesa a otra: quien la recibe la acompaña hasta el final.\n'), note: 'De diez días a cinco, y quien firma deja su teléfono: lo pidió el panel de clientes de septiembre.', drafted: 70, submitted: 62, approvals: [[58, 'teresa'], [55, 'bruno'], [52, 'carla']], read: [[48, 38], [40, 88], [30, 103]] },
    ],
    exception: [45, 'marta', { what: 'Siniestros de la red de México: diez días', reason: 'El gestor local no deja escribir al cliente antes de cerrar el parte; se cambia en marzo.', department: 'Siniestros', untilIn: 110 }],
  },
  {
    title: 'Lenguaje claro', kind: 'STANDARD', department: 'Marketing', owner: 'teresa', approvedBy: ['Consejo de CX', 2], reviewIn: -12,
    versions: [{ body: 'Todo lo que un cliente lee de nosotros se entiende a la primera.\n\n## Cómo se comprueba\n\n- Frases de menos de 25 palabras.\n- Ninguna sigla sin decir qué es.\n- Lo que cuesta y lo que no cubre, antes que lo demás.\n- Lo lee alguien que no trabaja aquí, y lo cuenta con sus palabras.\n\n## Dónde obliga\n\nCartas, condiciones, recibos, correos, mensajes y pantallas. También a las agencias y a los proveedores que escriben por nosotros.\n', drafted: 220, submitted: 214, approvals: [[210, 'oscar'], [208, 'ana']], read: [[200, 64], [180, 120]] }],
  },
  {
    title: 'Llamadas de duelo', kind: 'GUIDELINE', department: 'Siniestros', owner: 'pilar', approvedBy: ['Consejo de CX', 3], binds: ['Atención al cliente', 'Siniestros'],
    versions: [{ body: 'Quien llama para contar una muerte no debe contarla dos veces.\n\n## Al coger la llamada\n\nDi tu nombre y quédate hasta el final: no se transfiere. No preguntes por el número de póliza antes de haber escuchado.\n\n## Qué se resuelve en esa llamada\n\n1. Se para todo cobro que salga a nombre de quien ha muerto.\n2. Se dice qué papel hace falta, uno, y quién lo recoge.\n3. Se da un nombre y un teléfono para todo lo demás.\n', note: 'Primera propuesta, con lo aprendido en las familias de octubre.', drafted: 40, submitted: 27, approvals: [[20, 'oscar']] }],
  },
  {
    title: 'Regalos y atenciones a clientes', kind: 'POLICY', department: 'Marketing', owner: 'teresa', approvedBy: ['Comité de dirección de cliente', 2],
    versions: [{ body: 'Un regalo nunca tapa una queja.\n\nSe puede tener una atención con un cliente hasta 30 € cuando algo salió mal y ya está resuelto. Por encima, la aprueba la dirección del área.\n', drafted: 335, submitted: 332, approvals: [[330, 'carla'], [329, 'teresa']], read: [[320, 77]] }],
    retired: [96, 'Lo recoge el código de conducta que aprobó la Dirección en agosto.'],
  },
];
