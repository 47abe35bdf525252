import { type ReactNode, useState } from 'react';
import { useText } from './language';

interface PasswordProps {
  autoComplete: 'current-password' | 'new-password';
  label?: string;
  isFocused?: boolean;
}

/** A password that can be looked at while it is typed. */
export function Password({ autoComplete, label, isFocused = false }: PasswordProps): ReactNode {
  const { text } = useText();
  const [isShown, setShown] = useState(false);
  return (
    <div className="pw">
      <label className="lb" htmlFor="password">{label ?? text.signIn.password}</label>
      <input className="in" id="password" name="password" type={isShown ? 'text' : 'password'} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} required autoFocus={isFocused} aria-describedby="refusal" />
      <button type="button" className="lb" aria-label={isShown ? text.signIn.hidePassword : text.signIn.showPassword} onClick={() => setShown(!isShown)}>{isShown ? text.signIn.hide : text.signIn.show}</button>
    </div>
  );
}
