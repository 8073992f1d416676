import { useCurrentInView } from './current-in-view.ts';
import { Link } from './link.tsx';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly key: string;
    readonly href: string;
    readonly text: string;
    readonly count?: number;
  }[];
  readonly current: string;
}

/** Views of one screen, each with an address of its own; so these are links, and need no keys of their own. */
export function Tabs({ label, tabs, current }: TabsProps) {
  const row = useCurrentInView(current);
  return (
    <nav ref={row} className="tabs" aria-label={label}>
      {tabs.map(({ key, href, text, count }) => (
        <Link key={key} href={href} className="tab" aria-current={key === current ? 'page' : undefined}>
          {text}
          {count !== undefined && count > 0 && <b>{count}</b>}
        </Link>
      ))}
    </nav>
  );
}
