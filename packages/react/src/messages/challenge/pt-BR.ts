import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Copiar',
  copyOf: label => `Copiar ${label}`,
  detailCopied: 'Copiado',
  detailCopyFailed: 'O navegador não deixou copiar. O texto está selecionado: copie você mesmo.',

  refusedTitle: 'Paramos este pagamento',
  refusedText:
    'Os dados de pagamento que recebemos não são do seu pedido, por isso não os mostramos. Nada foi cobrado.',
  refusedHelp: 'Se acontecer de novo, informe este número à loja.',
  paymentNumber: 'Número do pagamento',

  upiTitle: 'Pague com UPI',
  upiOpen: 'Abrir um app de UPI',
  upiApps: 'Escolha o seu app',
  upiOtherApp: 'Outro app de UPI',
  upiOpened: 'Termine no app de UPI e volte para cá. Esta página se atualiza sozinha.',
  upiNotOpened: 'Nenhum app abriu? Escolha outro ou use o QR code abaixo.',
  upiShowQr: 'Mostrar o QR code',
  upiQrLabel: (amount, payee) => `QR code UPI${amount ? ` de ${amount}` : ''} para ${payee}`,
  upiThisDevice: 'Pagar neste aparelho',
  upiId: 'ID UPI',
  upiAppShows: 'Seu app de UPI vai mostrar',
  upiTypeAmount: amount => `Digite você: ${amount}`,
  upiAppSteps: [
    'Abra o seu app de UPI por aqui.',
    'Confira o nome e o valor e digite o seu PIN de UPI.',
    'Volte para esta página.',
  ],
  upiQrSteps: [
    'Abra qualquer app de UPI no celular.',
    'Leia o QR code.',
    'Confira o nome e o valor e digite o seu PIN de UPI.',
  ],

  redirectOpened: host => `Pague em ${host}, na janela que abriu. Esta página se atualiza sozinha.`,
  redirectBlocked: 'O navegador não deixou abrir a janela. Abra você mesmo:',
  redirectAgain: 'Abrir de novo',
  redirectNewTab: 'Abrir em outra aba',

  handOff: 'Continuar no celular',
  handOffText:
    'Aponte a câmera do celular para este código. O pagamento continua lá, e esta página mostra quando ele for concluído.',
  handOffLabel: 'QR code que abre este pagamento no celular',

  requisitesTitle: 'Pague por transferência',
  requisitesText: 'Transfira o valor exato para esta conta.',
  requisitesSteps: [
    'Copie os dados no app do seu banco e transfira o valor exato.',
    'Volte e preencha os campos abaixo.',
    'Esta página se atualiza sozinha quando a transferência chegar.',
  ],
  requisitesFields: 'Depois da transferência',
  requisitesConfirm: 'Já transferi',
  requisitesRefused: 'Os dados não foram aceitos. Confira e envie de novo.',
  details: {
    accountholder: 'Titular da conta',
    accountnumber: 'Número da conta',
    accounttype: 'Tipo de conta',
    alias: 'Alias',
    amount: 'Valor',
    bank: 'Banco',
    bankname: 'Banco',
    beneficiary: 'Titular da conta',
    beneficiaryname: 'Titular da conta',
    cardlastdigits: 'Últimos dígitos do seu cartão',
    cardnumber: 'Número do cartão',
    email: 'E-mail',
    phone: 'Telefone',
    reference: 'Referência',
    sendername: 'Nome de quem transferiu',
    transactionid: 'Número da transação',
  },

  otpTitle: 'Digite o código',
  otpText: 'Enviamos um código de uso único por mensagem ou no seu app.',
  otpLabel: 'Código de uso único',
  otpConfirm: 'Confirmar',
  otpMissing: 'Digite o código que você recebeu.',
  otpWrong: 'O código não foi aceito. Confira, ou use o mais novo que você recebeu.',

  sending: 'Enviando…',
  sentTitle: 'Enviado',
  sentText: 'Estamos conferindo. Esta página se atualiza sozinha.',
  sendAgain: 'Corrigir o que enviei',
  sendFailed: 'Não foi possível enviar. Nada se perdeu: tente de novo daqui a pouco.',
  sendUnknown: 'Não tivemos resposta; pode ter chegado. Espere um pouco antes de enviar de novo.',
  sendExhausted: 'Não há mais tentativas. Se você já pagou, o pagamento continua valendo.',
  triesLeft: plural('pt-BR', {
    one: 'Resta no máximo # tentativa.',
    many: 'Restam no máximo # de tentativas.',
    other: 'Restam no máximo # tentativas.',
  }),

  stkTitle: 'Confirme no celular',
  stkText: phone =>
    phone
      ? `Um pedido de pagamento foi enviado para ${phone}.`
      : 'Um pedido de pagamento foi enviado para o seu celular.',
  stkSteps: [
    'Desbloqueie o celular e espere o pedido.',
    'Confira o nome e o valor e digite o seu PIN.',
    'Esta página se atualiza sozinha.',
  ],

  unknownStepTitle: 'Falta um passo',
  unknownStepText:
    'O serviço de pagamento pede um passo que esta página não sabe mostrar. Procure uma mensagem dele: no app, por SMS ou e-mail. Continuamos acompanhando, e esta página avisa quando o pagamento chegar.',

  redirectTitle: 'Continue na página de pagamento',
  redirectText: host => `Você paga em ${host} e depois volta para cá.`,
  leaving: host => `Abrindo ${host}…`,
  continueAt: host => `Continuar em ${host}`,
  addressRefused: 'O endereço da página de pagamento não é seguro, por isso não o abrimos. Nada foi cobrado.',
}
