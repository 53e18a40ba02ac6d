/** The line icons of the rail and the buttons, drawn in one stroke width so that they stand together. */
import type { ReactNode } from 'react'

const drawings = {
  counter: <path d="M3 10h18M5 10V6a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v4M5 10v10h14V10M9 14h6" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20c.6-4 3.2-6 6.5-6s5.9 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.2 2.7 3.5 5.5" />
    </>
  ),
  request: <path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h5" />,
  scales: <path d="M12 4v15M7 20h10M5 8h14M5 8l-2.5 6h5L5 8M19 8l-2.5 6h5L19 8" />,
  meal: (
    <path d="M3 11h18a9 9 0 0 1-6 8.5V21H9v-1.5A9 9 0 0 1 3 11zM8 7c0-1.5 1-1.5 1-3M13 7c0-1.5 1-1.5 1-3" />
  ),
  calendar: <path d="M4 5h16v15H4zM4 10h16M9 3v4M15 3v4M8 14h3" />,
  figures: <path d="M4 20V10M10 20V4M16 20v-7M21 20H3" />,
  settings: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1" />
    </>
  ),
  visit: <path d="M9 4h6v3H9zM9 5H5v16h14V5h-4M8 12h8M8 16h5" />,
  log: <path d="M9 6h11M9 12h11M9 18h11M3.5 6l1 1 2-2M3.5 12l1 1 2-2M3.5 18l1 1 2-2" />,
  search: <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21" />,
  shield: <path d="M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6zM9 12l2.2 2.2L15.5 10" />,
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  plus: <path d="M12 5v14M5 12h14" />,
  print: <path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  warning: <path d="M12 4 2.5 20h19zM12 10v5M12 17.5v.5" />,
  download: <path d="M12 4v11M7 11l5 5 5-5M5 20h14" />,
  upload: <path d="M12 16V5M7 9l5-5 5 5M5 20h14" />,
  back: <path d="M19 12H5M11 6l-6 6 6 6" />,
  next: <path d="M9 5l7 7-7 7" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** An icon beside a word; it says nothing by itself, so screen readers skip it. */
export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  )
}
