import { graphql } from '../graphql';

export const SignInDocument = graphql(`mutation SignIn($input: SignInInput!) { signIn(input: $input) }`);
