export type Props = Readonly<Record<string, unknown>>

/**
 * Our props with the page's over them. Class names and styles add up; of two handlers the page's runs first, and ours unless it
 * prevented the default.
 */
export function mergeProps(ours: Props, theirs: Props): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...ours }
  for (const [name, their] of Object.entries(theirs)) {
    const our = ours[name]
    if (their === undefined) continue
    merged[name] =
      typeof our === 'function' && typeof their === 'function'
        ? chain(their as Handler, our as Handler)
        : our && name === 'className'
          ? `${our as string} ${their as string}`
          : our && name === 'style'
            ? { ...our, ...(their as object) }
            : their
  }
  return merged
}

type Handler = (event: { readonly defaultPrevented?: boolean } | undefined) => void

const chain =
  (first: Handler, then: Handler): Handler =>
  event => {
    first(event)
    if (!event?.defaultPrevented) then(event)
  }
