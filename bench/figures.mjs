/** Prints figures and remembers which goals were missed. */
export const missed = []

/** @param goal the most that `value` may be, on a machine that has nothing else to do */
export function judge(name, value, goal, unit = '') {
  const ok = value <= goal
  if (!ok) missed.push(name)
  console.log(`${ok ? '✓' : '✗'} ${name}: ${value.toFixed(2)}${unit} (at most ${goal}${unit})`)
}

/** Of the values sorted. */
export const at = (values, quantile) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(quantile * (sorted.length - 1))]
}

export const median = values => at(values, 0.5)

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
