/** Fills in what Pix asks for and presses "pay". */
export async function pay(page) {
  await page.getByLabel('First name').fill('Ana')
  await page.getByLabel('Last name').fill('Souza')
  await page.getByLabel('CPF or CNPJ').fill('11144477735')
  await page.getByRole('button', { name: /^Pay / }).click()
}
