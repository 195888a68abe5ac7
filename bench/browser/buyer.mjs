/** Fills in what Pix asks for and presses "pay". */
export async function pay(page) {
  await fillIn(page)
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Fills in what Pix asks for. */
export async function fillIn(page) {
  await page.getByLabel('First name').fill('Ana')
  await page.getByLabel('Last name').fill('Souza')
  await page.getByLabel('CPF or CNPJ').fill('11144477735')
}

/** Finds "pay"; what it gives taps there, as a finger does: without a look at the page, which would be work for the page. */
export async function tapPay(page) {
  const { x, y, width, height } = await page.getByRole('button', { name: /^Pay / }).boundingBox()
  return () => page.touchscreen.tap(x + width / 2, y + height / 2)
}
