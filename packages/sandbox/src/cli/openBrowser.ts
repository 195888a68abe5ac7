import { spawn } from 'node:child_process'
import type { Shell } from './shell.ts'

const COMMANDS: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Shows an address in the browser of whoever sits at this machine. Says so where that cannot be done. */
export function openBrowser(url: string, shell: Shell): void {
  const [command, ...args] = COMMANDS[process.platform] ?? ['xdg-open']
  const sayWhy = (why: string): void => shell.warn(`No browser could be opened (${why}): ${url}/`)
  spawn(command, [...args, `${url}/`], { stdio: 'ignore', detached: true })
    .on('error', error => sayWhy(error.message))
    .on('exit', code => {
      if (code !== 0) sayWhy(`${command} ended with ${code}`)
    })
    .unref()
}
