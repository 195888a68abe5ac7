import type { Messages } from './messages.ts'
import { pixPtBR } from './pix/pt-BR.ts'

const METHODS: Readonly<Record<string, { name: string; hint: string }>> = {
  pix: { name: 'Pix', hint: 'Leia o QR code ou copie o código no app do seu banco. Cai na hora.' },
  paysafecard: { name: 'paysafecard', hint: 'Pague com os 16 dígitos do seu voucher.' },
}

export const ptBR: Messages = {
  checkout: 'Pagamento',
  loading: 'Carregando o pagamento',
  total: 'Total',
  methods: 'Como você quer pagar?',
  method: code => METHODS[code] ?? { name: code, hint: '' },
  payer: 'Seus dados',
  fields: {
    firstName: 'Nome',
    lastName: 'Sobrenome',
    middleName: 'Nome do meio',
    taxId: 'CPF ou CNPJ',
    email: 'E-mail',
    phone: 'Telefone',
    country: 'País',
    stateCode: 'Estado',
    city: 'Cidade',
    address: 'Endereço',
    zipCode: 'CEP',
    birthday: 'Data de nascimento',
    gender: 'Gênero',
  },
  choose: 'Escolha',
  fieldMissing: label => `Preencha o campo ${label}.`,
  fieldRefused: label => `Confira o campo ${label}: o serviço de pagamento não aceitou.`,
  taxIdWrong: 'Este CPF ou CNPJ não é válido. Confira os números.',
  fieldErrors: count => (count === 1 ? 'Confira um campo:' : `Confira ${count} campos:`),
  pay: amount => `Pagar ${amount}`,
  creating: 'Preparando o pagamento…',
  createFailed: 'Não foi possível iniciar o pagamento. Nada foi cobrado. Tente de novo.',
  changeMethod: 'Pagar de outro jeito',

  failedTitle: 'Não foi possível carregar o pagamento',
  failedText: 'Confira sua conexão e tente de novo. Nada foi cobrado.',
  retry: 'Tentar de novo',

  pixTitle: 'Pague com Pix',
  ...pixPtBR,

  waiting: 'Aguardando o pagamento…',
  offline: 'Você está sem internet. Ainda dá para pagar; conferimos assim que a conexão voltar.',
  unreachable:
    'Não conseguimos ver seu pagamento agora. O código continua valendo e nenhum pagamento se perde.',
  checkNow: 'Já paguei',
  checking: 'Conferindo…',

  redirectTitle: 'Continue na página de pagamento',
  redirectText: host => `Você paga em ${host} e depois volta para cá.`,
  leaving: host => `Abrindo ${host}…`,
  continueAt: host => `Continuar em ${host}`,
  openApp: 'Abrir o app de pagamento',
  addressRefused: 'O endereço da página de pagamento não é seguro, por isso não o abrimos. Nada foi cobrado.',
  otherTitle: 'Seu pagamento começou',
  otherText: 'Siga as instruções do serviço de pagamento. Esta página se atualiza sozinha.',

  paidTitle: 'Pago',
  paidText: amount => `Recebemos ${amount}. Obrigado!`,
  declinedTitle: 'Pagamento recusado',
  declinedText: 'Seu banco ou o serviço de pagamento não aprovou. Nada foi cobrado.',
  expiredTitle: 'O tempo para pagar acabou',
  expiredText: 'O código não vale mais. Se você já pagou, o pagamento vale mesmo assim.',
  errorTitle: 'O pagamento não deu certo',
  errorText: 'Houve um problema no serviço de pagamento. Você pode começar de novo.',
  unknownTitle: 'Estamos conferindo seu pagamento',
  unknownText: 'O serviço de pagamento ainda não respondeu. Aguarde e não pague outra vez.',
  tryAgain: 'Tentar de novo',
  newCode: 'Gerar novo código',
}
