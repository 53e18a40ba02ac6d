/** What a measurement comes to, beside the limit that was measured with it, and how it is told. */

export interface Figure {
  readonly name: string
  readonly unit: 'µs' | 'ms' | 'KB'
  readonly median: number
  readonly p99: number
  /** What it is held against, in the same unit. */
  readonly limit: number
  /** Median by limit. */
  readonly ratio: number
  /** The greatest ratio that is good enough. */
  readonly reach: number
  readonly ok: boolean
  /** Median by that of the same after one year, where years are compared. */
  readonly growth?: number
}

export interface Reach {
  readonly median: number
  /** Where the slowest count too. */
  readonly p99?: number
}

/** Times in milliseconds. */
export interface Times {
  readonly measured: readonly number[]
  readonly limit: readonly number[]
}

export function figureOf(name: string, { measured, limit }: Times, reach: Reach): Figure {
  const bound = quantile(limit, 0.5)
  const unit = bound < 2 ? 'µs' : 'ms'
  const scale = unit === 'µs' ? 1000 : 1
  const median = quantile(measured, 0.5)
  const p99 = quantile(measured, 0.99)
  const ok = median <= reach.median * bound && (reach.p99 === undefined || p99 <= reach.p99 * bound)
  return {
    name,
    unit,
    median: median * scale,
    p99: p99 * scale,
    limit: bound * scale,
    ratio: median / bound,
    reach: reach.median,
    ok,
  }
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function json(figure: Figure): string {
  const rounded = (value: number): number => Number(value.toPrecision(4))
  const { name, unit, median, p99, limit, ratio, reach, ok, growth } = figure
  return JSON.stringify({
    name,
    unit,
    median: rounded(median),
    p99: rounded(p99),
    limit: rounded(limit),
    ratio: rounded(ratio),
    reach,
    ok,
    ...(growth === undefined ? {} : { growth: rounded(growth) }),
  })
}

/** One line of the table; `heading` above them. */
export function line({ name, unit, median, p99, limit, ratio, reach, ok, growth }: Figure): string {
  const number = (value: number): string =>
    value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
  return columns(
    name,
    number(median),
    number(p99),
    number(limit),
    unit,
    `${ratio.toFixed(2)}×`,
    `≤ ${reach}×`,
    ok ? 'ok' : 'SHORT',
    ...(growth === undefined ? [] : [`grew ${growth.toFixed(1)}×`]),
  )
}

export const heading = columns('', 'median', 'p99', 'limit', '', 'ratio', 'reach', '')

function columns(name: string, ...rest: readonly string[]): string {
  return [name.padEnd(58), ...rest.map((cell, at) => (at === 3 ? cell.padEnd(3) : cell.padStart(9)))].join(
    ' ',
  )
}
