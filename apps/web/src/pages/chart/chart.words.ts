const n = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

const en = {
  page: 'Chart', views: 'People or chart', people: 'People', title: (bodies: number, roles: number, departments: number): string => `${n(bodies, 'body', 'bodies')}, ${n(roles, 'role', 'roles')}, ${n(departments, 'department', 'departments')}`,
  open: (vacant: number, headless: number): string => (vacant + headless === 0 ? 'Every role is filled and every department has a head.' : [vacant > 0 && `${n(vacant, 'role is', 'roles are')} not filled`, headless > 0 && `${n(headless, 'department has', 'departments have')} no head`].filter(Boolean).join('; ') + '.'),
  keys: 'Arrows walk the chart, Enter opens what stands there, a letter goes to the next name with it.', find: 'Find a body, role, department or person', none: (text: string): string => `Nothing here is called “${text}”.`, found: (count: number): string => (count === 1 ? '1 found' : `${count} found`),
  vacant: 'vacant', places: (filled: number, needed: number): string => `${filled} of ${needed} places filled`, noHead: 'no head', count: (count: number): string => n(count, 'person', 'people'), quorum: (count: number): string => `quorum ${count}`, titleOnly: 'mandate incomplete', failed: 'They don’t load. Close and open it to try again.', more: 'Open the department for all of them', opens: (name: string): string => `Show what is under ${name}`, closes: (name: string): string => `Hide what is under ${name}`, nowhere: 'Without a department', unfound: 'People couldn’t be looked for. What else is called so is shown.',
  kinds: { ORGANIZATION: 'Organization', BODY: 'Body', ROLE: 'Role', DEPARTMENT: 'Department', PEOPLE: 'People', PERSON: 'Person' }, columns: { kind: 'What', name: 'Name', in: 'Part of', note: 'Who, and how it stands' },
};
const es: typeof en = {
  page: 'Organigrama', views: 'Personas u organigrama', people: 'Personas', title: (bodies, roles, departments) => `${n(bodies, 'órgano', 'órganos')}, ${n(roles, 'rol', 'roles')}, ${n(departments, 'área', 'áreas')}`,
  open: (vacant, headless) => (vacant + headless === 0 ? 'Todos los roles están ocupados y todas las áreas tienen quien las dirija.' : [vacant > 0 && `${n(vacant, 'rol sin ocupar del todo', 'roles sin ocupar del todo')}`, headless > 0 && `${n(headless, 'área sin quien la dirija', 'áreas sin quien las dirija')}`].filter(Boolean).join('; ') + '.'),
  keys: 'Las flechas recorren el organigrama, Intro abre lo que hay ahí, una letra va al siguiente nombre con ella.', find: 'Buscar un órgano, rol, área o persona', none: (text) => `Aquí nada se llama «${text}».`, found: (count) => (count === 1 ? '1 resultado' : `${count} resultados`),
  vacant: 'vacante', places: (filled, needed) => `${filled} de ${needed} plazas ocupadas`, noHead: 'sin quien la dirija', count: (count) => n(count, 'persona', 'personas'), quorum: (count) => `cuórum ${count}`, titleOnly: 'mandato incompleto', failed: 'No se cargan. Ciérralo y ábrelo para intentarlo otra vez.', more: 'Abre el área para verlas todas', opens: (name) => `Mostrar lo que hay bajo ${name}`, closes: (name) => `Ocultar lo que hay bajo ${name}`, nowhere: 'Sin área', unfound: 'No se han podido buscar personas. Se muestra lo demás que se llama así.',
  kinds: { ORGANIZATION: 'Organización', BODY: 'Órgano', ROLE: 'Rol', DEPARTMENT: 'Área', PEOPLE: 'Personas', PERSON: 'Persona' }, columns: { kind: 'Qué', name: 'Nombre', in: 'Parte de', note: 'Quién, y cómo está' },
};
export const chartWords = { en, es };
export type ChartWords = typeof en;
