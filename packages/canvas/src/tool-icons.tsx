import type { ReactNode } from 'react'

const icon = (paths: ReactNode) => (
  <svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {paths}
  </svg>
)

/** Drawn on a grid of 24; they say nothing to a screen reader, the button does. */
export const toolIcons = {
  select: icon(<path d="M5 3.500 19 11l-6.200 1.800L10 19.500z" />),
  hand: icon(
    <path d="M8 12V5.500a1.500 1.500 0 0 1 3 0V11M11 10.500v-6a1.500 1.500 0 0 1 3 0V11M14 11V6a1.500 1.500 0 0 1 3 0v6M17 10a1.500 1.500 0 0 1 3 0v4.500a6.500 6.500 0 0 1-6.500 6.500H13c-2.300 0-4-1.200-5.200-3L4.400 13a1.600 1.600 0 0 1 2.500-1.900L8 12.500" />,
  ),
  note: icon(<path d="M5 4h14v10l-6 6H5zM19 14h-6v6M12 7.500v5M9.500 10h5" />),
  draw: icon(<path d="m4 20 1-4.500L16.500 4a2 2 0 0 1 3 3L8.500 19zM14.500 6l3.500 3.500" />),
  arrow: icon(<path d="M5 19 19 5M9.500 5H19v9.500" />),
  text: icon(<path d="M5 7V5h14v2M12 5v14M9 19h6" />),
  eraser: icon(
    <path d="m4.500 15 9.300-9.300a2 2 0 0 1 2.800 0l3.700 3.700a2 2 0 0 1 0 2.800L13 19.500H8.500zM9.500 10l6 6M20 19.500h-7" />,
  ),
  undo: icon(<path d="M8.500 5 4 9.500 8.500 14M4 9.500h10a5.500 5.500 0 0 1 0 11h-3" />),
  redo: icon(<path d="M15.500 5 20 9.500 15.500 14M20 9.500H10a5.500 5.500 0 0 0 0 11h3" />),
  fit: icon(<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />),
  zoomIn: icon(<path d="M12 5v14M5 12h14" />),
  zoomOut: icon(<path d="M5 12h14" />),
  highlight: icon(<path d="m9 14 6.500-9.500 4 3L13 17H9zM9 17l-2.500 3H4M13 20h7" />),
  mine: icon(<path d="M5 4h14v10l-6 6H5zM19 14h-6v6M8.500 10.500l2 2 4-4.500" />),
  follow: icon(
    <path d="M2.500 12S6 6 12 6s9.500 6 9.500 6-3.500 6-9.500 6-9.500-6-9.500-6zM12 9.500v5M9.500 12h5" />,
  ),
  map: icon(<path d="M4 6v14l5-2 6 2 5-2V4l-5 2-6-2zM9 4v14M15 6v14" />),
  cursors: icon(<path d="M4 4l6.500 14 2-6 6-2z" />),
  close: icon(<path d="M6 6l12 12M18 6 6 18" />),
}
