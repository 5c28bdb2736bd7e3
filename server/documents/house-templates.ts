import type { Localized } from '../../catalog/in-locale.ts'

/** What the house itself issues for every service: the receipt of a submission and the letter of a refusal. */
export const receiptTemplate: Localized = {
  en: `<p>{{ agency.name }} has received what is listed here. Receiving is not deciding: the decision comes separately.</p>
<dl>
<dt>Sent by</dt><dd>{{ applicant.name }}</dd>
<dt>Service</dt><dd>{{ service }}</dd>
<dt>Number of the submission</dt><dd>{{ submission.number }}</dd>
<dt>Received on</dt><dd>{{ submission.submittedAt | time }}</dd>
<dt>Decided by</dt><dd>{{ office }}, by {{ submission.dueAt | day }}</dd>
<dt>SHA-256 of the answers</dt><dd>{{ submission.hash }}</dd>
</dl>
{% for section in sections %}<h2>{{ section.title }}</h2>
<dl>{% for item in section.items %}<dt>{{ item.title }}</dt><dd>{{ item.text }}</dd>{% endfor %}</dl>
{% endfor %}`,
  ru: `<p>{{ agency.name }}: перечисленное ниже получено. Получение ещё не решение: решение придёт отдельно.</p>
<dl>
<dt>Отправитель</dt><dd>{{ applicant.name }}</dd>
<dt>Услуга</dt><dd>{{ service }}</dd>
<dt>Номер заявления</dt><dd>{{ submission.number }}</dd>
<dt>Получено</dt><dd>{{ submission.submittedAt | time }}</dd>
<dt>Решение принимает</dt><dd>{{ office }}, до {{ submission.dueAt | day }}</dd>
<dt>SHA-256 ответов</dt><dd>{{ submission.hash }}</dd>
</dl>
{% for section in sections %}<h2>{{ section.title }}</h2>
<dl>{% for item in section.items %}<dt>{{ item.title }}</dt><dd>{{ item.text }}</dd>{% endfor %}</dl>
{% endfor %}`,
}

export const refusalTemplate: Localized = {
  en: `<p>To {{ applicant.name }}</p>
<p>{{ agency.name }} has decided on submission {{ submission.number }} of {{ submission.submittedAt | day }}, “{{ service }}”: <strong>it is refused.</strong></p>
<h2>Reason</h2>
<p>{{ decision.reason }}</p>
<p>Decided on {{ decision.decidedOn | day }}{% if decision.official %} by {{ decision.official }}{% endif %}, {{ office }}.</p>
<p>This decision can be appealed. {{ agency.name }} says how, and until when. A new application can be made at any time.</p>`,
  ru: `<p>Кому: {{ applicant.name }}</p>
<p>{{ agency.name }}: по заявлению {{ submission.number }} от {{ submission.submittedAt | day }}, «{{ service }}», принято решение: <strong>отказать.</strong></p>
<h2>Обоснование</h2>
<p>{{ decision.reason }}</p>
<p>Дата решения: {{ decision.decidedOn | day }}{% if decision.official %}. Решение принято: {{ decision.official }}{% endif %}, {{ office }}.</p>
<p>Решение можно обжаловать. Как и до какого срока, сообщает {{ agency.name }}. Новое заявление можно подать в любое время.</p>`,
}
