import type { Scenario } from '../scenario.ts'

export const tamperedCode: Scenario = {
  name: 'tampered-code',
  about: 'The code, link or account pays somebody else; its checksum is right, as a forger would see to.',
  amount: 9115n,
  payee: { merchantName: 'OUTRA LOJA LTDA', merchantCity: 'RECIFE' },
}
