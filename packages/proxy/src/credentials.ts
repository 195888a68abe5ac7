import { type Credentials, toList } from './signature.ts'

/** What is wrong with the credentials; secrets are named, never shown. */
export function findCredentialFaults({ login, key, password }: Credentials): string[] {
  const faults: string[] = []
  for (const [name, secrets] of Object.entries({ login, key, password })) {
    const list = toList(secrets)
    if (!Array.isArray(list) || list.length === 0) faults.push(`credentials.${name} is empty`)
    else {
      for (const secret of list) {
        if (typeof secret !== 'string' || secret === '') faults.push(`credentials.${name} is empty`)
        else if (secret.trim() !== secret) faults.push(`credentials.${name} begins or ends with white space`)
      }
    }
  }
  // Login and body are joined without a separator, so a login must not be able to look like the start of a body.
  if (login && !/^[\w.@-]+$/.test(login))
    faults.push('credentials.login has characters other than letters, digits and . _ @ -')
  return faults
}

/** Adds to `faults` what is wrong with an address that secrets are sent to or that is given to others. */
export function checkAddress(name: string, address: string, faults: string[]): void {
  if (!URL.canParse(address)) {
    faults.push(`${name} is not an absolute address`)
    return
  }
  const url = new URL(address)
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    faults.push(`${name} must be https (http is for localhost only)`)
  }
  if (url.username || url.password || url.search || url.hash)
    faults.push(`${name} must have no user, query or fragment`)
}
