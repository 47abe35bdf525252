export const en = {
  onlyHere: 'This address opens on this machine alone. For others to enter from theirs, whoever installed Batuta has to give it an address that they reach (PUBLIC_URL).',
  page: 'Access', title: (members: number, open: number): string => `${members === 1 ? 'One person has' : `${members} people have`} access${open === 0 ? '' : `; ${open === 1 ? 'one invitation waits' : `${open} invitations wait`}`}`,
  titleSome: 'Invite heads of department, contributors and viewers',
  others: (names: string): string => `Other access is given by ${names}.`,
  waiting: 'Invitations not accepted yet', heads: (name: string): string => `heads ${name}`, renew: 'New link', revoke: 'Take back', revoked: (email: string): string => `The invitation of ${email} doesn’t work any more`, same: 'It is the same person', another: 'It is somebody else', isIt: 'Is it one of them?', headedBy: (name: string): string => `${name} heads it, and stays so. Whoever you invite may do the same there; who heads it is changed in People and departments.`, department: 'Department', noDepartment: 'none yet', chooseDepartment: 'choose one', anotherDepartment: 'And another department',
};
export const es: typeof en = {
  onlyHere: 'Esta dirección solo se abre en este ordenador. Para que otras personas entren desde el suyo, quien instaló Batuta tiene que darle una dirección que alcancen (PUBLIC_URL).',
  page: 'Accesos', title: (members, open) => `${members === 1 ? 'Una persona tiene' : `${members} personas tienen`} acceso${open === 0 ? '' : `; ${open === 1 ? 'una invitación espera' : `${open} invitaciones esperan`}`}`,
  titleSome: 'Invita a quienes dirigen un área, colaboran o consultan',
  others: (names) => `Los demás accesos los da ${names}.`,
  waiting: 'Invitaciones sin aceptar', heads: (name) => `dirige ${name}`, renew: 'Enlace nuevo', revoke: 'Retirar', revoked: (email) => `La invitación de ${email} ya no sirve`, same: 'Es la misma persona', another: 'Es otra persona', isIt: '¿Es alguna de estas personas?', headedBy: (name) => `La dirige ${name}, y así se queda. La persona invitada podrá hacer lo mismo en el área; quién la dirige se cambia en Personas y áreas.`, department: 'Área', noDepartment: 'ninguna todavía', chooseDepartment: 'elige una', anotherDepartment: 'Y otra área',
};
