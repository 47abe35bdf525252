import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';

export function GovernanceTabs({ organization }: { organization: string }): ReactNode {
  const { text } = useText();
  const me = useMe();
  const nav = useRef<HTMLElement>(null);
  // On a phone they stand in one line that is scrolled: where one is, is in sight.
  useEffect(() => {
    const [line, here] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current]')];
    if (line && here) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
  }, []);
  return (
    <nav className="sub" ref={nav} aria-label={text.nav.governance}>
      <Link to="/$organization/governance" params={{ organization }} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.gaps}</Link>
      <Link to="/$organization/governance/responsibilities" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.responsibilities}</Link>
      <Link to="/$organization/governance/roles" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.roles}</Link>
      <Link to="/$organization/governance/policies" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.policies}</Link>
      <Link to="/$organization/governance/meetings" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.meetings}</Link>
      <Link to="/$organization/governance/proposals" params={{ organization }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.proposals}</Link>
      <Link to="/$organization/governance/continuity" params={{ organization }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.continuity}</Link>
      <Link to="/$organization/governance/structure" params={{ organization }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.structure}</Link>
      {me.can?.inviteMember && <Link to="/$organization/governance/access" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.access}</Link>}
      <Link to="/$organization/history" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{text.governance.tabs.history}</Link>
    </nav>
  );
}
