/** The mark of kadoban: four stretches of watch, one of them trouble. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="3" y="13" width="5" height="15" rx="1.5" className="mark-up" />
      <rect x="10" y="13" width="5" height="15" rx="1.5" className="mark-up" />
      <rect x="17" y="4" width="5" height="24" rx="1.5" className="mark-down" />
      <rect x="24" y="13" width="5" height="15" rx="1.5" className="mark-up" />
    </svg>
  );
}

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export function HostsIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <rect x="3" y="3.5" width="14" height="5.5" rx="1.5" />
      <rect x="3" y="11" width="14" height="5.5" rx="1.5" />
      <path d="M6 6.25h.01M6 13.75h.01M9.5 6.25H14M9.5 13.75H14" />
    </svg>
  );
}

export function RailIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <rect x="3" y="4" width="14" height="12" rx="2" />
      <path d="M8 4v12" />
    </svg>
  );
}

export function LogOutIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <path d="M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H8M12.5 13.5 16 10l-3.5-3.5M16 10H8" />
    </svg>
  );
}

export function ThemeIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <circle cx="10" cy="10" r="6.2" />
      <path d="M10 3.8a6.2 6.2 0 0 1 0 12.4Z" fill="currentColor" />
    </svg>
  );
}

export function Chevron({ to }: { to: 'left' | 'right' | 'down' }) {
  const path = { left: 'M12 5l-5 5 5 5', right: 'M8 5l5 5-5 5', down: 'M5 8l5 5 5-5' }[to];
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <path d={path} />
    </svg>
  );
}

export function ZoomIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <circle cx="9" cy="9" r="5" />
      <path d="M12.8 12.8 17 17M9 7v4M7 9h4" />
    </svg>
  );
}
