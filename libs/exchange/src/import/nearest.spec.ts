import { isName } from './nearest.js';

describe('the name of somebody who can be added', () => {
  it.each(['Berta Coll', 'Bartolomé Fernández de la Torre', 'José Ortega y Gasset', 'Siobhán O’Neill', 'J. Pérez-Lledó'])('%s', (name) => expect(isName(name)).toBe(true));
  it.each(['Berta', 'berta@coll.example', 'TBD', 'Por definir', 'Sin asignar', 'To be confirmed', 'Not assigned', 'Ana Ruiz y Luis Gil', 'Ana Ruiz and Luis Gil', 'Ana Ruiz / Luis Gil', '- -', ''])('not %j', (name) => expect(isName(name)).toBe(false));
});
