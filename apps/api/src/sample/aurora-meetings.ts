import type { StoryMeeting } from './story.js';

/** What Aurora's bodies met for and decided; the council has not met for a while. */
export const auroraMeetings: StoryMeeting[] = [
  {
    body: 'Comité de dirección de cliente', on: 118, called: 126, place: 'Sala 4, Madrid', present: ['carla', 'bruno', 'marta', 'teresa', 'lucia'], proxies: [['ivan', 'carla']], isApproved: true,
    minutes: 'Se repasó el segundo proveedor de reparadores y el retraso de la vista única.\n\nTeresa pidió que la renovación no se decidiera hasta ver las cartas.\n',
    decisions: [{ by: 'carla', title: '¿Con qué segundo proveedor de reparadores seguimos?', outcome: 'Con Reparalia en todo el sur, un año, con salida a los seis meses.', reason: 'Es el único que garantiza visita en 24 horas en Almería y Huelva.', about: ['Hogar: siniestro en 48 horas'], options: [['Reparalia', true], ['Esperar al concurso de octubre', false]], dissent: 'Teresa habría esperado al concurso: teme atarse a un precio.', effect: 'Mediana de siniestros de hogar en tres días en septiembre.', reviewIn: 40, stake: ['marta', 'su hermano trabaja en Reparalia'], actions: [['Firmar el contrato', 'bruno', -100, 104], ['Contar a las oficinas del sur cómo se pide', 'lucia', -90, 95]] }],
  },
  {
    body: 'Consejo de CX', on: 39, called: 46, place: 'Por videollamada', present: ['ana', 'oscar', 'nuria', 'pilar'], isApproved: true,
    minutes: 'Se vieron las brechas de gobierno una a una.\n',
    decisions: [{ by: 'ana', title: '¿Quién escribe la guía de llamadas de duelo?', outcome: 'Pilar, con dos familias de octubre y con Atención al cliente.', reason: 'Siniestros es quien primero habla con ellas.', about: ['Llamadas de duelo'], actions: [['Traer la propuesta para revisión', 'pilar', -28, 28]] }],
  },
  {
    body: 'Comité de dirección de cliente', on: 22, called: 29, place: 'Sala 4, Madrid', present: ['carla', 'bruno', 'marta', 'ivan'], topics: [['Presupuesto de 2027', 'Qué se deja de hacer si no llega para todo']],
    minutes: 'Faltaron Teresa y Lucía; hubo cuórum.\n\nSobre la renovación transparente no se decidió nada: sigue sin responsable y nadie de Marketing estaba.\n',
    decisions: [
      { by: 'carla', title: '¿Paramos la vista única hasta que Tecnología libere gente?', outcome: 'No se para; Iván trae en dos semanas un plan con la mitad del alcance.', reason: 'Parar cuesta seis meses, y la mitad del alcance ya sirve a quien coge el teléfono.', about: ['Vista única del cliente'], options: [['Parar hasta enero', false], ['Seguir con la mitad del alcance', true], ['Seguir igual', false]], dissent: 'Iván no ve posible ni la mitad sin dos personas más.', effect: 'Que en febrero quien coge el teléfono vea pólizas y siniestros juntos.', reviewIn: 60, actions: [['Traer el plan con la mitad del alcance', 'ivan', -9], ['Buscar dos personas hasta marzo', 'lucia', 12]] },
      { by: 'marta', title: '¿Cinco días para las quejas también en México?', outcome: 'Diez días hasta que cambie el gestor local, en marzo.', reason: 'Prometer cinco y no llegar es peor que prometer diez.', about: ['Quejas y reclamaciones'] },
    ],
  },
  { body: 'Comité de dirección de cliente', on: -8, called: 3, place: 'Sala 4, Madrid', topics: [['Presupuesto de 2027', 'Segunda vuelta, con lo que cuesta cada iniciativa']], consulted: [['Motor de próxima acción', 2, [1, 'bruno', 'En Atención ya no lo abre nadie: si sigue, que sea con los agentes dentro del equipo.']], ['Vista única del cliente', 2]] },
];
