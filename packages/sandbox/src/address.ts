/** Whether the text is an absolute http or https address. The documents' samples say `"callback_url": "callback_url"`, which is none. */
export function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
