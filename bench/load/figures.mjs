/** Prints figures and remembers which goals were missed. */
export const missed = []

/**
 * @param goal the most that `value` may be on a machine that has nothing else to do
 * @param bare what the baseline of the same run took; on a busy machine four times that will do as well
 */
export function judge(name, value, goal, unit = '', bare = 0) {
  const limit = Math.max(goal, bare * 4)
  const ok = value <= limit
  if (!ok) missed.push(name)
  const busy =
    limit > goal ? `, or ${limit.toFixed(2)}${unit} beside a baseline of ${bare.toFixed(2)}${unit}` : ''
  console.log(`${ok ? '✓' : '✗'} ${name}: ${value.toFixed(2)}${unit} (at most ${goal}${unit}${busy})`)
}

/** Of the values sorted. */
export const at = (values, quantile) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(quantile * (sorted.length - 1))]
}

export const median = values => at(values, 0.5)

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
