import { graphql } from '../graphql';

export const DepartmentNamesDocument = graphql(`query DepartmentNames { departments { id name } }`);
