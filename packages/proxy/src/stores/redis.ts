import { isFinal } from '@rumba/core'
import { ConfigError } from '../errors.ts'
import type { PaymentRecord, Store, StoreHints } from './contract.ts'
import { formatRecord, parseRecord } from './json.ts'
import { keepListening } from './listening.ts'

/** A connected client or cluster of `redis` (node-redis) 5 or newer. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

/** A client or cluster of `ioredis` 5 or newer. */
export interface IoRedisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>
  /** Only ioredis has it; it tells the two apart. */
  readonly defineCommand: unknown
}

/** A client of `redis`, not connected yet. */
export interface NodeRedisListener {
  on(event: string, listener: () => void): unknown
  connect(): Promise<unknown>
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>
  ping(): Promise<unknown>
  destroy(): void
}

/** A client of `ioredis`. */
export interface IoRedisListener {
  on(event: string, listener: (channel: string, message: string) => void): unknown
  subscribe(channel: string): Promise<unknown>
  ping(): Promise<unknown>
  disconnect(): void
  readonly defineCommand: unknown
}

export interface RedisStoreOptions {
  /** What every key begins with, in braces: `{rumba}:`. Default: `rumba`. */
  readonly prefix?: string
  /**
   * Makes a client that only listens: `() => client.duplicate()`. With it, instances hear of each other's changes at once.
   */
  readonly listen?: () => NodeRedisListener | IoRedisListener
}

/**
 * Payments kept in Redis 6.2, Valkey 7.2 or newer, for any number of instances, through a client of `redis` or `ioredis`.
 * Leases run by the server's clock.
 *
 * A write that was answered is as durable as the server is told to be. Redis by itself loses the latest minutes in a crash:
 * set `appendonly yes` and `appendfsync always` (or lose up to a second with `everysec`), and `maxmemory-policy noeviction`.
 *
 * Every key carries one hash tag, so in a cluster one node holds them all: a write and its indexes are one script.
 *
 * @throws {ConfigError} the prefix has other characters than letters, digits and . _ : -
 */
export function createRedisStore(
  client: NodeRedisClient | IoRedisClient,
  { prefix = 'rumba', listen }: RedisStoreOptions = {},
): Store {
  if (!/^[\w.:-]{1,64}$/.test(prefix)) {
    throw new ConfigError(['prefix must be 1 to 64 letters, digits and . _ : -'])
  }
  const run: Run = (script, keys, values) => {
    const named = keys.map(key => `{${prefix}}:${key}`)
    return 'defineCommand' in client
      ? client.eval(script, named.length, ...named, ...values)
      : client.eval(script, { keys: named, arguments: values })
  }
  const read = async (references: readonly string[]): Promise<PaymentRecord[]> => {
    if (references.length === 0) return []
    const found = (await run(
      READ,
      references.map(reference => `record:${reference}`),
      [],
    )) as unknown[]
    return found.filter(text => text !== null).map(parseRecord)
  }
  const members = async (index: string, highest: string, limit: number): Promise<PaymentRecord[]> =>
    read((await run(MEMBERS, [index], [highest, String(limit)])) as string[])

  return {
    async insert(record) {
      const { reference, order, attempt } = record
      const there = await run(
        INSERT,
        [`record:${reference}`, 'due', 'open', `order:${order}`],
        [...writeValues(record), String(attempt)],
      )
      return there === null ? record : parseRecord(there)
    },
    async get(reference) {
      return (await read([reference]))[0]
    },
    list: order => members(`order:${order}`, '+inf', -1),
    async replace(record) {
      const { reference, version } = record
      const replaced = await run(
        REPLACE,
        [`record:${reference}`, 'due', 'open'],
        [...writeValues(record), String(version - 1)],
      )
      return replaced === 1
    },
    open: async (limit, after) =>
      read((await run(OPEN, ['open'], [after === undefined ? '-' : `(${after}`, String(limit)])) as string[]),
    due: now => members('due', String(now), 100),
    async lease(name, holder, ttlMs) {
      return (await run(LEASE, [`lease:${name}`], [holder, String(Math.ceil(ttlMs))])) === 1
    },
    async release(name, holder) {
      await run(RELEASE, [`lease:${name}`], [holder])
    },
    ...(listen ? { hints: createRedisHints(run, listen, `{${prefix}}:hints`) } : {}),
  }
}

type Run = (script: string, keys: readonly string[], values: string[]) => Promise<unknown>

/** Each write has a name of its own: a client that sends a script again after a reconnect gets the same answer again. */
const writeValues = (record: PaymentRecord): string[] => [
  crypto.randomUUID(),
  record.reference,
  record.dueAt === undefined ? '' : String(record.dueAt),
  formatRecord(record),
  String(record.version),
  isFinal(record.status) ? '' : 'open',
]

const WRITE = `
redis.call('HSET', KEYS[1], 'write', ARGV[1], 'record', ARGV[4], 'version', ARGV[5])
if ARGV[3] == '' then redis.call('ZREM', KEYS[2], ARGV[2]) else redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2]) end
if ARGV[6] == '' then redis.call('ZREM', KEYS[3], ARGV[2]) else redis.call('ZADD', KEYS[3], 0, ARGV[2]) end`

const INSERT = `
local there = redis.call('HMGET', KEYS[1], 'record', 'write')
if there[1] then return there[2] ~= ARGV[1] and there[1] end
redis.call('ZADD', KEYS[4], ARGV[7], ARGV[2])${WRITE}
return false`

const REPLACE = `
local there = redis.call('HMGET', KEYS[1], 'version', 'write')
if there[2] == ARGV[1] then return 1 end
if there[1] ~= ARGV[7] then return 0 end${WRITE}
return 1`

const READ = `
local found = {}
for place, key in ipairs(KEYS) do found[place] = redis.call('HGET', key, 'record') end
return found`

const MEMBERS = `return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])`

// All have the same score, so they lie in the order of their bytes.
const OPEN = `return redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], '+', 'LIMIT', 0, ARGV[2])`

const LEASE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`

const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

// The key says which node; the channel is no key, and ioredis would put its `keyPrefix` before one.
const PUBLISH = `redis.call('PUBLISH', ARGV[1], ARGV[2])`

function createRedisHints(
  run: Run,
  listen: () => NodeRedisListener | IoRedisListener,
  channel: string,
): StoreHints {
  return {
    async publish(reference) {
      await run(PUBLISH, ['hints'], [channel, reference])
    },
    subscribe: listener =>
      keepListening(failed => {
        const client = listen()
        // Both clients mend themselves and then subscribe again, but say too little of what was missed: a broken one is replaced.
        for (const event of ['error', 'close', 'reconnecting', 'end']) client.on(event, failed)
        if ('defineCommand' in client) {
          client.on('message', (_channel, reference) => listener.changed(reference))
          return {
            ready: client.subscribe(channel),
            ping: () => client.ping(),
            close: () => client.disconnect(),
          }
        }
        return {
          ready: client.connect().then(() => client.subscribe(channel, listener.changed)),
          ping: () => client.ping(),
          close: () => client.destroy(),
        }
      }, listener),
  }
}
