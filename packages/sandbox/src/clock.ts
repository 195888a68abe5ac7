/** The sandbox's time: real time plus whatever was advanced, so that expiry and retries take no waiting. */
export interface Clock {
  /** Epoch milliseconds, with a fraction. */
  now(): number
  /** Whether it stands still. */
  readonly isFrozen: boolean
  /**
   * Moves time forward by `ms`. Everything that falls due on the way has happened, in order and each at its own moment, when
   * the call returns.
   */
  advance(ms: number): void
  /**
   * Stops time, where it stands or at `at`, in epoch milliseconds; only {@link Clock.advance} moves it then. What falls due
   * before a later `at` has happened when the call returns.
   */
  freeze(at?: number): void
  /** Lets time run again from where it stands. */
  resume(): void
}

/** The clock as the rest of the sandbox uses it. */
export interface Scheduler extends Clock {
  /** Runs `task` once `ms` of this clock have passed. Returns the way to call it off. */
  after(ms: number, task: () => void): () => void
  /** Runs what has fallen due since the last timer, so that no answer is older than the clock. Returns until when. */
  catchUp(): number
  readonly isFrozen: boolean
  /** How many tasks it holds; those called off are let go a while later. */
  readonly waiting: number
  /** Forgets every task and goes back to real time. */
  reset(): void
}

interface Task {
  readonly dueAt: number
  readonly run: () => void
  cancelled: boolean
}

const LONGEST_TIMER_MS = 2 ** 31 - 1

/** `onSet` is told whenever time was moved, stopped or let run. */
export function createClock(onSet: () => void = () => {}): Scheduler {
  let offset = 0
  let frozenAt: number | undefined
  let tasks: Task[] = []
  let cancelled = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = (): number => frozenAt ?? wallTime() + offset

  const setTime = (time: number): void => {
    if (frozenAt === undefined) offset = time - wallTime()
    else frozenAt = time
  }

  const runUntil = (time: number, beforeEach: (task: Task) => void): void => {
    for (let task = tasks[0]; task && task.dueAt <= time; task = tasks[0]) {
      tasks.shift()
      if (task.cancelled) {
        cancelled -= 1
        continue
      }
      // Called off from now on, it must not be counted among the waiting.
      task.cancelled = true
      beforeEach(task)
      task.run()
    }
    arm()
  }

  /** The first place after everything that is due no later. */
  const placeOf = (dueAt: number): number => {
    let low = 0
    let high = tasks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tasks[middle]?.dueAt ?? 0) <= dueAt) low = middle + 1
      else high = middle
    }
    return low
  }

  const sweep = (): void => {
    tasks = tasks.filter(task => !task.cancelled)
    cancelled = 0
  }

  const catchUp = (): number => {
    const until = now()
    runUntil(until, () => {})
    return until
  }

  const arm = (): void => {
    clearTimeout(timer)
    const next = tasks[0]
    // What is due already happens also while time stands still.
    if (!next || (frozenAt !== undefined && next.dueAt > frozenAt)) return
    timer = setTimeout(catchUp, Math.min(Math.max(Math.ceil(next.dueAt - now()), 0), LONGEST_TIMER_MS))
    // On Node a waiting expiry must not keep the process alive; a browser's timer is a number and has no such thing.
    if (typeof timer === 'object') timer.unref()
  }

  return {
    now,
    catchUp,
    get isFrozen() {
      return frozenAt !== undefined
    },
    get waiting() {
      return tasks.length
    },

    advance(ms) {
      const target = now() + ms
      runUntil(target, task => setTime(task.dueAt))
      setTime(target)
      arm()
      onSet()
    },

    freeze(at) {
      if (at !== undefined) runUntil(at, task => setTime(task.dueAt))
      frozenAt = at ?? now()
      arm()
      onSet()
    },

    resume() {
      if (frozenAt === undefined) return
      offset = frozenAt - wallTime()
      frozenAt = undefined
      arm()
      onSet()
    },

    after(ms, run) {
      const task: Task = { dueAt: now() + ms, run, cancelled: false }
      const place = placeOf(task.dueAt)
      tasks.splice(place, 0, task)
      if (place === 0) arm()
      return () => {
        if (task.cancelled) return
        task.cancelled = true
        cancelled += 1
        if (cancelled > 100 && cancelled > tasks.length / 2) sweep()
      }
    },

    reset() {
      tasks = []
      cancelled = 0
      offset = 0
      frozenAt = undefined
      arm()
      onSet()
    },
  }
}

/** Wall time with fractions of a millisecond. The fine clock stands still while a machine sleeps; then the coarse one counts. */
function wallTime(): number {
  const coarse = Date.now()
  const fine = performance.timeOrigin + performance.now()
  return Math.abs(fine - coarse) < 50 ? fine : coarse
}
