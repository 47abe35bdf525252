import { graphql } from '../../graphql';
import type { RolesQuery } from '../../graphql/graphql';

export const RolesDocument = graphql(`
  query Roles {
    roles {
      id name purpose accountabilities domains seat needed leadsCx authority decisionRights missingOfMandate version
      budgetLimit { amount currency } sponsor { id name } body { id } department { id name }
      assignments { id startedAt electedUntil person { id name } }
      proposals { id title state decidedAt }
      can { edit assign }
    }
    bodies { id name kind charter decisionRights cadence quorum version amountLimit { amount currency } proposals { id title state decidedAt } can { edit } }
    departments { id name }
  }
`);

export const CreateRoleDocument = graphql(`mutation CreateRole($input: CreateRoleInput!) { createRole(input: $input) { id } }`);
export const EditRoleDocument = graphql(`mutation EditRole($input: EditRoleInput!) { editRole(input: $input) { id version } }`);
export const CloseRoleDocument = graphql(`mutation CloseRole($input: RoleIdInput!) { closeRole(input: $input) { id } }`);
export const AssignRoleDocument = graphql(`mutation AssignRole($input: AssignRoleInput!) { assignRole(input: $input) { id person { id name } } }`);
export const EndRoleAssignmentDocument = graphql(`mutation EndRoleAssignment($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { id } }`);
export const CreateBodyDocument = graphql(`mutation CreateBody($input: CreateBodyInput!) { createBody(input: $input) { id } }`);
export const CloseBodyDocument = graphql(`mutation CloseBody($input: CloseBodyInput!) { closeBody(input: $input) { id } }`);
export const EditBodyDocument = graphql(`mutation EditBody($input: EditBodyInput!) { editBody(input: $input) { id version } }`);

export type Role = RolesQuery['roles'][number];
export type Body = RolesQuery['bodies'][number];
export type Department = RolesQuery['departments'][number];
export type Assignment = Role['assignments'][number];
