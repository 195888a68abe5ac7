import type { ComponentPropsWithoutRef } from 'react'
import { encodeQr, type QrPath } from './encode.ts'

/** A symbol and the `svg` that shows it. */
export interface DrawnQr extends QrPath {
  readonly props: ComponentPropsWithoutRef<'svg'> & { readonly 'data-part': 'qr' }
}

/**
 * Draws a text as one crisp path on a painted light ground with its quiet zone, in every theme and at any density.
 *
 * @param label what a screen reader says in place of the picture
 * @returns nothing where the text is too long for any symbol
 */
export function drawQr(text: string, label: string): DrawnQr | undefined {
  try {
    const { size, path } = encodeQr(text)
    return {
      size,
      path,
      props: {
        'data-part': 'qr',
        role: 'img',
        'aria-label': label,
        viewBox: `0 0 ${size} ${size}`,
        // For a page that styles nothing.
        width: 280,
        shapeRendering: 'crispEdges',
        children: (
          <>
            <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
            <path stroke="#000" d={path} />
          </>
        ),
      },
    }
  } catch {
    return undefined
  }
}
