import { staff, told } from './told.js';

/** Who works at Aurora beside those whom the story names first. */
export const auroraStaff = [
  ...staff('Atención al cliente', `
    Leticia Cobo, Agente de voz
    Manuel Iglesias, Agente de voz
    Dolores Rey, Agente de correo
    Fabián Soto, Agente de chat
    Elena Prat, Jefa de turno de mañana
    Jorge Luján, Jefe de turno de tarde
    Sara Cid, Agente de voz
    Hugo Ferrán, Agente de voz
    Amaia Etxeberria, Agente de voz
    Daniel Roca, Agente de voz
    Noelia Paz, Agente de voz
    Rubén Tello, Agente de chat
    Celia Marín, Agente de chat
    Adrián Sanz, Agente de chat
    Inés Robles, Agente de correo
    Pablo Vera, Agente de redes
    Laura Gil, Jefa de reclamaciones
    Mateo Ríos, Gestor de reclamaciones
    Carmen Ibáñez, Gestora de reclamaciones
    Nicolás Bravo, Analista de calidad
    Aitana Soler, Formadora
    Gonzalo Pardo, Planificador de turnos`),
  ...staff('Siniestros', `
    Jimena Oliver, Perita de hogar
    Tomás Abad, Perito de autos
    Rocío Sala, Tramitadora de lunas
    Emilio Rueda, Tramitador de diversos
    Víctor Llorente, Jefe de autos
    Beatriz Oña, Jefa de hogar
    Raúl Medina, Tramitador de autos
    Irene Vallés, Tramitadora de autos
    Álvaro Cano, Tramitador de hogar
    Marina Duarte, Tramitadora de hogar
    Sergio Nadal, Perito
    Teo Aranda, Perito
    Julia Benet, Perita
    Andrés Cuevas, Jefe de red de reparadores
    Rosa Alarcón, Gestora de reparadores
    Ignacio Pou, Gestor de reparadores
    Miriam Castaño, Tramitadora de vida
    Félix Orozco, Tramitador de vida
    Alba Quintana, Analista de fraude
    Joan Riera, Analista de plazos`),
  ...staff('Marketing', `
    Clara Doñate, Jefa de marca
    Bernat Coll, Jefe de producto
    Renata Novoa, Analista de retención
    Olga Peiró, Redactora
    Luis Tejada, Diseñador
    Silvia Campo, Investigación de clientes
    Manuel Arce, Jefe de precios
    Patricia Rey, Analista de precios
    Emilio Sáez, Campañas
    Nerea Ugarte, Campañas
    Tomás Galán, Contenidos
    Ariadna Font, Datos de marketing
    Gema Ruiz, Fidelización
    Ismael Toro, Alianzas`),
  ...staff('Tecnología', `
    Marcos Duque, Jefe de plataforma
    Leire Mendoza, Jefa de datos
    Xavier Pla, Arquitecto
    Paula Conde, Jefa de proyecto
    Diego Ariza, Desarrollador
    Berta Canals, Desarrolladora
    Kevin Ortuño, Desarrollador
    Mónica Salas, Desarrolladora
    Esteban Ruiz, Desarrollador
    Ainhoa Lasa, Diseñadora de producto
    Rafael Cobos, Diseñador de producto
    Tania Mora, Pruebas
    Guillermo Sió, Pruebas
    Núria Vives, Analista de negocio
    Óliver Tena, Soporte
    Fátima Bakali, Soporte
    César Lorente, Seguridad`),
  ...staff('Personas', `
    Mercedes Azcona, Jefa de formación
    Roberto Vidal, Selección
    Ester Montiel, Selección
    Javier Nogués, Relaciones laborales
    Yolanda Prieto, Formadora
    Ángel Cortés, Formador
    Blanca Otero, Comunicación interna
    Samuel Haro, Retribución
    Lidia Serrano, Clima y escucha
    Fernando Gual, Prevención`),
  ...staff('Cliente', `
    Marc Trias, Analista de voz del cliente
    Eva Lago, Diseñadora de servicio
    Rocío Blanes, Investigadora
    David Escrivá, Gestor de programa
    Isabel Cuenca, Gestora de programa
    Martín Aldana, Analista de recorridos`),
  ...staff('Red de agencias', `
    Lorena Abad, Directora de la red
    Ramón Guisado, Jefe de zona sur
    Montse Parera, Jefa de zona este
    Pedro Alcaide, Jefe de zona centro
    Begoña Lizarra, Jefa de zona norte
    Julián Sesma, Agente
    Cristina Barea, Agente
    Alfonso Mateu, Agente
    Encarna Doménech, Agente
    Salvador Ripoll, Agente
    Virginia Cobo, Agente
    Antonio Feijoo, Agente
    Remedios Ayala, Formadora de agentes
    Quim Bosch, Herramientas de agencia
    Dolores Estévez, Comisiones
    Eugenio Mas, Apertura de agencias`),
  ...staff('Dirección', `
    Alicia Monreal, Consejera delegada
    Gabriel Sorolla, Director financiero
    Úrsula Peña, Directora jurídica
    Leandro Vidal, Director de riesgos`),
];

