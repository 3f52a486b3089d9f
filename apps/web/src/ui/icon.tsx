import type { SVGAttributes } from 'react'

/** An icon of the sheet that the build makes, see `icon-sheet.ts`. Looks and is styled as the library's own. */
export function Icon({
  sheet,
  name,
  className = '',
  ...rest
}: { sheet: string; name: string } & SVGAttributes<SVGSVGElement>) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers unless it is given a label
    <svg
      className={`lucide lucide-${name} ${className}`}
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden={rest['aria-label'] || rest.role ? undefined : true}
      {...rest}
    >
      <use href={`${sheet}#${name}`} />
    </svg>
  )
}
