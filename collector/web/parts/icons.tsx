import type { Section } from '../screens/screens.ts';

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

const sectionPaths: Readonly<Record<Section, string>> = {
  overview: 'M3.5 10.5h5v6h-5zM11.5 3.5h5v13h-5zM3.5 3.5h5v4h-5z',
  hosts:
    'M3 5a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 5v4H3zM3 11h14v4a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15zM6 6.25h.01M6 13.75h.01M9.5 6.25H14M9.5 13.75H14',
  services: 'M10 3.2 16.8 6.6 10 10 3.2 6.6zM3.2 10.2 10 13.6l6.8-3.4M3.2 13.6 10 17l6.8-3.4',
  outages: 'M3 16.5h14M5 13.5v-3M8.3 13.5v-3M11.6 13.5v-9M15 13.5v-3',
  incidents: 'M10 3 17.5 16h-15zM10 8v3.6M10 13.8h.01',
  maintenance:
    'M4.5 4.5h11A1.5 1.5 0 0 1 17 6v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.5zM3 8.5h14M7 2.8v3M13 2.8v3M7 12h3',
  continuity: 'M10 2.8 16 5v4.6c0 3.6-2.5 6.2-6 7.6-3.5-1.4-6-4-6-7.6V5zM7.3 10l2 2 3.6-4',
  reports:
    'M5.5 2.8h6L15.5 7v8.7a1.5 1.5 0 0 1-1.5 1.5H5.5A1.5 1.5 0 0 1 4 15.7V4.3a1.5 1.5 0 0 1 1.5-1.5zM11.5 2.8V7h4M7 13.8v-2M9.8 13.8v-4M12.6 13.8v-3',
  settings: 'M3.5 6h6M13.5 6h3M3.5 14h3M10.5 14h6M9.5 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0M6.5 14a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
};

export function SectionIcon({ section }: { section: Section }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <path d={sectionPaths[section]} />
    </svg>
  );
}

export function SearchIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <circle cx="9" cy="9" r="5" />
      <path d="M12.8 12.8 17 17" />
    </svg>
  );
}

export function CloseIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <path d="M5 5l10 10M15 5 5 15" />
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

export function PersonIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <circle cx="10" cy="7" r="3.2" />
      <path d="M3.8 16.6c.6-3.2 3-4.8 6.2-4.8s5.6 1.6 6.2 4.8" />
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

export function Chevron({ to }: { to: 'left' | 'right' | 'down' | 'up' }) {
  const path = { left: 'M12 5l-5 5 5 5', right: 'M8 5l5 5-5 5', down: 'M5 8l5 5 5-5', up: 'M5 12l5-5 5 5' }[to];
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <path d={path} />
    </svg>
  );
}

export function CheckIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" {...line}>
      <circle cx="10" cy="10" r="7" />
      <path d="M6.8 10.2 9 12.4l4.2-4.6" />
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
