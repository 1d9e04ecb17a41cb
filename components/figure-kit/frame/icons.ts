/** Outlines of the icons on the bar, drawn on a 20 x 20 grid with a stroke of 1.6. */
export const icons = {
  play: 'M6 3.5v13l10.5-6.5z',
  pause: 'M7 4v12M13 4v12',
  step: 'M5 4v12l8-6zM15.5 4v12',
  reset: 'M4.5 10a5.5 5.5 0 1 0 1.9-4.2M6.6 2.6v3.6h3.6',
  seed: 'M3.5 3.5h13v13h-13zM7 7h.01M13 13h.01M10 10h.01M13 7h.01M7 13h.01',
  share: 'M10 12.5V3M6.5 6 10 2.7 13.5 6M5.5 9H4v8h12V9h-1.5',
  enlarge: 'M11.5 3.5h5v5M8.5 16.5h-5v-5M16.5 3.5l-5 5M3.5 16.5l5-5',
  shrink: 'M16.5 8.5h-5v-5M3.5 11.5h5v5M11.5 8.5l5-5M8.5 11.5l-5 5',
  download: 'M10 3v9.5M6.5 9.3 10 12.7l3.5-3.4M4 16.5h12',
} as const;
export type IconName = keyof typeof icons;
