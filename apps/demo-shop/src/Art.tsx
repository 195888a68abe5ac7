/** A drawing of each product, in the shop's two colours. */
export function Art({ product }: { product: string }) {
  return (
    <svg className="art" viewBox="0 0 120 90" aria-hidden="true">
      {DRAWINGS[product]}
    </svg>
  )
}

const DRAWINGS: Readonly<Record<string, React.ReactNode>> = {
  coffee: (
    <>
      <path className="tint" d="M38 30h44l-4 46H42z" />
      <path className="ink" d="M38 30h44l-4 46H42zM36 22h48v8H36z" />
      <ellipse className="fill" cx="60" cy="53" rx="10" ry="13" />
      <path className="gap" d="M60 41q-5 6 0 12t0 12" />
    </>
  ),
  tambourine: (
    <>
      <circle className="tint" cx="60" cy="45" r="32" />
      <circle className="ink" cx="60" cy="45" r="32" />
      <circle className="ink" cx="60" cy="45" r="25" />
      {[18, 90, 162, 234, 306].map(turn => (
        <g key={turn} transform={`rotate(${turn} 60 45)`}>
          <rect className="fill" x="53" y="11" width="14" height="4" rx="2" />
          <rect className="fill" x="53" y="18" width="14" height="4" rx="2" />
        </g>
      ))}
    </>
  ),
  hammock: (
    <>
      <path className="tint" d="M22 34q38 62 76 0q-38 26-76 0z" />
      <path className="ink" d="M12 14v64M108 14v64M12 24l10 10q38 62 76 0l10-10M22 34q38 26 76 0" />
      <path className="ink" d="M40 46l6 14M60 49v15M80 46l-6 14" />
    </>
  ),
}
