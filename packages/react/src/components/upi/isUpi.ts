/** Whether a code or an address is a UPI link, to be read as one: a gateway may send it as either. */
export const isUpi = (text: string): boolean => /^\s*upi:/i.test(text)
