/** Whether the text is an absolute http or https address. The documents' samples say `"callback_url": "callback_url"`, which is none. */
export function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** The same address as a header can carry it; nothing when it is none. */
export function toWebAddress(text: string | undefined): string | undefined {
  return isWebAddress(text) ? new URL(text).href : undefined
}
