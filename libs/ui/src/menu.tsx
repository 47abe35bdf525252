import type { FocusEvent, MouseEvent, ReactNode } from 'react';

/** A list behind a word. It closes when something in it was chosen and when the focus goes elsewhere. */
export function Menu({ label, className = '', children }: { label: ReactNode; className?: string; children: ReactNode }): ReactNode {
  return (
    <details className={`menu ${className}`} onBlur={closeOnLeave} onClick={closeOnChoice}>
      <summary>{label}</summary>
      <ul>{children}</ul>
    </details>
  );
}

function closeOnLeave({ relatedTarget, currentTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function closeOnChoice({ target, currentTarget }: MouseEvent<HTMLDetailsElement>): void {
  if (target instanceof Element && target.closest('ul button, ul a')) currentTarget.open = false;
}
