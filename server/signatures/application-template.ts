import type { Localized } from '../../catalog/in-locale.ts'

/** Counts up with every change of the wording below: people sign it with the rest. */
export const APPLICATION_TEMPLATE_VERSION = 2

/** What people sign: who confirms what, and every answer as the review has shown it. */
export const applicationTemplate: Localized = {
  en: `<p>To {{ agency.name }}</p>
<p><strong>{{ intent }}</strong></p>
<dl>
<dt>Service</dt><dd>{{ service }}</dd>
<dt>To be signed by</dt><dd>{% for signer in signers %}{{ signer.title }}{% if signer.name %} ({{ signer.name }}){% endif %}{% unless forloop.last %}, {% endunless %}{% endfor %}</dd>
<dt>SHA-256 of the answers</dt><dd>{{ hash }}</dd>
</dl>
{% for section in sections %}<h2>{{ section.title }}</h2>
<dl>{% for item in section.items %}<dt>{{ item.title }}</dt><dd>{{ item.text }}</dd>{% endfor %}</dl>
{% endfor %}
<h2>What a signature here is</h2>
<p>{% if demo %}This is a demonstration: nobody’s identity was checked, and no signature on this page binds anybody. {% endif %}{% if provider %}Each signature is a qualified electronic signature, made at {{ provider }} by a key that is kept there for the signer. The certificate in it says who the signer is.{% else %}Each signature is an advanced electronic signature by a key in the signer’s own browser, released by their passkey. It is not a qualified one and does not replace a handwritten signature where the law asks for that.{% endif %}</p>`,
  ru: `<p>Кому: {{ agency.name }}</p>
<p><strong>{{ intent }}</strong></p>
<dl>
<dt>Услуга</dt><dd>{{ service }}</dd>
<dt>Подписывают</dt><dd>{% for signer in signers %}{{ signer.title }}{% if signer.name %} ({{ signer.name }}){% endif %}{% unless forloop.last %}, {% endunless %}{% endfor %}</dd>
<dt>SHA-256 ответов</dt><dd>{{ hash }}</dd>
</dl>
{% for section in sections %}<h2>{{ section.title }}</h2>
<dl>{% for item in section.items %}<dt>{{ item.title }}</dt><dd>{{ item.text }}</dd>{% endfor %}</dl>
{% endfor %}
<h2>Что значит подпись здесь</h2>
<p>{% if demo %}Это демонстрация: личность никого не проверялась, и ни одна подпись на этой странице никого не обязывает. {% endif %}{% if provider %}Каждая подпись — квалифицированная электронная подпись, которую ставит {{ provider }} ключом, хранящимся там для подписывающего. Кто подписал, сказано в сертификате подписи.{% else %}Каждая подпись — усиленная электронная подпись ключом в браузере подписавшего, который открывается его ключом доступа. Она не является квалифицированной и не заменяет собственноручную подпись там, где этого требует закон.{% endif %}</p>`,
}
