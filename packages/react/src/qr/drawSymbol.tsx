import type { ComponentPropsWithoutRef } from 'react'
import type { QrPath } from './encode.ts'

type SymbolProps = ComponentPropsWithoutRef<'svg'> & { readonly 'data-part': 'qr' }

/** Props of an `svg` that shows a symbol: one crisp path on a painted light ground with its quiet zone. */
export const drawSymbol = ({ size, path }: QrPath, label: string): SymbolProps => ({
  'data-part': 'qr',
  role: 'img',
  'aria-label': label,
  viewBox: `0 0 ${size} ${size}`,
  // For a page that styles nothing.
  width: 280,
  height: 280,
  shapeRendering: 'crispEdges',
  children: (
    <>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path stroke="#000" d={path} />
    </>
  ),
})
