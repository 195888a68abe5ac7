import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixPtBR: PixMessages = {
  qrLabel: (amount, payee) => `QR code Pix${amount ? ` de ${amount}` : ''} para ${payee}`,
  copy: 'Copiar código Pix',
  copied: 'Código copiado',
  copyFailed: 'O navegador não deixou copiar. O código está selecionado: copie você mesmo.',
  code: 'Pix copia e cola',
  saveQr: 'Salvar QR code',
  shareQr: 'Compartilhar QR code',
  bankShows: 'Seu banco vai mostrar',
  payee: 'Para',
  amount: 'Valor',
  amountByBank: 'informado pelo banco',
  pixSteps: [
    'Abra o app do seu banco e escolha Pix.',
    'Leia o QR code ou use o Pix copia e cola.',
    'Confira o nome e o valor e confirme.',
  ],
  pixPhoneSteps: [
    'Copie o código Pix.',
    'Abra o app do seu banco, escolha Pix copia e cola e cole o código.',
    'Confira o nome e o valor e confirme.',
  ],
  timeLeft: time => `${time} para pagar`,
  minutes: plural('pt-BR', { one: '# minuto', many: '# de minutos', other: '# minutos' }),
  timeOver: 'O tempo acabou. Estamos conferindo mais uma vez se você pagou.',
  payBy: time => `Pague até ${time}`,
  codeWarning: 'Alguns bancos podem não aceitar este código. Confira o nome e o valor antes de confirmar.',
  refusedTitle: 'Não pague este código',
  refusedText: 'O código não é do seu pedido, por isso não o mostramos. Nada foi cobrado.',
}
