import { en, type Text } from './text.en';

const n = (count: number, one: string, other: string): string => `${count.toLocaleString('es')}\u00a0${count === 1 ? one : other}`;
const words = ['ninguna', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'];
const inWords = (count: number): string => words[count] ?? count.toLocaleString('es');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every word of the web app in Spanish: neutral, *tú*, the glossary's terms. */
export const es: Text = {
  nav: { work: 'Mi trabajo', governance: 'Gobierno', portfolio: 'Portafolio', skip: 'Ir al contenido', organization: 'Organización', menu: 'Tu cuenta', signOut: 'Salir', theme: 'Tema', themes: { auto: 'Como el dispositivo', light: 'Claro', dark: 'Oscuro' }, main: 'Principal' },
  health: { ON_TRACK: 'según plan', AT_RISK: 'en riesgo', OFF_TRACK: 'desviada', none: 'sin estado', label: 'Salud' },
  state: { PROPOSED: 'propuesta', ACTIVE: 'activa', PAUSED: 'en pausa', DONE: 'terminada', CANCELLED: 'cancelada' },
  stage: { EMPATHIZE: 'Empatizar', DEFINE: 'Definir', IDEATE: 'Idear', PROTOTYPE: 'Prototipar', IMPLEMENT: 'Implantar', MEASURE: 'Medir' },
  cadence: { WEEK: 'cada semana', FORTNIGHT: 'cada dos semanas', MONTH: 'cada mes', QUARTER: 'cada trimestre' },
  confidence: { GUESS: 'suposición (× 0,5)', SOME_EVIDENCE: 'alguna evidencia (× 0,8)', MEASURED: 'medido (× 1)' },
  access: { ADMIN: 'administra', PROGRAM_OFFICE: 'oficina del programa', DEPARTMENT_HEAD: 'dirige un área', EXECUTIVE: 'dirección', CONTRIBUTOR: 'colabora', VIEWER: 'consulta' },
  unowned: { NEVER_ASSIGNED: 'nunca se asignó', IMPORTED: 'importada sin responsable', DEPARTED: 'se fue su responsable', REFUSED: 'quien debía recibirla la rechazó', CLEARED: 'se retiró' },
  nobody: (days) => (days < 1 ? 'nadie, desde hoy' : `nadie, ${n(days, 'día', 'días')}`),
  days: (count) => n(count, 'día', 'días'),
  daysLate: (count) => `${n(count, 'día', 'días')} de retraso`,
  ago: (days) => (days < 1 ? 'hoy' : days === 1 ? 'ayer' : `hace ${n(days, 'día', 'días')}`),
  common: { cancel: 'Cancelar', save: 'Guardar', edit: 'Editar', add: 'Añadir', loading: 'Cargando…', retry: 'Reintentar', all: 'Todas', none: 'ninguno', optional: 'opcional', more: 'Ver más', toWork: 'Ir a Mi trabajo', request: (id) => `Petición ${id}`, viewAsTable: 'Ver como tabla', viewAsChart: 'Ver como gráfico', nobody: 'nadie' },
  problem: {
    loadTitle: 'Esto no se ha cargado',
    loadKept: 'Lo que escribiste sigue en este dispositivo.',
    network: 'El servidor no responde. No se ha perdido nada; vuelve a intentarlo cuando haya línea.',
    notFoundTitle: 'No hay nada en esta dirección',
    notFound: 'Puede tener ahora otro nombre, o ser de otra organización tuya.',
    offline: 'Estás sin conexión. Lo que ves puede ser antiguo; los borradores siguen en este dispositivo.',
    conflict: 'Alguien guardó antes. Lo tuyo sigue en los campos; los valores actuales están al lado.',
  },
  signIn: {
    title: '¿Quién lleva la batuta?',
    deck: 'Entra para ver qué se espera de ti, de qué no responde nadie y cómo está el portafolio.',
    email: 'Correo', password: 'Contraseña', act: 'Entrar', show: 'Mostrar', hide: 'Ocultar', showPassword: 'Mostrar contraseña', hidePassword: 'Ocultar contraseña', busy: 'Entrando…', page: 'Entrar',
    none: 'Tu cuenta no tiene ninguna organización', noneDeck: 'Pide una invitación a quien lleva Batuta en tu empresa.',
    plainHttp: 'Esta dirección es http sin cifrar y el navegador no guarda la sesión. Pide a quien lleva Batuta que ponga en PUBLIC_URL una dirección https.',
  },
  invitation: { title: (by, organization) => `${by} te invita a ${organization}`, deck: (access) => `Tu acceso: ${access}. Si ya usas Batuta, escribe tu contraseña; si no, elige una. El enlace sirve una vez.`, ended: 'Este enlace ya no sirve', name: 'Tu nombre', act: 'Aceptar y entrar', page: 'Invitación' },
  work: {
    page: 'Mi trabajo',
    title: (due, late) => (due === 0 ? 'Nada te espera' : `${capital(inWords(due))} ${due === 1 ? 'cosa te espera' : 'cosas te esperan'}${due === 1 && late === 1 ? ' y llega tarde' : late === 0 ? '' : `; ${inWords(late)} ${late === 1 ? 'llega' : 'llegan'} tarde`}`),
    empty: 'Cuando toque decir cómo va algo tuyo, estará aquí.',
    say: (title) => `Di cómo va «${title}»`,
    meta: (cadence) => `${cadence} · tú respondes de ella`,
    before: 'antes', narrative: 'Cómo va, en una frase', nextStep: 'Siguiente paso', ask: 'Petición', progress: 'Avance', progressHint: 'Avance, de 0 a 100 %', post: 'Publicar', posting: 'Publicando…', draft: 'Borrador guardado', open: 'Publicar estado',
    last: 'Lo último que se dijo,', noLast: 'Aún no hay estado. Este es el primero.', since: 'Desde entonces', sinceNothing: 'Nada ha cambiado desde entonces.',
    posted: (title) => `Publicada «${title}»`, undo: (seconds) => `Deshacer, ${seconds} s`, undone: 'Retirada. Queda registrado que se publicó.',
    chooseHealth: 'Elige antes cómo va.', writeSentence: 'Escribe antes una frase.', nextStepAsked: 'Siguiente paso: qué se hará para volver al plan',
    held: 'Lo que llevas tú', heldNothing: 'Aún no respondes de nada.', never: 'nunca', toldAgo: (ago) => `dicho ${ago}`, neverTold: 'aún no se ha dicho', paused: 'en pausa',
  },
  change: {
    'subject.owner_assigned': 'Cambió de responsable', 'initiative.rated': 'Valorada', 'initiative.edited': 'Editada', 'initiative.sponsor_assigned': 'Nuevo patrocinio', 'initiative.activated': 'Activada', 'initiative.paused': 'En pausa', 'initiative.finished': 'Terminada', 'initiative.cancelled': 'Cancelada', 'initiative.archived': 'Archivada', 'initiative.restored': 'Recuperada', 'initiative.created': 'Creada', other: 'Cambió',
  },
  changeBy: (what, who, when) => `${what}${who ? ` por ${who}` : ''}, ${when}`,
  field: { startsOn: 'fecha de inicio', endsOn: 'fecha de fin', stage: 'etapa', costMinor: 'coste', effortDays: 'esfuerzo', cadence: 'cadencia', summary: 'resumen', confidence: 'confianza', externalKey: 'clave' },
  portfolio: {
    page: 'Portafolio',
    title: (unowned, total, share) => total === 0 ? 'Aquí no hay iniciativas' : unowned === 0 ? `Alguien responde de cada una de las ${n(total, 'iniciativa', 'iniciativas')}` : `Nadie responde de ${unowned.toLocaleString('es')} de ${n(total, 'iniciativa', 'iniciativas')}${share === null ? '' : `: el ${share} % del dinero`}`,
    deckOverdue: (count) => `${count} con el estado atrasado`, deckUnrated: (count) => `${count} sin valorar por completo`, deckProposed: (count) => `${n(count, 'propuesta', 'propuestas')} y sin empezar`,
    deckMoney: (money, total) => (total === 1 ? `Cuesta ${money}.` : `Las ${total.toLocaleString('es')} cuestan ${money}.`), filtered: 'Solo las que pasan los filtros.',
    owned: (count) => `${count.toLocaleString('es')} con responsable`, unowned: (count) => `${count.toLocaleString('es')} sin responsable`, proposed: (count) => n(count, 'propuesta', 'propuestas'),
    matrix: (count, unowned) => unowned === 0 ? 'Donde más valor hay, alguien responde' : count === 1 ? 'La que mueve a cliente y negocio no tiene responsable' : `De las ${count} que mueven a cliente y negocio, ${unowned} ${unowned === 1 ? 'no tiene' : 'no tienen'} responsable`,
    matrixNone: 'Nada mueve todavía a cliente y negocio a la vez', matrixDeck: 'Las iniciativas de la lista de abajo. Zona sombreada: los dos impactos por encima de 50.', matrixDeckSmall: 'El número es el puesto en la lista. Zona sombreada: los dos impactos por encima de 50.', matrixSize: 'Tamaño: dinero', matrixSizeEffort: 'Tamaño: esfuerzo', customerAxis: 'impacto en cliente, de 0 a 100', businessAxis: 'impacto en negocio', ownedKey: 'con responsable', unownedKey: 'sin responsable', unratedBeside: (count) => `${n(count, 'iniciativa', 'iniciativas')} de la lista sin valorar por completo, y por eso sin dibujar`,
    gaps: 'Falta responsable', gapsNone: 'Todo tiene responsable.', gapsAll: 'Todas las brechas', gapsSince: (days, reason) => `Nadie desde hace ${n(days, 'día', 'días')} · ${reason}`,
    table: 'Ordenadas por lo que ganan cliente y negocio', tableTitle: 'Por título', tableDue: 'Por cuándo toca su estado', tableUnowned: 'Primero, las que llevan más tiempo sin nadie',
    columns: { title: 'Iniciativa', name: 'Iniciativa, responsable y área', health: 'Salud', priority: 'Prioridad', due: 'Toca estado', cost: 'Coste', effort: 'Jornadas', rank: 'Puesto' },
    customer: 'cliente', business: 'negocio',
    filters: 'Filtros', any: 'cualquiera', filter: 'Filtrar y ordenar', department: 'Área', health: 'Salud', state: 'Situación', owner: 'Responsable', withOwner: 'con responsable', withoutOwner: 'nadie', overdue: 'Retraso', overdueOnly: 'con retraso', chosenDepartment: 'la de la dirección', order: 'Orden', orders: { PRIORITY: 'prioridad', TITLE: 'título', DUE_ON: 'toca estado', UNOWNED_SINCE: 'tiempo sin responsable' }, clear: 'Quitar filtros', open: 'abiertas',
    empty: 'Ninguna iniciativa pasa estos filtros', emptyAll: 'Aún no hay iniciativas. Trae la hoja de cálculo que ya tienes, o añade la primera a mano.', add: 'Nueva iniciativa', rated: (rated, of) => `${rated} de ${of} valorados`, personDays: (count) => n(count, 'jornada', 'jornadas'),
  },
  initiative: {
    title: (title, health) => (health ? `${title}: ${health}` : title), titleUnowned: (title, days) => (days < 1 ? `Nadie responde de «${title}»` : `Nadie responde de «${title}» desde hace ${n(days, 'día', 'días')}`),
    owner: 'Responsable', sponsor: 'Patrocinio', health: 'Salud', stage: 'Etapa', state: 'Situación', ends: 'Termina', starts: 'Empieza', cost: 'Necesita', effort: 'Esfuerzo', department: 'Área', participants: 'Con', cadence: 'Cadencia', dueOn: (day) => `próximo: ${day}`, late: (days) => `Su estado lleva ${n(days, 'día', 'días')} de retraso.`, others: 'Más', key: 'Clave', stageOf: (i) => `${i} de 6`,
    handOver: 'Pasar a otra persona', assignOwner: 'Asignar responsable', assignSponsor: 'Nombrar patrocinio', changeSponsor: 'Cambiar patrocinio', postStatus: 'Publicar estado', edit: 'Editar', rate: 'Valorar',
    whoHeld: 'Quién la llevó y qué se dijo', heldBy: 'La lleva', ownerSays: 'Dice su responsable', noUpdate: 'sin estado', toDate: 'hasta hoy', postedOn: 'Publicado', vacancy: (days) => `${n(days, 'día', 'días')}, nadie`, currentDays: (days) => n(days, 'día', 'días'),
    said: 'Lo que han dicho', saidNothing: 'Nadie ha publicado todavía cómo va.', onBehalf: 'en nombre de su responsable', sourceWord: (word) => `importado como «${word}»`, asks: 'Pide:', next: 'Siguiente paso:',
    priority: (priority) => `Prioridad ${priority}`, priorityUnknown: (rated, of) => `${rated} de ${of} criterios valorados; sin todos no hay prioridad`, explain: (k, w, c, b, p) => `${k} × (${w} × ${c} + ${b}) = ${p}`, explainHow: (customer, business) => `Confianza × (${customer} del impacto en cliente + ${business} del impacto en negocio)`, ratedBy: 'valor × peso', points: 'puntos', CUSTOMER: 'Impacto en cliente', BUSINESS: 'Impacto en negocio', unrated: 'sin valorar', evidence: 'Evidencia', evidenceHint: 'En qué se apoya el valor: una cifra, una fuente', value: 'Valor', confidence: 'Confianza', saveRatings: 'Guardar valoración',
    about: 'Para qué es', aboutNothing: 'Aún no hay resumen.',
    source: 'De dónde viene', sourceRow: (row, file, day) => `Fila ${row} de ${file}, importada el ${day}`,
    verb: { activate: 'Activar', resume: 'Reanudar', reopen: 'Reabrir', pause: 'Pausar', finish: 'Terminar', cancel: 'Cancelar la iniciativa', archive: 'Archivar', restore: 'Recuperar' }, reason: 'Por qué', archived: (day) => `Archivada el ${day}. Está fuera de las listas y de lo pendiente.`,
    confirmState: { activate: 'Activarla', resume: 'Reanudarla', reopen: 'Reabrirla', pause: 'Pausarla', finish: 'Terminarla', cancel: 'Cancelarla', archive: 'Archivarla', restore: 'Recuperarla' },
    consequence: {
      activate: 'Pasa a ser trabajo: se pide su estado con su cadencia, y sin responsable es una brecha.', resume: 'Se vuelve a pedir su estado con su cadencia.', reopen: 'Vuelve a ser trabajo: se pide su estado, y sin responsable es una brecha.',
      pause: 'En pausa no se pide su estado; conserva su responsable. Se puede reanudar.', finish: 'Sale de lo abierto y no se pide más su estado; su historia queda. Se puede reabrir.', cancel: 'Sale de lo abierto y queda escrito por qué. Se puede reabrir.',
      archive: 'Sale de las listas y de lo pendiente; se puede seguir leyendo y recuperar.', restore: 'Vuelve a las listas como estaba.',
    },
    reasonForChange: 'Por qué pasa a otra persona', ownerNotChosen: (typed) => `«${typed}» no está elegido. Elige a la persona en la lista, o borra el nombre para crearla sin responsable.`, costUnread: (example) => `El coste no se entiende. Escríbelo como ${example}; lo demás sigue en los campos.`, accountableFrom: 'Responsable desde hoy', assign: (name) => `Asignar a ${name}`, choose: 'Elige a una persona', search: 'Escribe un nombre', nobodyFound: 'Nadie con ese nombre', personIn: en.initiative.personIn,
    editTitle: (title) => `Editar «${title}»`, newTitle: 'Una iniciativa nueva', proposeTitle: 'Proponer una iniciativa', fields: { title: 'Título', summary: 'Para qué es', department: 'Área que la lleva', participants: 'Áreas que participan', stage: 'Etapa', cadence: 'Cada cuánto toca su estado', cadenceDefault: (cadence) => `como la organización: ${cadence}`, startsOn: 'Primer día', endsOn: 'Último día', cost: 'Cuánto dinero necesita', effortDays: 'Esfuerzo en jornadas', externalKey: 'Clave en otro sistema', proposal: 'Solo proponerla: será trabajo cuando alguien la active' }, create: 'Añadir iniciativa', propose: 'Proponerla', theirs: 'Ahora', takeTheirs: 'Quedarme con lo suyo', saveMine: 'Guardar lo mío encima',
   
  },
  governance: {
    page: 'Gobierno', tabs: { gaps: 'Brechas', structure: 'Estructura' },
    title: (count) => (count === 0 ? 'De todo responde alguien' : `${capital(inWords(count))} ${count === 1 ? 'iniciativa no tiene' : 'iniciativas no tienen'} quien responda`),
    deck: (days) => `La más antigua espera desde hace ${n(days, 'día', 'días')}.`, stops: 'Frenan el trabajo', weakens: 'Debilitan el trabajo', oldest: 'Días sin responsable, la más antigua primero', latest: 'Días de retraso, el mayor primero',
    gapTitle: (title) => `Nadie responde de «${title}»`, lateTitle: (title) => `«${title}» lleva retraso con su estado`, lateWhy: (owner, last) => `Responde ${owner}. Último estado, ${last}.`, none: 'No hay brechas de este tipo.', closed: (title, name) => `${name} responde ya de «${title}»`,
  },
  structure: {
    page: 'Estructura', title: (departments) => `${n(departments, 'área', 'áreas')} y quién trabaja en ellas`, deck: (open) => (open === 0 ? 'Todas las áreas tienen quien las dirija.' : `${open === 1 ? 'Un' : capital(inWords(open))} ${open === 1 ? 'área no tiene' : 'áreas no tienen'} quien la${open === 1 ? '' : 's'} dirija.`),
    departments: 'Áreas', noHead: 'nadie la dirige', everybody: 'Todo el mundo', people: (department) => `Personas de ${department}`, peopleAll: 'Personas', name: 'Nombre', titleOf: 'Puesto', email: 'Correo', department: 'Área', manager: 'Depende de', accessOf: 'Acceso', parent: 'Está en', head: 'Dirige', departed: 'ya no está', addPerson: 'Añadir persona', addDepartment: 'Añadir', editDepartment: (name) => `Editar ${name}`, topLevel: 'primer nivel',
    members: 'Quién tiene acceso', membersSome: 'Ves a quienes colaboran o consultan; los demás accesos los da quien administra.', invite: 'Invitar a alguien', inviteEmail: 'Correo', inviteAs: 'Acceso', inviteIn: 'Dirige', makeLink: 'Crear el enlace', linkReady: (email) => `Entrega este enlace a ${email}. Sirve una vez, durante 7 días, y no se vuelve a mostrar.`, peopleCount: (count) => n(count, 'persona', 'personas'), mailed: 'También se ha enviado por correo.', copy: 'Copiar', copied: 'Copiado', open: 'Invitaciones sin aceptar', until: (day) => `sirve hasta el ${day}`, endAccess: 'Quitar el acceso', endSure: (name) => `¿Quitar ahora a ${name} el acceso a esta organización?`, changeAccess: 'Cambiar',
    none: 'Aún no hay nadie.', find: 'Buscar por nombre',
  },
};
