import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
}

/** A link inside the page. The chosen time zone goes along; a new tab, a new window and a download stay the browser's. */
export function Link({ href, children, ...rest }: LinkProps) {
  const { router } = useWords();
  const zone = usePlace().query.get('zone');
  const full = zone === null ? href : `${href}${href.includes('?') ? '&' : '?'}zone=${encodeURIComponent(zone)}`;
  const open = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(full, 'push');
    window.scrollTo(0, 0);
  };
  return (
    <a href={full} onClick={open} {...rest}>
      {children}
    </a>
  );
}
