import { auroraMeetings } from './aurora-meetings.js';
import { auroraPolicies } from './aurora-policies.js';
import { auroraProposals } from './aurora-proposals.js';
import { auroraInitiatives, auroraStaff } from './aurora-told.js';
import type { Story } from './story.js';

/** An insurer, in Spanish: some of it thrives, some is neglected, and four things have nobody. */
export const aurora: Story = {
  slug: 'aurora',
  name: 'Aurora Seguros',
  language: 'es',
  timeZone: 'Europe/Madrid',
  currency: 'EUR',
  administrator: { email: 'irene@aurora.example', name: 'Irene Costa', title: 'Administración de sistemas' },
  departments: [
    { name: 'Atención al cliente', head: 'bruno' },
    { name: 'Siniestros', head: 'marta' },
    { name: 'Marketing', head: 'teresa' },
    { name: 'Tecnología', head: 'ivan' },
    { name: 'Personas', head: 'lucia' },
    { name: 'Cliente', head: 'ana' },
    { name: 'Red de agencias', head: 'lorena.abad' },
    { name: 'Dirección' },
  ],
  people: [
    { key: 'ana', name: 'Ana Beltrán', title: 'Responsable de la oficina de CX', department: 'Cliente', account: { email: 'ana@aurora.example', access: 'PROGRAM_OFFICE' } },
    { key: 'bruno', name: 'Bruno Salas', title: 'Director de Atención al cliente', department: 'Atención al cliente', account: { email: 'bruno@aurora.example', access: 'DEPARTMENT_HEAD' } },
    { key: 'carla', name: 'Carla Montes', title: 'Directora general de negocio', department: 'Dirección', account: { email: 'carla@aurora.example', access: 'EXECUTIVE' } },
    { key: 'marta', name: 'Marta Olmo', title: 'Directora de Siniestros', department: 'Siniestros' },
    { key: 'teresa', name: 'Teresa Mir', title: 'Directora de Marketing', department: 'Marketing' },
    { key: 'ivan', name: 'Iván Roldán', title: 'Director de Tecnología', department: 'Tecnología' },
    { key: 'lucia', name: 'Lucía Ferrer', title: 'Directora de Personas', department: 'Personas' },
    { key: 'pilar', name: 'Pilar Nieto', title: 'Jefa de peritación', department: 'Siniestros' },
    { key: 'nuria', name: 'Nuria Campos', title: 'Jefa de producto digital', department: 'Tecnología' },
    { key: 'oscar', name: 'Óscar Vidal', title: 'Jefe de calidad de servicio', department: 'Atención al cliente' },
    ...auroraStaff,
  ],
  bodies: [
    { name: 'Comité de dirección de cliente', kind: 'STEERING_COMMITTEE', founded: 340, charter: 'Fija la estrategia de cliente, reparte el presupuesto y resuelve lo que las áreas no resuelven entre sí.', decides: 'Prioridades entre áreas, presupuesto del programa y promesas a clientes.', upTo: 250_000, cadence: 'MONTH', quorum: 4, chair: 'carla', members: ['bruno', 'marta', 'teresa', 'ivan', 'lucia'] },
    { name: 'Consejo de CX', kind: 'COUNCIL', founded: 335, charter: 'Sigue las iniciativas, cierra brechas y prepara lo que decide el comité.', decides: 'Criterios de valoración, estándares de atención y pilotos.', upTo: 30_000, cadence: 'FORTNIGHT', quorum: 3, chair: 'ana', members: ['oscar', 'nuria', 'pilar'] },
    { name: 'Grupo de reclamaciones', kind: 'WORKING_GROUP', founded: 150, charter: 'Reúne a quienes contestan reclamaciones para quitar sus causas.', members: ['oscar', 'pilar'] },
  ],
  roles: [
    { name: 'Responsable de experiencia de cliente', department: 'Cliente', made: 338, purpose: 'Que la estrategia de cliente tenga quien la lleve en toda la casa.', accountabilities: ['Propone prioridades al comité', 'Mide y cuenta la experiencia', 'Cierra brechas de gobierno'], mandate: { authority: 'Pide estado y datos a cualquier área.', decides: 'Criterios de valoración y pilotos de hasta tres meses.' }, people: [[337, 'ana']] },
    { name: 'Responsable del recorrido Tengo un siniestro', department: 'Siniestros', made: 300, purpose: 'Que quien tiene un siniestro no tenga que perseguir a nadie.', accountabilities: ['Del aviso al cobro, de punta a punta'], people: [[299, 'pilar', -20]] },
    { name: 'Responsable del recorrido Renuevo', department: 'Marketing', made: 95, purpose: 'Que nadie se entere por el recibo de lo que le cambia.', accountabilities: ['Del aviso de renovación al primer recibo'], people: [] },
    { name: 'Enlace de cliente en Tecnología', department: 'Tecnología', made: 200, purpose: 'Que lo que se promete a clientes entre en la planificación.', accountabilities: ['Trae al consejo lo que no cabe'], people: [[198, 'nuria']] },
  ],
  policies: auroraPolicies,
  meetings: auroraMeetings,
  proposals: auroraProposals,
  initiatives: [
    {
      title: 'Hogar: siniestro en 48 horas',
      summary: 'Que un siniestro de hogar quede valorado y con reparador asignado en 48 horas. Hoy la mediana es de seis días y es la primera causa de queja.',
      department: 'Siniestros', with: ['Tecnología', 'Atención al cliente'], created: 330, owners: [[328, 'marta']], sponsor: 'carla', stage: 'IMPLEMENT', cost: 1_120_000, effortDays: 420, startsIn: -320, endsIn: 130,
      ratings: [75, 100, 100, 75, 75, 100], evidence: '41 % de las quejas de 2026 son por plazos de siniestro; panel de clientes de marzo, n = 1.204.', confidence: 'MEASURED',
      statuses: [[300, 'ON_TRACK', 'Medida la situación de partida: mediana de seis días y dos horas.'], [210, 'AT_RISK', 'El proveedor de reparadores no llega a todo el sur; buscamos un segundo.', 'Firmar con el segundo proveedor antes de junio.'], [120, 'ON_TRACK', 'Con dos proveedores, la mediana baja a tres días.'], [60, 'ON_TRACK', 'Piloto de peritación por vídeo en marcha en Valencia y Murcia.'], [6, 'ON_TRACK', 'La mediana de octubre es de 51 horas; en noviembre entra el resto de provincias.']],
    },
    {
      title: 'Una sola llamada',
      summary: 'Resolver en el primer contacto sin pasar al cliente de una mesa a otra.',
      department: 'Atención al cliente', with: ['Siniestros'], created: 300, owners: [[298, 'bruno']], sponsor: 'carla', stage: 'PROTOTYPE', cost: 780_000, effortDays: 510, startsIn: -290, endsIn: 220,
      ratings: [100, 75, 100, 75, 75, 50], evidence: 'El 38 % de quien llama vuelve a llamar en siete días (datos de telefonía, enero a octubre).', confidence: 'MEASURED',
      statuses: [[270, 'ON_TRACK', 'Motivos de llamada clasificados: seis de cada diez repetidas vienen de recibos.'], [150, 'AT_RISK', 'Sin acceso a la agenda de Siniestros no se puede cerrar la mitad de los casos.', 'Acordar el acceso con Siniestros.', 'Que Siniestros abra su agenda a Atención.'], [90, 'ON_TRACK', 'Acceso acordado; el guion único se prueba con dos equipos.'], [21, 'ON_TRACK', 'El guion único está listo y formado en dos equipos; el piloto empieza en diciembre.']],
    },
    {
      title: 'Vista única del cliente',
      summary: 'Que cualquiera que atienda vea pólizas, siniestros y contactos en una pantalla.',
      department: 'Tecnología', with: ['Atención al cliente', 'Marketing'], created: 280, owners: [[275, 'nuria'], [140, 'ivan', 'Nuria pasa al alta digital']], sponsor: 'carla', stage: 'IMPLEMENT', cost: 1_480_000, effortDays: 900, startsIn: -260, endsIn: 300,
      ratings: [75, 50, 50, 100, 75, 75], evidence: 'Estudio de tiempos de Atención: 94 segundos por llamada buscando datos.', confidence: 'SOME_EVIDENCE',
      statuses: [[240, 'ON_TRACK', 'Inventario de fuentes terminado: once sistemas.'], [170, 'AT_RISK', 'Dos de los once sistemas no tienen quien los documente.', 'Contratar la documentación.'], [75, 'OFF_TRACK', 'La migración de pólizas antiguas falla en el 12 % de los casos.', 'Rehacer el cruce por NIF.', 'Dos personas de Siniestros para revisar los cruces.']],
    },
    {
      title: 'Renovación transparente',
      summary: 'Explicar al cliente, antes de renovar, qué cambia y por qué sube o baja su recibo.',
      department: 'Marketing', created: 120, owners: [], sponsor: 'carla', stage: 'DEFINE', cost: 1_240_000, effortDays: 260, startsIn: -118, endsIn: 240,
      ratings: [100, 75, 75, 75, 25, 75], evidence: 'Uno de cada cuatro que se va cita una subida que nadie le explicó (encuesta de bajas, n = 640).', confidence: 'SOME_EVIDENCE', statuses: [],
    },
    {
      title: 'Cierre del ciclo de quejas',
      summary: 'Contestar a cada queja con lo que se ha cambiado por ella.',
      department: 'Atención al cliente', created: 260, owners: [[255, 'oscar'], [100, 'bruno', 'Óscar pasa a calidad']], stage: 'IMPLEMENT', cost: 270_000, effortDays: 140, startsIn: -250, endsIn: 60,
      ratings: [25, 75, 75, 25, 25, 50], evidence: 'Revisión de 300 quejas cerradas: 61 sin respuesta al cliente.', confidence: 'MEASURED',
      statuses: [[200, 'ON_TRACK', 'Plantillas y responsables por motivo de queja.'], [45, 'OFF_TRACK', 'Solo contestamos el 40 %; falta gente los lunes.', 'Repartir los lunes con el turno de tarde.'], [4, 'AT_RISK', 'Ya contestamos el 63 %; el reparto de los lunes funciona.', 'Llegar al 80 % antes de fin de año.']],
    },
    {
      title: 'Alta digital en 10 minutos',
      summary: 'Contratar coche u hogar sin llamar a nadie.',
      department: 'Tecnología', with: ['Marketing'], created: 210, owners: [[205, 'nuria']], sponsor: 'carla', stage: 'PROTOTYPE', cost: 710_000, effortDays: 380, startsIn: -200, endsIn: 150,
      ratings: [50, 50, 50, 100, 50, 50], evidence: 'Abandona el 71 % de quien empieza el alta web (analítica, tercer trimestre).', confidence: 'MEASURED',
      statuses: [[160, 'ON_TRACK', 'Prototipo probado con doce clientes: nueve terminan sin ayuda.'], [80, 'ON_TRACK', 'Firma electrónica contratada.'], [12, 'ON_TRACK', 'Primeras 40 pólizas reales, en 9 minutos de media.']],
    },
    {
      title: 'Peritación por vídeo',
      summary: 'Valorar daños sencillos por videollamada, sin visita.',
      department: 'Siniestros', created: 190, owners: [[185, 'pilar']], stage: 'PROTOTYPE', cost: 520_000, effortDays: 210, startsIn: -180, endsIn: 100,
      ratings: [25, 50, 50, 50, 100, 50], evidence: 'Una visita cuesta 68 €; el 44 % de los partes no la necesita (muestra de 500).', confidence: 'SOME_EVIDENCE',
      statuses: [[130, 'ON_TRACK', 'Elegido proveedor tras probar tres.'], [10, 'ON_TRACK', 'De 120 peritaciones por vídeo, 104 sin segunda visita.']],
    },
    {
      title: 'Cobro de recibos sin sorpresas',
      summary: 'Avisar del recibo una semana antes, con opción de aplazarlo.',
      department: 'Atención al cliente', with: ['Tecnología'], created: 150, owners: [[148, 'oscar']], stage: 'IDEATE', cost: 360_000, effortDays: 120, startsIn: -120, endsIn: 120,
      ratings: [75, 75, 25, 50, 50, 25], evidence: 'Las devoluciones de recibo son el segundo motivo de llamada.', confidence: 'SOME_EVIDENCE',
      statuses: [[110, 'ON_TRACK', 'Tres formatos de aviso probados con clientes.'], [40, 'AT_RISK', 'El banco no confirma el aplazamiento en línea.', 'Reunión con el banco el día 2.']],
    },
    {
      title: 'Bienvenida en 7 días',
      summary: 'Que un cliente nuevo sepa en una semana qué tiene contratado y a quién acudir.',
      department: 'Marketing', created: 140, owners: [[135, 'teresa']], stage: 'IDEATE', cost: 420_000, effortDays: 90, startsIn: -100, endsIn: 160,
      ratings: [50, 25, 75, 50, 25, 25], evidence: 'El NPS del primer mes es 18 puntos menor que el del segundo año.', confidence: 'SOME_EVIDENCE',
      statuses: [[95, 'ON_TRACK', 'Carta y llamada de bienvenida redactadas.']],
    },
    {
      title: 'Academia de empatía',
      summary: 'Un día al año escuchando llamadas, para quien no trata con clientes.',
      department: 'Personas', created: 100, owners: [[98, 'lucia']], stage: 'IMPLEMENT', cost: 340_000, effortDays: 300, startsIn: -90, endsIn: 200,
      ratings: [25, 25, 25, 25, 0, 25], evidence: 'Sin medida todavía.', confidence: 'GUESS',
      statuses: [[70, 'ON_TRACK', 'Cuatro jornadas con 62 personas.'], [9, 'ON_TRACK', 'Nueve jornadas con 148 personas; el consejo viene en enero.']],
    },
    {
      title: 'Asistente virtual 24 horas',
      summary: 'Responder fuera de horario sin esperar a mañana.',
      department: 'Tecnología', created: 75, owners: [], stage: 'EMPATHIZE', cost: 930_000, effortDays: 330, startsIn: -73, endsIn: 330, ratings: [50, 25, 25, 75, 100, 25], evidence: 'Estimación del proveedor.', confidence: 'GUESS', statuses: [],
    },
    {
      title: 'Guía para familias en duelo',
      summary: 'Una persona y una guía para quien avisa de un fallecimiento.',
      department: 'Siniestros', created: 30, owners: [], stage: 'EMPATHIZE', cost: 90_000, effortDays: 45, startsIn: -28, endsIn: 180, statuses: [],
    },
    ...auroraInitiatives,
  ],
};