export const auroraInitiatives = [
  told({ title: 'Avisos de siniestro por WhatsApp', summary: 'Que el cliente sepa en qué punto está su parte sin tener que llamar.', department: 'Siniestros', with: ['Tecnología', 'Atención al cliente'], created: 240, owner: 'beatriz.ona', sponsor: 'carla', stage: 'IMPLEMENT', cost: 185_000, effort: 95, left: 45, ratings: [75, 75, 50, 25, 75, 50], evidence: 'El 27 % de las llamadas pregunta por el estado de un parte.', confidence: 'MEASURED',
    said: [[210, 'ON_TRACK', 'Elegidos los seis momentos en que se avisa.'], [160, 'ON_TRACK', 'Primer aviso automático en Hogar, Barcelona.'], [95, 'ON_TRACK', 'Ocho provincias; las llamadas de estado bajan un 11 % donde está.'], [40, 'ON_TRACK', 'Toda España en Hogar; autos entra en noviembre.'], [7, 'ON_TRACK', 'Autos en marcha. Las llamadas de estado bajan un 19 %.']] }),
  told({ title: 'Pago del siniestro el mismo día', summary: 'Que los siniestros de menos de 600 € se paguen el día en que se aceptan.', department: 'Siniestros', created: 310, owners: [[308, 'victor.llorente'], [170, 'miriam.castano', 'Víctor dirige la red de talleres']], sponsor: 'carla', stage: 'MEASURE', cost: 240_000, effort: 130, left: 20, ratings: [50, 75, 75, 50, 75, 50], evidence: 'Tiempo de pago: mediana de nueve días en 2025.', confidence: 'MEASURED',
    said: [[280, 'ON_TRACK', 'Reglas de aceptación acordadas con Riesgos.'], [200, 'AT_RISK', 'Tesorería solo paga dos veces por semana.', 'Pedir pagos diarios a Tesorería.'], [150, 'ON_TRACK', 'Pagos diarios desde junio.'], [80, 'ON_TRACK', 'El 71 % de los pequeños se paga en el día.'], [11, 'ON_TRACK', 'El 84 % en el día; queda el fin de semana.']] }),
  told({ title: 'Taller que recoge el coche', summary: 'Recoger y devolver el coche en casa del cliente cuando el taller es concertado.', department: 'Siniestros', with: ['Red de agencias'], created: 130, owner: 'andres.cuevas', stage: 'PROTOTYPE', cost: 410_000, effort: 180, ratings: [25, 50, 50, 25, 25, 25], evidence: 'Entrevistas con 18 clientes tras un golpe.',
    said: [[100, 'ON_TRACK', 'Cuatro talleres de Valencia aceptan la prueba.'], [55, 'AT_RISK', 'Recoger cuesta 31 € y contábamos con 22 €.', 'Agrupar recogidas por barrio.'], [13, 'ON_TRACK', 'Agrupando, baja a 24 €. Sigue la prueba.']] }),
  told({ title: 'Menos papeles en un fallecimiento', summary: 'Pedir a la familia tres documentos en lugar de once.', department: 'Siniestros', with: ['Dirección'], created: 260, owner: 'felix.orozco', stage: 'IMPLEMENT', cost: 65_000, effort: 60, left: 30, ratings: [25, 100, 75, 0, 25, 50], evidence: 'Once documentos de media; el 46 % de los expedientes espera alguno.', confidence: 'MEASURED',
    said: [[230, 'ON_TRACK', 'Jurídico acepta quitar cinco documentos.'], [120, 'ON_TRACK', 'Quedan cuatro; el registro civil se consulta por nosotros.'], [9, 'ON_TRACK', 'Tres documentos desde el día 3. Primera familia en 6 días.']] }),
  told({ title: 'Respuesta al fraude sin ofender', summary: 'Investigar sin tratar de culpable a quien no lo es.', department: 'Siniestros', created: 90, owner: 'alba.quintana', stage: 'EMPATHIZE', cost: 40_000, effort: 35, ratings: [25, 50, 50, 25, 25, 25], evidence: 'De 320 investigados, 268 no habían mentido.', said: [[60, 'ON_TRACK', 'Escuchadas 40 llamadas de investigados.']] }),
  told({ title: 'Llamar solo una vez al darse de baja', summary: 'Que la baja se haga en una llamada, sin insistir.', department: 'Atención al cliente', with: ['Marketing'], created: 220, owner: 'laura.gil', sponsor: 'carla', stage: 'IMPLEMENT', cost: 30_000, effort: 40, left: 15, ratings: [25, 75, 75, 0, 25, 50], evidence: 'Las bajas generan el 9 % de las reclamaciones.', confidence: 'MEASURED',
    said: [[190, 'ON_TRACK', 'Guion nuevo, sin tres ofertas seguidas.'], [100, 'ON_TRACK', 'Las reclamaciones por bajas caen a la mitad.'], [8, 'ON_TRACK', 'El 92 % se da de baja en una llamada.']] }),
  told({ title: 'Cita previa en lugar de espera', summary: 'Ofrecer que llamemos nosotros a la hora que elija el cliente.', department: 'Atención al cliente', created: 180, owner: 'gonzalo.pardo', stage: 'IMPLEMENT', cost: 120_000, effort: 70, left: 60, ratings: [75, 50, 25, 25, 50, 25], evidence: 'Espera media en lunes: 7 min 40 s.', confidence: 'MEASURED',
    said: [[150, 'ON_TRACK', 'Proveedor contratado.'], [90, 'ON_TRACK', 'Disponible de lunes a miércoles.'], [30, 'ON_TRACK', 'La espera del lunes baja a 4 min 10 s.'], [10, 'ON_TRACK', 'Toda la semana. El 38 % elige hora.']] }),
  told({ title: 'Una cara para cada reclamación', summary: 'Que cada reclamación tenga nombre y teléfono de quien la lleva.', department: 'Atención al cliente', created: 150, owner: 'mateo.rios', stage: 'MEASURE', cost: 25_000, effort: 30, left: 10, ratings: [25, 75, 50, 0, 0, 25], evidence: 'El 64 % no sabía con quién hablar.', confidence: 'MEASURED', said: [[120, 'ON_TRACK', 'Todas las cartas llevan nombre.'], [50, 'ON_TRACK', 'Baja de 64 % a 21 % quien no sabe con quién hablar.'], [5, 'ON_TRACK', 'Estamos en el 14 %. Proponemos terminarla.']] }),
  told({ title: 'Atención en lengua de signos', summary: 'Videollamada con intérprete para personas sordas.', department: 'Atención al cliente', created: 110, owner: 'aitana.soler', stage: 'PROTOTYPE', cost: 55_000, effort: 45, ratings: [0, 100, 50, 0, 0, 75], evidence: 'Unos 1.900 clientes la necesitan (asociación, 2025).', said: [[80, 'ON_TRACK', 'Acuerdo con dos intérpretes.'], [12, 'ON_TRACK', 'Catorce videollamadas; la nota es 9,6.']] }),
  told({ title: 'Horario ampliado en temporales', summary: 'Abrir de noche cuando hay aviso rojo.', department: 'Atención al cliente', with: ['Siniestros'], created: 340, owner: 'jorge.lujan', stage: 'MEASURE', cost: 80_000, effort: 50, left: -60, ratings: [50, 75, 75, 25, 0, 50], evidence: 'Dana de 2024: 11.000 llamadas sin contestar.', confidence: 'MEASURED', said: [[300, 'ON_TRACK', 'Lista de voluntarios con relevo.'], [180, 'ON_TRACK', 'Estrenado en el temporal de mayo: 96 % contestadas.']], ends: [70, 'finish', 'Ya es parte del plan de turnos.'] }),
  told({ title: 'Condiciones que se entienden', summary: 'Reescribir las condiciones generales para que las entienda cualquiera.', department: 'Marketing', with: ['Dirección'], created: 270, owners: [[268, 'olga.peiro'], [60, 'clara.donate', 'Olga está de baja']], sponsor: 'carla', stage: 'IMPLEMENT', cost: 160_000, effort: 220, left: 90, ratings: [100, 50, 75, 25, 25, 75], evidence: 'Solo 2 de 10 explican bien su franquicia (prueba con 60 clientes).', confidence: 'MEASURED',
    said: [[240, 'ON_TRACK', 'Hogar reescrito: de 48 a 14 páginas.'], [150, 'AT_RISK', 'Jurídico devuelve 61 párrafos.', 'Una mañana juntos cada semana.'], [90, 'ON_TRACK', 'Hogar aprobado; 7 de 10 explican ya su franquicia.'], [35, 'AT_RISK', 'Autos espera a que vuelva Olga o entre alguien.', 'Decidir quién sigue.'], [9, 'ON_TRACK', 'Clara la lleva; autos va por la mitad.']] }),
  told({ title: 'Precio personalizado explicado', summary: 'Decir con palabras por qué el precio es el que es.', department: 'Marketing', with: ['Tecnología'], created: 85, owner: 'manuel.arce', stage: 'IDEATE', cost: 410_000, effort: 160, left: 200, ratings: [75, 50, 50, 75, 25, 50], evidence: 'El 31 % de quien pide precio no lo contrata y no sabe por qué.', said: [[60, 'ON_TRACK', 'Cuatro formas de explicarlo, probadas en papel.'], [20, 'AT_RISK', 'Riesgos no quiere que se digan todos los factores.', 'Acordar cuáles sí.', 'Que Dirección decida qué factores se pueden decir.']] }),
  told({ title: 'Fidelización multipóliza', summary: 'Que tener varias pólizas se note en el trato y en el precio.', department: 'Marketing', with: ['Red de agencias'], created: 230, owner: 'gema.ruiz', stage: 'IMPLEMENT', cost: 520_000, effort: 210, left: 100, ratings: [50, 25, 50, 75, 25, 50], evidence: 'Con tres pólizas se van cuatro veces menos.', confidence: 'MEASURED', said: [[190, 'ON_TRACK', 'Ventajas decididas con la red.'], [130, 'ON_TRACK', 'Alta en 40 agencias.'], [60, 'ON_TRACK', '12.400 clientes dentro.'], [9, 'ON_TRACK', '19.000 clientes; la baja es un tercio de la media.']] }),
  told({ title: 'Motor de próxima acción', summary: 'Sugerir a quien atiende qué ofrecer y qué no.', department: 'Marketing', with: ['Tecnología', 'Atención al cliente'], created: 190, owner: 'ariadna.font', stage: 'PROTOTYPE', cost: 690_000, effort: 340, left: 180, ratings: [25, 0, 25, 75, 25, 25], evidence: 'Estimación del proveedor.', confidence: 'GUESS', said: [[150, 'ON_TRACK', 'Datos de tres años cargados.'], [80, 'OFF_TRACK', 'Acierta un 4 % más que el azar.', 'Parar compras y revisar los datos.'], [25, 'OFF_TRACK', 'Sigue sin acertar; Atención ya no lo abre.', 'Decidir si se para.', 'Que el comité decida seguir o parar.']] }),
  told({ title: 'Baja sin fricción', summary: 'Una página donde darse de baja sin hablar con nadie.', department: 'Marketing', created: 70, owner: 'renata.novoa', stage: 'DEFINE', cost: 60_000, effort: 45, ratings: [25, 50, 50, 0, 50, 75], evidence: 'Obligación legal desde enero.', said: [[45, 'ON_TRACK', 'Jurídico confirma el plazo.'], [14, 'ON_TRACK', 'Textos listos; falta la página.']] }),
  told({ title: 'Club de clientes que opinan', summary: 'Un panel estable de 400 clientes a quienes preguntar en una semana.', department: 'Cliente', created: 320, owner: 'rocio.blanes', stage: 'MEASURE', cost: 70_000, effort: 60, left: 40, ratings: [25, 25, 25, 25, 25, 50], evidence: 'Cada estudio tardaba dos meses.', confidence: 'MEASURED', said: [[280, 'ON_TRACK', '210 clientes apuntados.'], [160, 'ON_TRACK', '390; primer estudio en seis días.'], [70, 'ON_TRACK', 'Ocho estudios este año.'], [12, 'ON_TRACK', 'Lo han usado cinco áreas.']] }),
  told({ title: 'Voz del cliente en cada mesa', summary: 'Que cada comité empiece por una llamada real.', department: 'Cliente', with: ['Dirección'], created: 210, owner: 'marc.trias', sponsor: 'carla', stage: 'IMPLEMENT', cost: 15_000, effort: 25, left: 90, ratings: [25, 25, 50, 0, 0, 50], evidence: 'Sin medida todavía.', confidence: 'GUESS', said: [[170, 'ON_TRACK', 'Tres comités lo hacen.'], [75, 'ON_TRACK', 'Siete comités.'], [6, 'ON_TRACK', 'También el consejo, desde octubre.']] }),
  told({ title: 'Mapa de momentos que importan', summary: 'Acordar los doce momentos en que se gana o se pierde a un cliente.', department: 'Cliente', with: ['Atención al cliente', 'Siniestros', 'Marketing'], created: 355, owner: 'eva.lago', stage: 'MEASURE', cost: 35_000, effort: 70, left: -150, ratings: [50, 50, 50, 25, 25, 50], evidence: '62 entrevistas.', confidence: 'MEASURED', said: [[320, 'ON_TRACK', '62 entrevistas hechas.'], [250, 'ON_TRACK', 'Los doce momentos, acordados por seis áreas.']], ends: [190, 'finish', 'Acordado; las áreas trabajan con él.'] }),
  told({ title: 'Recorrido del conductor novel', summary: 'Entender los dos primeros años de quien estrena carné.', department: 'Cliente', created: 60, owner: 'martin.aldana', stage: 'EMPATHIZE', cost: 28_000, effort: 40, said: [[40, 'ON_TRACK', '16 diarios de conductores en marcha.'], [11, 'ON_TRACK', 'Vuelven once; el primer susto es el precio del segundo año.']] }),
  told({ title: 'Área privada que no falla', summary: 'Que entrar en el área privada funcione siempre.', department: 'Tecnología', created: 290, owners: [[288, 'marcos.duque']], sponsor: 'carla', stage: 'IMPLEMENT', cost: 880_000, effort: 460, left: 70, ratings: [100, 50, 25, 50, 50, 25], evidence: 'Falla el 6,1 % de las entradas (analítica).', confidence: 'MEASURED', said: [[250, 'OFF_TRACK', 'Dos caídas en marzo.', 'Separar la base de clientes.'], [180, 'AT_RISK', 'Separada; aún falla el 3 %.', 'Cambiar el proveedor de claves.'], [110, 'ON_TRACK', 'Falla el 1,2 %.'], [50, 'ON_TRACK', 'Falla el 0,6 %.'], [10, 'ON_TRACK', 'Un mes entero por debajo del 0,5 %.']] }),
  told({ title: 'Firma en el móvil', summary: 'Firmar cualquier cosa sin imprimir.', department: 'Tecnología', with: ['Red de agencias'], created: 250, owner: 'paula.conde', stage: 'MEASURE', cost: 230_000, effort: 150, left: -20, ratings: [50, 50, 25, 50, 75, 50], evidence: 'El 22 % de las altas se pierde en el papel.', confidence: 'MEASURED', said: [[210, 'ON_TRACK', 'Proveedor elegido.'], [120, 'ON_TRACK', 'La mitad de la red firma en el móvil.'], [40, 'ON_TRACK', 'El 91 % de las firmas.']], ends: [22, 'finish', 'Todas las agencias la usan.'] }),
  told({ title: 'Datos que cuadran', summary: 'Que nombre, teléfono y correo del cliente sean los mismos en todas partes.', department: 'Tecnología', with: ['Marketing', 'Atención al cliente'], created: 175, owner: 'leire.mendoza', stage: 'IMPLEMENT', cost: 350_000, effort: 260, left: 140, ratings: [75, 25, 25, 50, 75, 50], evidence: 'El 17 % de los correos rebota.', confidence: 'MEASURED', said: [[140, 'ON_TRACK', 'Reglas de limpieza acordadas.'], [85, 'AT_RISK', 'Nadie en Marketing puede decidir duplicados.', 'Nombrar a alguien.', 'Una persona de Marketing dos días por semana.'], [28, 'AT_RISK', 'Seguimos sin esa persona.', 'Llevarlo al comité.', 'Una persona de Marketing dos días por semana.']] }),
  told({ title: 'Aplicación para agentes', summary: 'Que el agente vea en su móvil lo mismo que la central.', department: 'Tecnología', with: ['Red de agencias'], created: 145, owners: [[143, 'quim.bosch'], [50, 'nuria', 'Quim pasa a herramientas de agencia a tiempo completo']], stage: 'PROTOTYPE', cost: 460_000, effort: 280, left: 160, ratings: [25, 25, 25, 75, 50, 50], evidence: 'Encuesta a 212 agentes.', said: [[110, 'ON_TRACK', 'Prototipo con seis agentes.'], [70, 'ON_TRACK', 'Piden ver siniestros antes que recibos.'], [8, 'ON_TRACK', 'Siniestros dentro; 24 agentes lo prueban.']] }),
  told({ title: 'Contestador que entiende', summary: 'Quitar el menú de nueve opciones.', department: 'Tecnología', with: ['Atención al cliente'], created: 120, owner: 'xavier.pla', stage: 'PROTOTYPE', cost: 390_000, effort: 190, ratings: [100, 25, 25, 25, 75, 25], evidence: 'El 41 % marca la opción equivocada.', confidence: 'MEASURED', said: [[90, 'ON_TRACK', 'Entiende 38 motivos de 50.'], [50, 'AT_RISK', 'No entiende a quien llama desde el coche.', 'Grabar 500 llamadas con ruido.']], ends: [18, 'pause', 'A la espera de la decisión sobre el proveedor de voz.'] }),
  told({ title: 'Agente en el bolsillo', summary: 'Que cada cliente tenga el teléfono directo de su agente.', department: 'Red de agencias', created: 300, owner: 'ramon.guisado', stage: 'MEASURE', cost: 110_000, effort: 80, left: 50, ratings: [50, 25, 75, 50, 0, 25], evidence: 'Quien habla con su agente puntúa 21 puntos más.', confidence: 'MEASURED', said: [[260, 'ON_TRACK', 'Zona sur, 18.000 tarjetas.'], [140, 'ON_TRACK', 'También centro.'], [45, 'ON_TRACK', 'El 58 % ha guardado el número.'], [13, 'ON_TRACK', 'Toda la red salvo norte.']] }),
  told({ title: 'Renovación con asesor', summary: 'Llamar antes de renovar a quien le sube el recibo más de un 15 %.', department: 'Red de agencias', with: ['Marketing'], created: 165, owner: 'montse.parera', stage: 'PROTOTYPE', cost: 480_000, effort: 240, ratings: [50, 75, 50, 75, 25, 50], evidence: 'De quien sube más de un 15 % se va el 34 %.', confidence: 'MEASURED', said: [[130, 'ON_TRACK', 'Lista semanal para 20 agencias.'], [72, 'AT_RISK', 'Los agentes llaman tarde: la lista llega el jueves.', 'Que llegue el lunes.'], [27, 'AT_RISK', 'La lista llega el lunes, pero sin motivo de la subida.', 'Pedir el motivo a Precios.']] }),
  told({ title: 'Oficinas sin barreras', summary: 'Acceso y mostrador para todas las personas en las 212 agencias.', department: 'Red de agencias', created: 95, owner: 'eugenio.mas', stage: 'DEFINE', cost: 640_000, effort: 120, left: 300, ratings: [0, 50, 25, 0, 0, 100], evidence: 'Obligación legal: 64 agencias no cumplen.', confidence: 'MEASURED', said: [[65, 'ON_TRACK', 'Revisadas 140 agencias.']] }),
  told({ title: 'Formar a quien abre la puerta', summary: 'Dos días de escucha para cada agente nuevo.', department: 'Red de agencias', with: ['Personas'], created: 225, owners: [], stage: 'IDEATE', cost: 90_000, effort: 75, ratings: [25, 25, 25, 25, 0, 25], evidence: 'Sin medida todavía.', confidence: 'GUESS' }),
  told({ title: 'Reconocer a quien cuida', summary: 'Que lo que dicen los clientes de una persona le llegue y cuente.', department: 'Personas', with: ['Atención al cliente', 'Siniestros'], created: 185, owner: 'lidia.serrano', stage: 'IMPLEMENT', cost: 48_000, effort: 55, left: 80, ratings: [0, 25, 25, 0, 25, 50], evidence: 'Clima 2025: 38 % se siente reconocido.', said: [[150, 'ON_TRACK', 'Cada mes llegan 120 elogios con nombre.'], [65, 'ON_TRACK', 'Lo usan 14 equipos.'], [12, 'ON_TRACK', 'El clima sube al 47 % donde se usa.']] }),
  told({ title: 'Turnos que dejan vivir', summary: 'Menos rotación en Atención con turnos pactados.', department: 'Personas', with: ['Atención al cliente'], created: 140, owners: [[138, 'javier.nogues'], [52, 'mercedes.azcona', 'Javier negocia el convenio']], stage: 'PROTOTYPE', cost: 130_000, effort: 90, ratings: [25, 25, 25, 25, 75, 50], evidence: 'Rotación del 31 % en Atención.', confidence: 'MEASURED', said: [[105, 'ON_TRACK', 'Dos equipos eligen turno.'], [48, 'ON_TRACK', 'Ninguna baja voluntaria en esos equipos.']] }),
];
