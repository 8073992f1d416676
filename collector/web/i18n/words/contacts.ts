import { bilingual } from './bilingual.ts';

/** The list of emergency contacts: gathered, printed, sealed. */
export const contactWords = bilingual({
  ja: {
    'contacts.title': '緊急連絡網',
    'contacts.about': '{organisation}、{at} 時点',
    'contacts.role': '役割',
    'contacts.name': '氏名',
    'contacts.reach': '連絡方法',
    'contacts.contact': '連絡先',
    'contacts.answering': '契約の担当',
    'contacts.services': 'サービスの担当',
    'contacts.service': 'サービス',
    'contacts.suppliers': '供給者',
    'contacts.supplier': '供給者',
    'contacts.none': '連絡先がまだありません。SLA の連絡体制、サービスと供給者の連絡先がここに集まります。',
    'contacts.none.go': 'SLA を開く',
    'contacts.print': '印刷',
    'contacts.seal': '暗号化ファイルを作成',
    'contacts.seal.make': '作成してダウンロード',
    'contacts.seal.text':
      '合言葉を入力すると、どの PC のブラウザーでも通信なしで開ける HTML ファイルを 1 つ作成します。暗号化はこのブラウザーの中で行い、合言葉は送信も保存もしません。忘れると誰にも開けません。',
    'contacts.passphrase': '合言葉',
    'contacts.passphrase.again': '合言葉（確認）',
    'contacts.passphrase.hint': '{min} 文字以上。ファイルとは別の手段で伝えてください。',
    'contacts.passphrase.short': '{min} 文字以上で入力してください。',
    'contacts.passphrase.differs': '2 つの合言葉が一致しません。',
    'contacts.insecure':
      'この接続は暗号化されていないため、ブラウザーの暗号機能が使えません。暗号化ファイルを作成するには、HTTPS または localhost で開いてください。印刷はできます。',
    'contacts.sealed.lead': 'このファイルは暗号化されています。合言葉を入力すると、通信なしでこの端末だけで開きます。',
    'contacts.sealed.open': '開く',
    'contacts.sealed.busy': '開いています…',
    'contacts.sealed.wrong': '合言葉が違うか、ファイルが壊れています。',
    'contacts.sealed.unable':
      'このブラウザーは、この方法で開いたファイルを復号できません。ファイルを PC に保存し、ブラウザーで直接開いてください。',
    'contacts.distributions': '配布の記録',
  },
  en: {
    'contacts.title': 'Emergency contacts',
    'contacts.about': '{organisation}, as of {at}',
    'contacts.role': 'Role',
    'contacts.name': 'Name',
    'contacts.reach': 'How to reach',
    'contacts.contact': 'Contact',
    'contacts.answering': 'Answers for the agreement',
    'contacts.services': 'Who answers for services',
    'contacts.service': 'Service',
    'contacts.suppliers': 'Suppliers',
    'contacts.supplier': 'Supplier',
    'contacts.none': 'There are no contacts yet. Those of agreements, services and suppliers are gathered here.',
    'contacts.none.go': 'Open the agreements',
    'contacts.print': 'Print',
    'contacts.seal': 'Make an encrypted file',
    'contacts.seal.make': 'Make and download',
    'contacts.seal.text':
      'Makes one HTML file that opens by a passphrase in the browser of any computer, without a network. It is encrypted in this browser; the passphrase is neither sent nor kept. Nobody can open the file without it.',
    'contacts.passphrase': 'Passphrase',
    'contacts.passphrase.again': 'Passphrase, once more',
    'contacts.passphrase.hint': 'At least {min} characters. Tell it by another way than the file.',
    'contacts.passphrase.short': 'Give at least {min} characters.',
    'contacts.passphrase.differs': 'The two passphrases differ.',
    'contacts.insecure':
      'This connection is not encrypted, so the browser does not let the page encrypt. Open it over HTTPS, or on localhost, to make an encrypted file. Printing works.',
    'contacts.sealed.lead':
      'This file is encrypted. Give the passphrase: it opens on this device alone, without a network.',
    'contacts.sealed.open': 'Open',
    'contacts.sealed.busy': 'Opening…',
    'contacts.sealed.wrong': 'The passphrase is wrong, or the file is damaged.',
    'contacts.sealed.unable':
      'This browser cannot decrypt a file that is opened like this. Save it on a computer, and open it there with a browser.',
    'contacts.distributions': 'Distributions',
  },
});
