import type { ComponentChildren } from 'preact';
import { useGiven } from '../data/given';
import { Icon, type IconName } from './icon';

/** Rows with a hairline between them, in a card unless `plain`. */
export const Rows = ({ children, plain }: { children: ComponentChildren; plain?: boolean }) => <div class={plain ? 'rows' : 'card rows gap0'}>{children}</div>;

type RowProps = {
  href?: string;
  onClick?: () => unknown;
  icon?: IconName;
  start?: ComponentChildren;
  small?: ComponentChildren;
  end?: ComponentChildren;
  children: ComponentChildren;
};

/** One line of a list: a link with an arrow, a button, or just words. */
export function Row({ href: to, onClick: tap, icon, start, small, end, children }: RowProps) {
  const given = useGiven();
  const href = to && given ? given.follow(to) : to;
  const onClick = given ? undefined : tap;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {start}
      <span class="grow">
        {children}
        {small && <small>{small}</small>}
      </span>
      {end}
      {(href || onClick) && !end && <Icon name="forward" />}
    </>
  );
  if (href) {
    return (
      <a class="rw" href={href}>
        {inside}
      </a>
    );
  }
  if (onClick) {
    return (
      <button type="button" class="rw" onClick={() => void onClick()}>
        {inside}
      </button>
    );
  }
  return <div class="rw">{inside}</div>;
}
