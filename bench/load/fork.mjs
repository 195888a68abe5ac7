import { fork as forkProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Starts `server.mjs` in one of its roles. `ask` puts one question at a time. */
export async function fork(role, given = {}) {
  const child = forkProcess(fileURLToPath(new URL('server.mjs', import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: ['--conditions=@rumba/source', '--expose-gc', '--no-warnings'],
  })
  const ask = (task, rest = {}) =>
    new Promise((resolve, reject) => {
      child.once('exit', reject)
      child.once('message', ({ answer }) => {
        child.off('exit', reject)
        resolve(answer)
      })
      child.send({ task, ...rest })
    })
  const port = await ask('start', { role, ...given })
  return { port, ask, stop: () => child.kill('SIGKILL') }
}
