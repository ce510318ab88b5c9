import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/icon';
import { Row } from '../ui/rows';

type Props = { title: ComponentChildren; state?: ComponentChildren; href?: string; done?: boolean };

/** One station before the tandem: what it is, and how it stands in words. */
export const Step = ({ title, state, href, done }: Props) => (
  <Row {...(href ? { href } : {})} start={<span class={done ? 'stop' : 'who t'}>{done && <Icon name="check" />}</span>} small={state}>
    {title}
  </Row>
);
