import { likeDepartment } from './like-department.js';

describe('a department that a name may mean', () => {
  const like = likeDepartment(['Cliente', 'Atención al cliente', 'Marketing', 'Personas', 'Tecnología', 'Red de agencias', 'Siniestros', 'Hogar', 'Tiendas']);

  it.each([
    ['At. Cliente', 'Atención al cliente'], ['Atencion al Clinete', 'Atención al cliente'], ['Servicio al cliente', 'Atención al cliente'], ['Mkt', 'Marketing'], ['RRHH', 'Personas'], ['Sistemas', 'Tecnología'], ['HR', 'Personas'], ['TI', 'Tecnología'], ['Siniestro', 'Siniestros'], ['Red agencias', 'Red de agencias'], ['ATC', 'Atención al cliente'], ['Aten', 'Atención al cliente'], ['Red', 'Red de agencias'],
    ['Compras', null], ['M', null], ['Relaciones institucionales', null],
  ])('%s', (name, expected) => {
    expect(like(name)).toBe(expected);
  });
});
